// Checks cards on this device, with the network on or off. Every word it shows stands in the page's templates.
const place = document.querySelector('[data-verifier]')
const form = place?.querySelector('form')
if (place instanceof HTMLElement && form) start(place, form).catch(() => undefined)

/** @param {HTMLElement} place @param {HTMLFormElement} form */
async function start(place, form) {
  /** @param {string} selector @param {ParentNode} [within] @returns {any} */
  const one = (selector, within = place) => within.querySelector(selector)
  /** @param {string} name */
  const moduleOf = (name) => (place.dataset['verifier'] ?? '').replace(/[^/]+$/, name)
  const [{ readCard }, { readRevocations }, { keysFromJson }] = await Promise.all(
    ['read-card.js', 'revocations.js', 'keys.js'].map((name) => import(moduleOf(name))),
  )
  const lang = document.documentElement.lang
  const [code, passport] = [one('#kode'), one('#paspor')]
  /** @type {any[]} */
  let keys = []
  /** @type {any} */
  let list
  /** @type {{ text: string, outcome: string, result: string, card: any }[]} */
  let scans = []

  /** @param {string} path */
  const got = async (path) => {
    const answer = await fetch(path, { cache: 'no-cache' })
    if (!answer.ok) throw new Error(path)
    return answer
  }

  async function renew() {
    try {
      keys = keysFromJson(await (await got('/kartu/kunci.json')).text())
      const read = await readRevocations(new Uint8Array(await (await got('/kartu/pencabutan')).arrayBuffer()), keys)
      if (read.ok && (!list || read.list.issuedAt > list.issuedAt)) list = read.list
    } catch {
      // What is known stays, and its age is shown.
    }
    tell()
  }

  function tell() {
    const line = one('[data-list]')
    const stale = list && Date.now() > Date.parse(list.staleAfter)
    const sentence = list ? (stale ? line.dataset.stale : line.dataset.fresh) : line.dataset.none
    line.textContent = sentence.replace('{age}', list ? age(Date.now() - Date.parse(list.issuedAt)) : '')
    one('[data-offline]').hidden = navigator.onLine
  }

  /** @param {number} ms */
  function age(ms) {
    const minutes = Math.floor(ms / 60_000)
    if (minutes < 1) return one('[data-list]').dataset.now
    const relative = new Intl.RelativeTimeFormat(lang)
    if (minutes < 60) return relative.format(-minutes, 'minute')
    const hours = Math.floor(minutes / 60)
    return hours < 48 ? relative.format(-hours, 'hour') : relative.format(-Math.floor(hours / 24), 'day')
  }

  /** @param {string} text @param {string} passportEnd */
  async function check(text, passportEnd) {
    await first
    const presented = passportEnd.trim() === '' ? {} : { passportEnd }
    const reading = await readCard(text, { keys, now: new Date().toISOString(), revocations: list, presented })
    const outcome = outcomeOf(reading)
    const template = one(`template[data-outcome="${outcome}"]`)
    if (scans.at(-1)?.text === text) scans.pop()
    const again = scans.some((scan) => scan.text === text)
    scans.push({ text, outcome, result: template.dataset.result, card: reading.card })
    one('[data-result]').replaceChildren(
      drawn(template),
      ...(again ? [drawn(one('template[data-again]'))] : []),
      ...(reading.ok ? [...place.querySelectorAll('template[data-more]')].map(drawn) : []),
      ...(reading.card ? [cardOf(reading)] : []),
    )
    one('[data-result] .verdict').scrollIntoView({ block: 'nearest' })
    count()
    sing(template.dataset.result)
    return reading
  }

  /** @param {any} template */
  const drawn = (template) => template.content.cloneNode(true)

  /** @param {any} reading */
  function outcomeOf(reading) {
    if (!reading.ok) return reading.code.slice(5)
    return reading.withdrawal.checked ? (reading.withdrawal.stale ? 'stale' : 'good') : 'unchecked'
  }

  /** @param {any} reading */
  function cardOf({ card, keyId }) {
    const template = one('template[data-card]')
    const shown = drawn(template)
    const day = (/** @type {string} */ text) =>
      new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
        dateStyle: 'medium',
        timeZone: 'Asia/Jakarta',
      }).format(new Date(text.length === 10 ? `${text}T05:00Z` : text))
    const { none, until, by } = template.dataset
    const facts = {
      ...card,
      passport: `… ${card.passportEnd}`,
      country: new Intl.DisplayNames(lang, { type: 'region' }).of(card.country),
      employer: card.employer || none,
      company: card.company ?? none,
      scheme: one(`template[data-scheme="${card.scheme}"]`)?.content.textContent ?? card.scheme,
      valid: until.replace('{from}', day(card.validFrom)).replace('{until}', day(card.validUntil)),
      signed: (keyId ? by.replace('{key}', keyId.slice(0, 8)) : '{on}').replace('{on}', day(card.issuedAt)),
      photo: Array.from(card.photo.slice(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    }
    for (const slot of shown.querySelectorAll('[data-fill]')) slot.textContent = facts[slot.dataset.fill]
    return shown
  }

  function count() {
    one('[data-tally]').hidden = scans.length === 0
    for (const name of ['good', 'careful', 'bad'])
      one(`[data-count="${name}"]`).textContent = String(scans.filter(({ result }) => result === name).length)
    one('[data-tally] ol').replaceChildren(
      ...scans.map(({ outcome, card }) => {
        const line = document.createElement('li')
        const word = one(`template[data-outcome="${outcome}"]`).content.querySelector('h1').textContent
        line.textContent = card ? `${word}: ${card.holder} … ${card.passportEnd}` : word
        return line
      }),
    )
  }

  /** One high tone passes, two low ones do not. @param {string} result */
  function sing(result) {
    if (!one('#bunyi')?.checked) return
    const sound = new AudioContext()
    for (let at = 0; at < (result === 'good' ? 1 : 2); at += 1) {
      const tone = sound.createOscillator()
      tone.frequency.value = result === 'good' ? 880 : 220
      tone.connect(sound.destination)
      tone.start(sound.currentTime + at * 0.25)
      tone.stop(sound.currentTime + at * 0.25 + 0.15)
    }
  }

  /** Nothing is judged before keys and list were asked for once. */
  const first = renew()

  function missed() {
    one('[data-note]').textContent = one('[data-note]').dataset.empty
    code.focus()
  }

  form.addEventListener('submit', (event) => {
    const departs = event.submitter?.hasAttribute('formaction') ?? false
    if (departs && place.dataset['queue'] === undefined) return
    event.preventDefault()
    if (code.value.trim() === '') return missed()
    void check(code.value.replaceAll(/[\r\n\t]/g, ''), passport.value).then((reading) => {
      code.focus({ preventScroll: true })
      code.select()
      if (departs && reading.ok) place.dispatchEvent(new CustomEvent('depart', { detail: reading.card }))
    })
  })
  code.addEventListener('input', () => {
    if (scans.length > 0) passport.value = ''
  })
  passport.addEventListener('input', () => {
    const last = scans.at(-1)
    if (last && passport.value.trim().length >= 4) void check(last.text, passport.value)
  })
  one('[data-tally] button').addEventListener('click', () => {
    scans = []
    count()
    one('[data-result]').replaceChildren()
  })
  for (const event of ['online', 'offline']) addEventListener(event, () => void renew())
  setInterval(() => void renew(), 600_000)
  setInterval(tell, 60_000)
  for (const part of place.querySelectorAll('[data-live]')) if (part instanceof HTMLElement) part.hidden = false
  await first
  place.addEventListener('scanned', (event) => {
    if (!(event instanceof CustomEvent)) return
    code.value = event.detail
    passport.value = ''
    void check(code.value, '')
  })
  place.dataset.ready = 'yes'
  place.dispatchEvent(new Event('ready'))
}

navigator.serviceWorker
  ?.register('/sw.js', { updateViaCache: 'none' })
  .then(() => navigator.serviceWorker.ready)
  .then(() => document.querySelector('[data-saved]')?.removeAttribute('hidden'))
  .catch(() => undefined)
