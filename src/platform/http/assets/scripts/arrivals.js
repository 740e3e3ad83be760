// People who come back are written down here with or without a network. Each waits closed on this device (arrivals-box.js)
// and is deleted when the server has it. The last name on the screen is in the memory of this page. Every word stands in
// the page.
const box = document.querySelector('[data-device]')
const form = document.querySelector('#orang')
const event = location.pathname.split('/')[3] ?? ''
if (box instanceof HTMLElement && form instanceof HTMLFormElement && event.length === 36)
  start(box, form).catch(() => undefined)

/** @param {HTMLElement} box @param {HTMLFormElement} form */
async function start(box, form) {
  const name = 'bekal-kedatangan'
  const address = `/meja/kedatangan/${event}/kiriman`
  /** @param {string} selector @returns {any} */
  const one = (selector) => box.querySelector(selector)
  /** @type {'ready' | 'away' | 'sending' | 'all' | 'sign-in'} */
  let standing = navigator.onLine ? 'ready' : 'away'
  let [pause, most, warned] = [2, 10, false]
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  // Without these nothing is taken over: the form goes to the server, as without a script.
  if (!navigator.locks || !crypto.subtle) return
  const { title = '', when = '', key, year = '', store = '' } = box.dataset
  const told = key === undefined ? undefined : { id: event, title, when, key: JSON.parse(key), year: Number(year) }
  /** @type {typeof import('./arrivals-box.js')} */
  const { openBox, wrongIn } = await import(store)
  const kept = await openBox(event, told)
  box.hidden = false
  if (kept.arrival === undefined) return say('foreign')
  if (!told) {
    const [place, line] = [document.querySelector('[data-place]'), document.querySelector('p[data-when]')]
    if (place && line) [place.textContent, line.textContent] = [kept.arrival.title, kept.arrival.when]
  }

  const rows = () => kept.rows()
  const waiting = async () => (await rows()).filter(({ refused }) => !refused)
  /** Other tabs of this device count anew. */
  const tellOthers = () => localStorage.setItem(name, crypto.randomUUID())

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
    const sent = await kept.sent()
    one('[data-held]').textContent = String(held)
    one('[data-sent]').textContent = String(sent)
    say(standing === 'ready' && held === 0 && sent > 0 ? 'all' : standing)
    one('[data-send]').hidden = held === 0 || standing === 'sign-in' || standing === 'sending'
    one('[data-door]').hidden = standing !== 'sign-in'
    one('[data-odd]').hidden = odd.length === 0
    one('[data-line]').textContent = words('refused').replace('{count}', String(odd.length))
    const here = new Set(all.map(({ id }) => id))
    for (const button of document.querySelectorAll('[data-just] button'))
      if (button instanceof HTMLElement && !here.has(button.dataset['id'] ?? '')) button.remove()
    box.dataset['held'] = String(held)
  }

  /** @param {[string, string] | undefined} wrong */
  function complain(wrong) {
    for (const before of form.querySelectorAll('[data-wrong]')) before.remove()
    for (const input of form.querySelectorAll('[aria-invalid]')) input.removeAttribute('aria-invalid')
    if (!wrong) return
    const input = form.elements.namedItem(wrong[0])
    if (!(input instanceof HTMLInputElement)) return
    const line = copyOf('complaint')
    line.dataset['wrong'] = ''
    line.append(words(wrong[1]))
    input.setAttribute('aria-invalid', 'true')
    input.before(line)
    input.focus()
  }

  async function save() {
    const typed = new URLSearchParams()
    for (const [field, value] of new FormData(form))
      if (typeof value === 'string' && !field.startsWith('_') && (value !== '' || field === 'nama'))
        typed.append(field, value)
    const wrong = wrongIn(typed, kept.arrival?.year ?? 0)
    complain(wrong)
    if (wrong) return
    const who = (typed.get('nama') ?? '').trim()
    let id = ''
    try {
      id = await kept.put(typed)
    } catch {
      return complain(['nama', 'full'])
    }
    form.reset()
    for (const part of form.querySelectorAll('details')) part.open = false
    const first = form.elements.namedItem('nama')
    if (first instanceof HTMLInputElement) first.focus()
    remember(id, who)
    tellOthers()
    await show()
    void send()
  }

  /** A copy of something that stands in the page for it. @param {string} what @returns {HTMLElement} */
  function copyOf(what) {
    const template = document.querySelector(`template[data-${what}]`)
    const copy = template instanceof HTMLTemplateElement ? template.content.firstElementChild?.cloneNode(true) : null
    return copy instanceof HTMLElement ? copy : document.createElement('div')
  }

  /** Says who was saved last, with the way back while it is here. @param {string} id @param {string} who */
  function remember(id, who) {
    const line = copyOf('saved')
    const [words, button] = [line.querySelector('p'), line.querySelector('button')]
    if (!words || !button) return
    words.textContent = (box.dataset['saved'] ?? '').replace('{name}', who)
    button.dataset['id'] = id
    button.addEventListener('click', () => void forget(id, line))
    document.querySelector('[data-just]')?.replaceChildren(line)
  }

  /** Takes back a line that is not on its way: nothing is sent while this is done. @param {string} id @param {HTMLElement} line */
  const forget = (id, line) =>
    navigator.locks.request(name, async () => {
      if ((await rows()).some((row) => row.id === id)) {
        await kept.drop([id])
        line.remove()
      }
      tellOthers()
      await show()
    })

  /** Sends what waits in small batches; only one tab does. What cannot be sent stays. */
  async function send() {
    clearTimeout(timer)
    if ((await waiting()).length === 0) {
      if (standing !== 'ready' && navigator.onLine) standing = 'ready'
      return show()
    }
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await sendInTurn()
      // Another tab sends; it may be closed before it is done.
      else timer = setTimeout(() => void send(), pause * 1000)
    })
  }

  async function sendInTurn() {
    standing = 'sending'
    await show()
    try {
      const { token, total } = await asked()
      tell(total)
      for (;;) {
        const batch = (await waiting()).slice(0, most)
        if (batch.length === 0) break
        await kept.finish(batch, await asked(token, batch))
        most = Math.min(40, most * 2)
        tellOthers()
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

  /** @param {string} [token] @param {{ id: string, closed: string }[]} [batch] @returns {Promise<any>} */
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
    await kept.drop((await rows()).flatMap(({ id, refused }) => (refused ? [id] : [])))
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
  addEventListener('storage', () => void show())
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
