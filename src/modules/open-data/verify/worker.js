// Keeps what must be there without a network: the emergency numbers, and the check of cards with its files, the keys and
// the list of withdrawn cards; nothing else. A page is kept as somebody who is not signed in sees it. All other addresses
// go to the network as if this were not here.
const shelf = 'verifikasi-3'
const pages = ['/verifikasi', '/verifikasi?bahasa=en']
/** Whom to call. It says nothing of who opened it, and is kept before anything else: whoever needs it may be gone at once. */
const numbers = ['/darurat', '/darurat?bahasa=en']
/** The airport desk without its network; kept only where the desk was opened. */
const desks = ['/bandara/luring', '/bandara/luring?bahasa=en']
const facts = ['/kartu/kunci.json', '/kartu/pencabutan']
const lastRead = '/verifikasi-bahasa'
const patience = 4000
const worker = /** @type {any} */ (self)
const loose = { ignoreVary: true }

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(
    Promise.all(numbers.map(keepPage))
      .then(() => Promise.all([...pages.map(keepPage), ...facts.map(keep)]))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith('verifikasi-') && name !== shelf).map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin) return
  if (url.pathname === numbers[0]) event.respondWith(emergency(event, url))
  else if (['/verifikasi', '/bandara', desks[0]].includes(url.pathname)) event.respondWith(page(event, url))
  else if (facts.includes(url.pathname)) event.respondWith(fact(event, url.pathname))
  else if (url.pathname.startsWith('/aset/')) event.respondWith(asset(event.request))
})

/** @param {any} event @param {URL} url */
async function page(event, url) {
  const isDesk = url.pathname !== '/verifikasi'
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) })
    if (answer.status >= 500) throw new Error('away')
    const lang = answer.headers.get('content-language') === 'en' ? 1 : 0
    const wanted = isDesk && answer.ok ? [...pages, ...desks] : pages
    event.waitUntil(Promise.all([...wanted.map(keepPage), remember(lang)]).catch(() => undefined))
    return answer
  } catch (problem) {
    const asked = url.searchParams.get('bahasa')
    const lang = asked === null ? await remembered() : asked === 'en' ? 1 : 0
    const desk = isDesk ? await caches.match(desks[lang] ?? '', loose) : undefined
    return desk ?? (await caches.match(pages[lang] ?? '', loose)) ?? Promise.reject(problem)
  }
}

/** @param {any} event @param {URL} url */
async function emergency(event, url) {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) })
    if (!answer.ok) throw new Error('away')
    const lang = answer.headers.get('content-language') === 'en' ? 1 : 0
    event.waitUntil(Promise.all([...numbers.map(keepPage), remember(lang)]).catch(() => undefined))
    return answer
  } catch (problem) {
    const asked = url.searchParams.get('bahasa')
    const lang = asked === null ? await remembered() : asked === 'en' ? 1 : 0
    return (await caches.match(numbers[lang] ?? '', loose)) ?? Promise.reject(problem)
  }
}

/** @param {any} event @param {string} path */
async function fact(event, path) {
  try {
    const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache', signal: AbortSignal.timeout(patience) })
    if (!answer.ok) throw new Error('away')
    event.waitUntil(put(path, answer.clone()))
    return answer
  } catch (problem) {
    return (await caches.match(path, loose)) ?? Promise.reject(problem)
  }
}

/** Named by its content, so what is kept is right for ever. @param {Request} request */
async function asset(request) {
  return (await caches.match(request, loose)) ?? fetch(request)
}

/** @param {string} path */
async function keepPage(path) {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) throw new Error(path)
  const text = await answer.clone().text()
  const files = [...new Set(text.match(/\/aset\/[\w./-]+/g))]
  await Promise.all(files.map(async (file) => (await caches.match(file, loose)) ?? (await keep(file))))
  await put(path, answer)
}

/** @param {string} path */
async function keep(path) {
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) throw new Error(path)
  await put(path, answer)
}

/** @param {string} path @param {Response} answer */
async function put(path, answer) {
  const kept = await caches.open(shelf)
  await kept.put(path, answer)
}

/** Which of the languages the page was last read in. @param {number} lang */
const remember = (lang) => put(lastRead, new Response(String(lang)))
const remembered = async () => Number((await (await caches.match(lastRead))?.text()) ?? 0)
