/*
 * Keys for an officer's desk. They press what is already on the page: links and buttons that work without a script.
 * They are silent while somebody types, under a modifier key, and when they are switched off (kept in this browser).
 */
const kept = 'bekal.tombol'
/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector, within = /** @type {ParentNode} */ (document)) =>
  [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement)
/** @param {string} selector */
const one = (selector, within = /** @type {ParentNode} */ (document)) => all(selector, within)[0]
const isOn = () => {
  try {
    return localStorage.getItem(kept) !== 'mati'
  } catch {
    return true
  }
}
const rows = () => all('.queue tbody tr[id^="baris-"]')
/** @param {HTMLElement} row */
const linkOf = (row) => one('th a', row)
/** @returns {HTMLElement | undefined} */
const current = () => rows().find((row) => row.contains(document.activeElement)) ?? one('.queue tr[aria-current]')

/** @param {number} by */
function move(by) {
  const list = rows()
  if (list.length === 0) return
  const row = current()
  const at = row ? list.indexOf(row) : -1
  const next = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by))]
  if (!next) return
  linkOf(next)?.focus()
  next.scrollIntoView({ block: 'nearest' })
}

function openFull() {
  const row = current()
  const opened = one('a[data-open]')
  const id = row?.id.slice('baris-'.length)
  if (id) location.assign(`/meja/${id}`)
  else if (opened) opened.click()
}

function openNext() {
  const list = rows()
  const at = list.findIndex((row) => row.hasAttribute('aria-current'))
  const next = list[at + 1] ?? list[0]
  if (next) linkOf(next)?.click()
}

/** Ticked files go before the one that is open. @param {string} key */
function press(key) {
  const ticked = all('.queue input:checked').length > 0
  const places = ticked ? ['.bulk', '.desk__aside', 'main'] : ['.desk__aside', '.decide', 'main']
  for (const place of places)
    for (const target of all(`${place} [data-key="${key}"]`)) {
      if (!ticked && target.closest('.bulk')) continue
      target.click()
      return true
    }
  return false
}

/** After K a digit chooses the reason and gives the file back; otherwise it opens a document. */
let returning = 0
/** @param {number} number */
function digit(number) {
  if (Date.now() - returning < 4_000) {
    const reason = one(`input[data-key="${number}"]`)
    if (!(reason instanceof HTMLInputElement)) return false
    reason.checked = true
    returning = 0
    return press('K')
  }
  const paper = all('.papers a')[number - 1]
  paper?.click()
  return paper !== undefined
}

function returnOrWait() {
  if (one('.reasons input') && returning === 0) {
    returning = Date.now()
    one('.reasons input:checked')?.focus()
    setTimeout(() => (returning = 0), 4_000)
    return true
  }
  returning = 0
  return press('K')
}

/* The paper: larger and turned, without leaving the page. */
const turns = ['', 'rotate(90deg)', 'rotate(180deg)', 'rotate(270deg)']
let [turned, large] = [0, false]
function showPaper() {
  const picture = one('.viewer img')
  if (!picture) return false
  picture.style.transform = `${turns[turned % 4]} ${large ? 'scale(2)' : ''}`
  picture.style.transformOrigin = large ? 'top left' : 'center'
  return true
}

/** @param {EventTarget | null} element */
const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"])'))

/** @type {Record<string, () => boolean>} */
const does = {
  ArrowDown: () => (move(1), true),
  ArrowUp: () => (move(-1), true),
  x: () => {
    const row = current()
    const box = row && one('input[type="checkbox"]', row)
    box?.click()
    return box !== undefined
  },
  Enter: () => (document.activeElement?.closest('.queue th') ? (openFull(), true) : false),
  s: () => press('S'),
  k: returnOrWait,
  t: () => press('T'),
  l: () => press('L'),
  b: () => press('B'),
  p: () => press('P'),
  n: () => (openNext(), true),
  z: () => ((large = !large), showPaper()),
  r: () => ((turned += 1), showPaper()),
  '/': () => (one('.find input')?.focus(), true),
}

addEventListener('keydown', (event) => {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    (event.repeat && !event.key.startsWith('Arrow'))
  )
    return
  if (typing(event.target) || one('dialog[open]')) return
  if (event.key === '?') return
  if (!isOn()) return
  const arrows = event.key.startsWith('Arrow')
  const on = event.target instanceof Element ? event.target : document.body
  if (arrows && on.closest('.reasons, fieldset, [role="region"]:not(:has(.queue)), details')) return
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  const did = /^[1-9]$/.test(key) ? digit(Number(key)) : does[key]?.()
  if (did) event.preventDefault()
})

/* How many are ticked, said in the bar below. */
const bar = one('.bulk > b')
if (bar) {
  const plain = bar.textContent
  bar.setAttribute('role', 'status')
  const count = () => {
    const ticked = all('.queue input:checked').length
    bar.textContent =
      ticked === 0 ? plain : `${ticked} ${document.documentElement.lang === 'en' ? 'ticked' : 'dipilih'}`
  }
  addEventListener('change', count)
  count()
}

/* Undoing is offered as long as it is possible. */
const undo = one('.toast form')
if (undo) setTimeout(() => undo.remove(), 9_500)
