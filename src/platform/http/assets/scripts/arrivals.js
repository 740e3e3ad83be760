// People who come back are written down here with or without a network. Each is closed at once with a key that only the
// server opens (JWE, RFC 7516: RSA-OAEP-256 and A256GCM), waits on this device, and is deleted when the server has it. What
// is typed is never kept open; the last names on the screen are in the memory of this page. Every word stands in the page.
const box = document.querySelector('[data-device]')
const form = document.querySelector('#orang')
const event = location.pathname.split('/')[3] ?? ''
if (box instanceof HTMLElement && form instanceof HTMLFormElement && event.length === 36)
  start(box, form).catch(() => undefined)

/**
 * @typedef {{ id: string, event: string, closed: string, refused?: boolean }} Row
 * @typedef {{ id: string, title: string, when: string, key: JsonWebKey, by: string, sent: number }} Arrival
 */

/** @param {HTMLElement} box @param {HTMLFormElement} form */
async function start(box, form) {
  const name = 'bekal-kedatangan'
  const address = `/meja/kedatangan/${event}/kiriman`
  const text = new TextEncoder()
  /** @param {string} selector @returns {any} */
  const one = (selector) => box.querySelector(selector)
  const news = new BroadcastChannel(name)
  /** @type {'ready' | 'away' | 'sending' | 'all' | 'sign-in'} */
  let standing = navigator.onLine ? 'ready' : 'away'
  let [pause, most, warned] = [2, 10, false]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  // Without these nothing is taken over: the form goes to the server, as without a script.
  if (!navigator.locks || !crypto.subtle) return
  const db = await opened()
  const arrival = await arrivalHere()
  box.hidden = false
  if (arrival === undefined) return say('foreign')
  const key = await crypto.subtle.importKey('jwk', arrival.key, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, [
    'wrapKey',
  ])

  /** @returns {Promise<IDBDatabase>} */
  function opened() {
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('rows', { keyPath: 'id' }).createIndex('event', 'event')
      asked.result.createObjectStore('arrivals', { keyPath: 'id' })
    }
    return done(asked)
  }

  /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  }

  /** Changes both stores together, and waits until it is on the disk. @param {(rows: IDBObjectStore, arrivals: IDBObjectStore) => void} work @returns {Promise<void>} */
  function change(work) {
    return new Promise((resolve, reject) => {
      const tx = db.transaction(['rows', 'arrivals'], 'readwrite', { durability: 'strict' })
      tx.oncomplete = () => resolve()
      tx.onabort = () => reject(tx.error)
      work(tx.objectStore('rows'), tx.objectStore('arrivals'))
    })
  }

  /** What this device knows of the arrival: told by the page, else from before. @returns {Promise<Arrival | undefined>} */
  async function arrivalHere() {
    const before = await done(db.transaction('arrivals').objectStore('arrivals').get(event))
    const { title = '', when = '', key, by = '' } = box.dataset
    if (key === undefined) {
      const place = document.querySelector('[data-place]')
      const line = document.querySelector('p[data-when]')
      if (before && place && line) [place.textContent, line.textContent] = [before.title, before.when]
      return before
    }
    const told = { id: event, title, when, key: JSON.parse(key), by, sent: before?.sent ?? 0 }
    await change((_, arrivals) => arrivals.put(told))
    return told
  }

  /** @returns {Promise<Row[]>} */
  const rows = () => done(db.transaction('rows').objectStore('rows').index('event').getAll(event))

  /** @param {string} what */
  const words = (what) => box.dataset[what] ?? ''
  /** @param {string} what */
  function say(what) {
    one('[data-standing]').textContent = box.getAttribute(`data-${what}`) ?? ''
  }

  async function show() {
    const all = await rows()
    const odd = all.filter(({ refused }) => refused)
    const held = all.length - odd.length
    const kept = await done(db.transaction('arrivals').objectStore('arrivals').get(event))
    one('[data-held]').textContent = String(held)
    one('[data-sent]').textContent = String(kept?.sent ?? 0)
    say(standing === 'ready' && held === 0 && kept?.sent > 0 ? 'all' : standing)
    one('[data-send]').hidden = held === 0 || standing === 'sign-in' || standing === 'sending'
    one('[data-door]').hidden = standing !== 'sign-in'
    one('[data-odd]').hidden = odd.length === 0
    one('[data-line]').textContent = words('refused').replace('{count}', String(odd.length))
    const waiting = new Set(all.map(({ id }) => id))
    for (const button of document.querySelectorAll('[data-just] button'))
      if (button instanceof HTMLElement && !waiting.has(button.dataset['id'] ?? '')) button.remove()
    box.dataset['held'] = String(held)
  }

  /** @param {Uint8Array | ArrayBuffer} bytes */
  const base64 = (bytes) =>
    btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')

  /** Closes what was typed: a fresh key for each row, wrapped for the server. @param {string} plain */
  async function close(plain) {
    const head = base64(text.encode(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: event })))
    const content = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
    const wrapped = await crypto.subtle.wrapKey('raw', content, key, { name: 'RSA-OAEP' })
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const how = { name: 'AES-GCM', iv, additionalData: text.encode(head) }
    const sealed = new Uint8Array(await crypto.subtle.encrypt(how, content, text.encode(plain)))
    return [head, ...[wrapped, iv, sealed.subarray(0, -16), sealed.subarray(-16)].map(base64)].join('.')
  }

  /** A UUIDv7 (RFC 9562), as the server makes them. */
  function newId() {
    const time = Date.now().toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
  }

  /** What is wrong with the line as it stands; the server asks the same again. @param {FormData} typed @returns {[string, string] | undefined} */
  function wrongIn(typed) {
    if (String(typed.get('nama')).trim() === '') return ['nama', words('empty')]
    for (const [field, longest] of /** @type {const} */ ([
      ['nama', 120],
      ['asal', 120],
      ['dokumen', 40],
    ]))
      if (String(typed.get(field)).length > longest) return [field, words('long')]
    return isBirth(
      String(typed.get('lahir'))
        .trim()
        .replaceAll(/[./\s]+/g, '-'),
    )
      ? undefined
      : ['lahir', words('birth')]
  }

  /** @param {string} birth */
  function isBirth(birth) {
    if (birth === '') return true
    const [, date, month, year] = /^(?:(\d{1,2})-(\d{1,2})-)?((?:19|20)\d\d)$/.exec(birth) ?? []
    const told =
      date === undefined
        ? birth.replace(/^\d{4}$/, '$&-01-01')
        : [year, month?.padStart(2, '0'), date.padStart(2, '0')].join('-')
    const day = new Date(`${told}T00:00:00Z`)
    return (
      !Number.isNaN(day.getTime()) &&
      day.toISOString().startsWith(told) &&
      day.getFullYear() <= Math.max(2026, new Date().getFullYear())
    )
  }

  /** @param {[string, string] | undefined} wrong */
  function complain(wrong) {
    for (const before of form.querySelectorAll('[data-wrong]')) before.remove()
    for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid')
    if (!wrong) return
    const input = form.elements.namedItem(wrong[0])
    if (!(input instanceof HTMLInputElement)) return
    const line = document.createElement('span')
    line.className = 'wrong'
    line.dataset['wrong'] = ''
    line.role = 'alert'
    line.textContent = wrong[1]
    input.setAttribute('aria-invalid', 'true')
    input.before(line)
    input.focus()
  }

  async function save() {
    const typed = new FormData(form)
    const wrong = wrongIn(typed)
    complain(wrong)
    if (wrong) return
    const id = newId()
    const fields = new URLSearchParams()
    for (const [field, value] of typed) if (!field.startsWith('_') && value !== '') fields.append(field, String(value))
    fields.set('id', id)
    fields.set('pada', new Date().toISOString())
    const who = String(typed.get('nama')).trim()
    try {
      const closed = await close(String(fields))
      await change((store) => store.put({ id, event, closed }))
    } catch {
      return complain(['nama', words('full')])
    }
    form.reset()
    for (const part of form.querySelectorAll('details')) part.open = false
    const first = form.elements.namedItem('nama')
    if (first instanceof HTMLInputElement) first.focus()
    remember(id, who)
    news.postMessage(0)
    await show()
    void send()
  }

  /** @param {string} id @param {string} who */
  function remember(id, who) {
    const place = document.querySelector('[data-just]')
    const list = place?.querySelector('ul')
    if (!(place instanceof HTMLElement) || !list) return
    const [line, button] = [document.createElement('li'), document.createElement('button')]
    line.textContent = `${words('saved').replace('{name}', who)} `
    button.type = 'button'
    button.className = 'button button--outline button--small'
    button.dataset['id'] = id
    button.textContent = words('undo')
    button.addEventListener('click', () => void forget(id, line))
    line.append(button)
    list.prepend(line)
    while (list.children.length > 5) list.lastElementChild?.remove()
    place.hidden = false
  }

  /** Takes back a line that is not on its way: nothing is sent while this is done. @param {string} id @param {HTMLElement} line */
  const forget = (id, line) =>
    navigator.locks.request(name, async () => {
      const row = await done(db.transaction('rows').objectStore('rows').get(id))
      if (row) await change((store) => store.delete(id))
      if (row) line.remove()
      news.postMessage(0)
      await show()
    })

  /** Sends what waits in small batches; only one tab does. What cannot be sent stays. */
  async function send() {
    clearTimeout(timer)
    if (!(await rows()).some(({ refused }) => !refused)) {
      if (standing !== 'ready' && navigator.onLine) standing = 'ready'
      return show()
    }
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await sendInTurn()
    })
  }

  async function sendInTurn() {
    standing = 'sending'
    await show()
    try {
      const { token, total } = await asked()
      tell(total)
      for (;;) {
        const batch = (await rows()).filter(({ refused }) => !refused).slice(0, most)
        if (batch.length === 0) break
        await finish(batch, await asked(token, batch))
        most = Math.min(40, most * 2)
        news.postMessage(0)
        await show()
      }
      standing = 'ready'
      tell((await asked()).total)
    } catch (problem) {
      standing = problem instanceof Error && problem.message === 'sign-in' ? 'sign-in' : 'away'
      most = Math.max(1, Math.floor(most / 2))
    }
    await show()
    pause = standing === 'ready' ? 2 : Math.min(30, pause * 2)
    timer = setTimeout(() => void send(), pause * 1000)
  }

  /** @param {string} [token] @param {Row[]} [batch] @returns {Promise<any>} */
  async function asked(token, batch) {
    const body = new URLSearchParams({ _key: crypto.randomUUID() })
    for (const { id, closed } of batch ?? []) body.append('baris', `${id} ${closed}`)
    const answer = await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(20_000),
      ...(batch ? { method: 'POST', body, headers: { 'x-token': token ?? '' } } : {}),
    })
    if ([401, 403, 404].includes(answer.status)) throw new Error('sign-in')
    if (!answer.ok) throw new Error('away')
    return await answer.json()
  }

  /** Deletes what the server has, and counts it, in one step. @param {Row[]} batch @param {{ kept: string[], refused: string[] }} answer */
  async function finish(batch, { kept, refused }) {
    const [gone, odd] = [new Set(kept), new Set(refused)]
    if (!batch.some(({ id }) => gone.has(id) || odd.has(id))) throw new Error('away')
    await change((store, arrivals) => {
      for (const row of batch) {
        if (gone.has(row.id)) store.delete(row.id)
        else if (odd.has(row.id)) store.put({ ...row, refused: true })
      }
      const own = arrivals.get(event)
      own.onsuccess = () =>
        arrivals.put({ ...own.result, sent: own.result.sent + batch.filter(({ id }) => gone.has(id)).length })
    })
  }

  /** @param {number} total */
  function tell(total) {
    const line = document.querySelector('[data-total]')
    if (line instanceof HTMLElement) line.textContent = (line.dataset['words'] ?? '').replace('{total}', String(total))
  }

  form.addEventListener('submit', (pressed) => {
    pressed.preventDefault()
    void save()
  })
  one('[data-send]').addEventListener('click', () => void send())
  one('[data-door]').href = `/petugas/masuk?lanjut=${encodeURIComponent(location.pathname)}`
  one('[data-odd] button').addEventListener('click', async () => {
    const odd = (await rows()).filter(({ refused }) => refused)
    await change((store) => odd.forEach(({ id }) => store.delete(id)))
    await show()
  })
  document.querySelector('form[action="/keluar"]')?.addEventListener('submit', (leaving) => {
    if (warned || box.dataset['held'] === '0') return
    warned = true
    leaving.preventDefault()
    say('out')
    box.scrollIntoView()
  })
  const part = document.querySelector('[data-form]')
  if (part instanceof HTMLElement) part.hidden = false
  news.onmessage = () => void show()
  addEventListener('online', () => {
    pause = 2
    void send()
  })
  addEventListener('offline', () => {
    standing = 'away'
    void show()
  })
  navigator.serviceWorker
    ?.register('/meja/kedatangan/pekerja.js', { updateViaCache: 'none' })
    .then(() => navigator.serviceWorker.ready)
    .then(() => (box.dataset['offline'] = 'yes'))
    .catch(() => undefined)
  await navigator.storage?.persist?.().catch(() => false)
  await show()
  box.dataset['started'] = 'yes'
  void send()
}
