// Checks cards on this device, with the network on or off. Every word it shows stands in the page's templates.
const place = document.querySelector('[data-verifier]')
const form = place?.querySelector('form')
if (place instanceof HTMLElement && form) start(place, form).catch(() => undefined)

/** @param {HTMLElement} place @param {HTMLFormElement} form */
async function start(place, form) {
  /** @param {string} selector @param {ParentNode} [within] @returns {any} */
  const one = (selector, within = place) => within.querySelector(selector)
  const [{ readCard }, { readRevocations }, { keysFromJson }] = await Promise.all(
    ['read-card.js', 'revocations.js', 'keys.js'].map(
      (name) => import((place.dataset['verifier'] ?? '').replace(/[^/]+$/, name)),
    ),
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
    const presented = passportEnd.trim() === '' ? {} : { passportEnd }
    const reading = await readCard(text, { keys, now: new Date().toISOString(), revocations: list, presented })
    const outcome = outcomeOf(reading)
    const template = one(`template[data-outcome="${outcome}"]`)
    if (scans.at(-1)?.text === text) scans.pop()
    const again = scans.some((scan) => scan.text === text)
    scans.push({ text, outcome, result: template.dataset.result, card: reading.card })
    one('[data-result]').replaceChildren(
      template.content.cloneNode(true),
      ...(again ? [one('template[data-again]').content.cloneNode(true)] : []),
      ...(reading.card ? [cardOf(reading)] : []),
    )
    count()
    sing(template.dataset.result)
  }

  /** @param {any} reading */
  function outcomeOf(reading) {
    if (!reading.ok) return reading.code.slice(5)
    return reading.withdrawal.checked ? (reading.withdrawal.stale ? 'stale' : 'good') : 'unchecked'
  }

  /** @param {any} reading */
  function cardOf({ card, keyId }) {
    const template = one('template[data-card]')
    const shown = template.content.cloneNode(true)
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

  form.addEventListener('submit', (event) => {
    if (code.value.trim() === '' || event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    void check(code.value.replaceAll(/[\r\n\t]/g, ''), passport.value).then(() => code.select())
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
  await renew()
  await watch(one('[data-camera]'), one('[data-no-camera]'), (text) => {
    code.value = text
    passport.value = ''
    void check(text, '')
  })
  place.dataset.ready = 'yes'
}

/**
 * Opens the camera when asked and reads codes until it is closed; the same code counts again only after a pause.
 * @param {HTMLElement} box @param {HTMLElement} instead @param {(text: string) => void} found
 */
async function watch(box, instead, found) {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector
  const canRead = Detector && (await Detector.getSupportedFormats().catch(() => [])).includes('qr_code')
  box.hidden = !canRead
  instead.hidden = Boolean(canRead)
  const [button, video] = [box.querySelector('button'), box.querySelector('video')]
  const [refused, label] = [box.querySelector('p'), button?.querySelector('span')]
  if (!canRead || !button || !video || !refused || !label) return
  const reader = new Detector({ formats: ['qr_code'] })
  const words = [label.textContent, button.dataset.words ?? '']
  /** @type {MediaStream | undefined} */
  let stream
  let [last, at] = ['', 0]

  async function look() {
    if (!stream || !video) return
    const [code] = await reader.detect(video).catch(() => [])
    const isNew = code && (code.rawValue !== last || Date.now() - at > 5000)
    if (code) [last, at] = [code.rawValue, Date.now()]
    if (isNew) found(code.rawValue)
    setTimeout(() => void look(), 150)
  }

  async function turn() {
    if (!video || !button || !refused || !label) return
    if (stream) {
      for (const track of stream.getTracks()) track.stop()
      stream = undefined
    } else {
      stream = await navigator.mediaDevices
        ?.getUserMedia({ video: { facingMode: 'environment' } })
        .catch(() => undefined)
      refused.hidden = stream !== undefined
      video.srcObject = stream ?? null
      if (stream) await video.play()
      void look()
    }
    video.hidden = !stream
    label.textContent = words[stream ? 1 : 0] ?? ''
  }
  button.addEventListener('click', () => void turn())
}

navigator.serviceWorker?.register('/sw.js', { updateViaCache: 'none' }).then(
  async () => {
    await navigator.serviceWorker.ready
    const saved = document.querySelector('[data-saved]')
    if (saved instanceof HTMLElement) saved.hidden = false
  },
  () => undefined,
)
