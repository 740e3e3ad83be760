/*
 * Keys for an officer's desk. They press what is already on the page: links and buttons that work without a script.
 * They act only while the focus is in the list, in the file or nowhere; they are silent while somebody types, under a
 * modifier key, and when they are switched off. Letters can be chosen otherwise. Each officer's choice is kept in this
 * browser, apart from that of whoever else sits here.
 */
const kept = `bekal.tombol.${document.body.dataset['officer'] ?? ''}`
/** Letters as they stand in the page. @type {readonly string[]} */
const letters = ['X', 'S', 'K', 'T', 'L', 'B', 'C', 'P', 'A', 'J', 'N', 'Z', 'R', '/']

/** Whether the keys act, and the letters that were chosen instead of ours. @type {{ on: boolean, chosen: Record<string, string> }} */
const choice = { on: true, chosen: {} }
try {
  Object.assign(choice, JSON.parse(localStorage.getItem(kept) ?? '{}'))
} catch {
  /* Without storage the choice holds for this page. */
}

/** The key that does what a letter of the page stands for. @param {string} letter */
const keyOf = (letter) => choice.chosen[letter] ?? letter
/** What a pressed key stands for; nothing when its letter was given to another. @param {string} key */
const meant = (key) => letters.find((letter) => keyOf(letter) === key) ?? (letters.includes(key) ? undefined : key)

/** Keys stand beside what they do as they are now; switched off, none is shown. */
function showKeys() {
  for (const hint of document.querySelectorAll('kbd')) {
    hint.dataset['letter'] ??= hint.textContent ?? ''
    hint.textContent = keyOf(hint.dataset['letter'])
    hint.style.display = choice.on || hint.closest('dialog') ? '' : 'none'
  }
}

/** What `console-help.js` needs of all this. */
Object.assign(globalThis, {
  bekalKeys: {
    choice,
    letters,
    keyOf,
    keep: () => {
      try {
        localStorage.setItem(kept, JSON.stringify(choice))
      } catch {
        /* Without storage the choice holds for this page. */
      }
      showKeys()
    },
  },
})
showKeys()

/** @param {string} selector @returns {HTMLElement[]} */
const all = (selector, within = /** @type {ParentNode} */ (document)) =>
  [...within.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement)
/** @param {string} selector */
const one = (selector, within = /** @type {ParentNode} */ (document)) => all(selector, within)[0]
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

/** Ticked files go before the one that is open. @param {string} key */
function press(key) {
  const ticked = all('.queue input:checked').length > 0
  const places = ticked
    ? ['.bulk', '.desk__aside', 'main', '.desk__call']
    : ['.desk__aside', '.decide', 'main', '.desk__call']
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
    const reason = one('.reasons input:checked') ?? one('.reasons input')
    reason?.focus()
    // The bar of acts lies over the end of the pane: in sight for the browser, not for the officer.
    reason?.closest('.reasons')?.scrollIntoView({ block: 'center' })
    setTimeout(() => (returning = 0), 4_000)
    return true
  }
  returning = 0
  return press('K')
}

/* The paper: larger and turned, without leaving the page. */
let [turned, large] = [0, false]
function showPaper() {
  const picture = one('.viewer img')
  if (!picture) return false
  Object.assign(picture.style, {
    width: large ? '200%' : '',
    maxWidth: large ? 'none' : '',
    maxHeight: large ? 'none' : '',
    transform: turned % 4 === 0 ? '' : `rotate(${(turned % 4) * 90}deg)`,
  })
  return true
}

/** @param {EventTarget | null} element */
const typing = (element) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || element.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"])'))

/** What the letters of the page do. @type {Record<string, () => boolean>} */
const does = {
  ArrowDown: () => (move(1), true),
  ArrowUp: () => (move(-1), true),
  X: () => {
    const row = current()
    const box = row && one('input[type="checkbox"]', row)
    box?.click()
    return box !== undefined
  },
  Enter: () => (document.activeElement?.closest('.queue th') ? (openFull(), true) : false),
  K: returnOrWait,
  Z: () => ((large = !large), showPaper()),
  R: () => ((turned += 1), showPaper()),
  '/': () => (one('.find input')?.focus(), true),
}
for (const letter of ['S', 'T', 'L', 'B', 'C', 'P', 'A', 'J', 'N']) does[letter] = () => press(letter)

/** What somebody writes on this page, and is not sent: no letter may lead away from it. */
const written = () =>
  all('main textarea, main input:not([type])').filter(
    (field) =>
      (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
      !field.readOnly &&
      field.value.trim() !== '' &&
      field.value !== field.defaultValue,
  )

/** A page that asks for a sentence: whoever comes here types, so no letter does anything else. */
const isAsked = /\/(tanya|setujui|kembalikan|tahan|tolak|cabut)$/.test(location.pathname)
if (isAsked && !one('[role="alert"]')) one('main form textarea, main form input:not([type="hidden"])')?.focus()

/* A form that was taken leaves nothing of what `drafts.js` kept for it. */
try {
  const taken = sessionStorage.getItem('bekal.dikirim')
  if (taken !== null && taken !== `bekal.tulisan ${location.pathname}`) sessionStorage.removeItem(taken)
  sessionStorage.removeItem('bekal.dikirim')
} catch {
  /* Without storage nothing was kept. */
}

/** @param {KeyboardEvent} event */
const isForUs = ({ ctrlKey, metaKey, altKey, isComposing, repeat, key, target }) =>
  choice.on &&
  !(ctrlKey || metaKey || altKey || isComposing || (repeat && !key.startsWith('Arrow'))) &&
  !typing(target) &&
  (key.length > 1 || !(isAsked || written().length > 0)) &&
  !one('dialog[open]') &&
  target instanceof Element &&
  (target === document.body || target.closest('main, .desk__aside') !== null)

addEventListener('keydown', (event) => {
  if (!isForUs(event)) return
  const arrows = event.key.startsWith('Arrow')
  const on = event.target instanceof Element ? event.target : document.body
  if (arrows && on.closest('.reasons, fieldset, [role="region"]:not(:has(.queue)), details')) return
  const key = event.key.length === 1 ? meant(event.key.toUpperCase()) : event.key
  if (key === undefined) return
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
if (undo)
  setTimeout(() => {
    // What was promised in ten seconds has left by now: the sentence goes with the way back.
    undo.closest('.toast')?.remove()
  }, 9_500)
