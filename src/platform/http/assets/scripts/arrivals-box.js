// What waits on a device at a port: rows that were closed at once with a key that only the server opens (JWE, RFC 7516:
// RSA-OAEP-256 and A256GCM), until the server has them. Nothing here can open one again.
const name = 'bekal-kedatangan'
const text = new TextEncoder()

/**
 * @typedef {{ id: string, event: string, closed: string, refused?: boolean }} Row
 * @typedef {{ id: string, title: string, when: string, key: JsonWebKey, year: number }} Told
 * @typedef {Told & { sent: number }} Arrival
 */

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error))
  })

/** @param {Uint8Array | ArrayBuffer} bytes */
const base64 = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

/** A UUIDv7 (RFC 9562), as the server makes them. */
function newId() {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}

/**
 * What is wrong with a line before it is closed, since nobody can correct it afterwards: the field, and the name of the words.
 *
 * @param {URLSearchParams} typed
 * @param {number} year  this year as the server told it, for tablets whose clock stands
 * @returns {[string, 'empty' | 'long' | 'birth'] | undefined}
 */
export function wrongIn(typed, year) {
  /** @param {string} field */
  const told = (field) => (typed.get(field) ?? '').trim()
  if (told('nama') === '') return ['nama', 'empty']
  for (const [field, longest] of /** @type {const} */ ([
    ['nama', 120],
    ['asal', 120],
    ['dokumen', 40],
  ]))
    if (told(field).length > longest) return [field, 'long']
  return isBirth(told('lahir').replaceAll(/[./\s]+/g, '-'), Math.max(year, new Date().getFullYear()))
    ? undefined
    : ['lahir', 'birth']
}

/** Nothing, a year, or a day that exists and is not to come. @param {string} birth @param {number} year */
function isBirth(birth, year) {
  if (birth === '') return true
  const [, date, month, born = ''] = /^(\d{1,2})-(\d{1,2})-((?:19|20)\d\d)$/.exec(birth) ?? []
  const told = date && month ? [born, month.padStart(2, '0'), date.padStart(2, '0')].join('-') : birth
  const day = new Date(`${/^\d{4}$/.test(told) ? `${told}-01-01` : told}T00:00:00Z`)
  const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(told)
  return isDay && day.getFullYear() >= 1900 && day.getFullYear() <= year
}

/**
 * Opens what this device keeps of an arrival.
 *
 * @param {string} event
 * @param {Told | undefined} told  what the page tells of it; without, what was told before counts
 */
export async function openBox(event, told) {
  const asked = indexedDB.open(name, 1)
  asked.addEventListener('upgradeneeded', () => {
    asked.result.createObjectStore('rows', { keyPath: 'id' }).createIndex('event', 'event')
    asked.result.createObjectStore('arrivals', { keyPath: 'id' })
  })
  const db = await done(asked)
  /** @returns {Promise<Arrival | undefined>} */
  const kept = () => done(db.transaction('arrivals').objectStore('arrivals').get(event))
  /** @returns {Promise<Row[]>} */
  const rows = () => done(db.transaction('rows').objectStore('rows').index('event').getAll(event))

  /** Changes both stores together, and waits until it is on the disk. @param {(rows: IDBObjectStore, arrivals: IDBObjectStore) => void} work @returns {Promise<void>} */
  const change = (work) =>
    new Promise((resolve, reject) => {
      const tx = db.transaction(['rows', 'arrivals'], 'readwrite', { durability: 'strict' })
      tx.addEventListener('complete', () => resolve())
      tx.addEventListener('abort', () => reject(tx.error))
      work(tx.objectStore('rows'), tx.objectStore('arrivals'))
    })

  // Read and written in one step: another tab may be counting at this moment.
  if (told)
    await change((_, arrivals) => {
      const before = arrivals.get(event)
      before.addEventListener('success', () => arrivals.put({ ...told, sent: before.result?.sent ?? 0 }))
    })
  const arrival = told ?? (await kept())
  const how = { name: 'RSA-OAEP', hash: 'SHA-256' }
  const key = arrival && (await crypto.subtle.importKey('jwk', arrival.key, how, false, ['wrapKey']))

  /** Closes what was typed: a fresh key for each row, wrapped for the server. @param {string} plain @param {CryptoKey} wrapping */
  async function close(plain, wrapping) {
    const head = base64(text.encode(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: event })))
    const content = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt'])
    const wrapped = await crypto.subtle.wrapKey('raw', content, wrapping, { name: 'RSA-OAEP' })
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const bound = { name: 'AES-GCM', iv, additionalData: text.encode(head) }
    const sealed = new Uint8Array(await crypto.subtle.encrypt(bound, content, text.encode(plain)))
    return [head, ...[wrapped, iv, sealed.subarray(0, -16), sealed.subarray(-16)].map(base64)].join('.')
  }

  return {
    arrival,
    rows,
    /** How many of this arrival left this device. */
    sent: async () => (await kept())?.sent ?? 0,
    /** Closes a line and keeps it. @param {URLSearchParams} typed @returns {Promise<string>} its id */
    async put(typed) {
      if (!key) throw new Error('nothing is known of this arrival')
      const id = newId()
      const fields = new URLSearchParams(typed)
      fields.set('id', id)
      fields.set('pada', new Date().toISOString())
      const closed = await close(String(fields), key)
      await change((store) => store.put({ id, event, closed }))
      return id
    },
    /** @param {string[]} ids */
    drop: (ids) => change((store) => ids.forEach((id) => store.delete(id))),
    /** Deletes what the server has and counts it, in one step; what it cannot take stays, marked. @param {Row[]} batch @param {{ kept: string[], refused: string[] }} answer */
    async finish(batch, answer) {
      const [gone, odd] = [new Set(answer.kept), new Set(answer.refused)]
      if (!batch.some(({ id }) => gone.has(id) || odd.has(id))) throw new Error('away')
      await change((store, arrivals) => {
        for (const row of batch)
          if (gone.has(row.id)) store.delete(row.id)
          else if (odd.has(row.id)) store.put({ ...row, refused: true })
        const own = arrivals.get(event)
        const count = batch.filter(({ id }) => gone.has(id)).length
        own.addEventListener('success', () => arrivals.put({ ...own.result, sent: own.result.sent + count }))
      })
    },
  }
}
