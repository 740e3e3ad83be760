// Keeps the page of the intake on the device: as the page of nobody, in both languages, with its files. It says nothing of
// an arrival and holds no token. All other addresses go to the network as if this were not here.
const shelf = 'kedatangan-1'
const pages = ['/meja/kedatangan/luring', '/meja/kedatangan/luring?bahasa=en']
const lastRead = '/kedatangan-bahasa'
const patience = 4000
const worker = /** @type {any} */ (self)
const loose = { ignoreVary: true }

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(Promise.all(pages.map(keepPage)).then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (/** @type {any} */ event) => {
  const isOld = (/** @type {string} */ name) => name.startsWith('kedatangan-') && name !== shelf
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(isOld).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== location.origin) return
  if (event.request.mode === 'navigate' && /^\/meja\/kedatangan\/[\da-f-]{36}$/.test(pathname))
    event.respondWith(page(event))
  else if (pathname.startsWith('/aset/')) event.respondWith(asset(event.request))
})

/** @param {any} event */
async function page(event) {
  try {
    const answer = await fetch(event.request, { signal: AbortSignal.timeout(patience) })
    if (answer.status >= 500) throw new Error('away')
    const lang = answer.headers.get('content-language') === 'en' ? 1 : 0
    event.waitUntil(Promise.all([...pages.map(keepPage), remember(lang)]).catch(() => undefined))
    return answer
  } catch (problem) {
    const asked = new URL(event.request.url).searchParams.get('bahasa')
    const lang = asked === null ? await remembered() : asked === 'en' ? 1 : 0
    return (await caches.match(pages[lang] ?? '', loose)) ?? Promise.reject(problem)
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
