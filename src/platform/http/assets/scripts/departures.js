// Departures noted at the airport desk wait on this device until the server has them. What is kept is the card's random
// number, the moment, and a name for the officer that means nothing elsewhere. Every word stands in the page.
const box = document.querySelector('[data-departures]')
const place = document.querySelector('[data-verifier]')
if (box instanceof HTMLElement && place instanceof HTMLElement) start(box, place)

/**
 * @typedef {{ card: string, at: string, key: string, by: string }} Waiting
 * @typedef {{ at: string, ending: string, number: string | null }} Odd
 * @typedef {{ desk: string, waiting: Waiting[], odd: Odd[] }} Kept
 */

/** @param {HTMLElement} box @param {HTMLElement} place */
function start(box, place) {
  const name = 'bekal-keberangkatan'
  const address = '/bandara/kiriman'
  /** @param {string} selector @returns {any} */
  const one = (selector) => box.querySelector(selector)
  /** What this page said about a card, to be said anew when the server has answered. @type {Map<string, [string, HTMLElement]>} */
  const said = new Map()
  /** @type {'' | 'away' | 'sending' | 'sign-in'} */
  let standing = ''
  let warned = false
  /** Seconds until the next try; a network that has just come back is often not there yet. */
  let pause = 2
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @returns {Kept} */
  const kept = () => ({ desk: '', waiting: [], odd: [], ...JSON.parse(localStorage.getItem(name) ?? '{}') })
  /** @param {(kept: Kept) => Partial<Kept>} change */
  function keep(change) {
    const now = kept()
    localStorage.setItem(name, JSON.stringify({ ...now, ...change(now) }))
    show()
  }
  const own = () => kept().waiting.filter(({ by }) => by === kept().desk)

  function show() {
    const { waiting, odd } = kept()
    const others = waiting.length - own().length
    one('[data-waiting]').hidden = waiting.length === 0
    one('[data-line]').textContent = counted(waiting.length === 1 ? 'one' : 'many', waiting.length)
    one('[data-standing]').textContent = [
      standing === '' ? '' : box.getAttribute(`data-${standing}`),
      others === 0 || standing === 'sign-in' ? '' : counted('others', others),
    ]
      .join(' ')
      .trim()
    one('[data-door]').hidden = standing !== 'sign-in'
    one('[data-send]').hidden = standing === 'sign-in'
    one('[data-send]').disabled = standing === 'sending'
    one('[data-odd]').hidden = odd.length === 0
    one('[data-odd] ul').replaceChildren(...odd.map(oddLine))
  }

  /** @param {string} what @param {number} count */
  const counted = (what, count) => (box.getAttribute(`data-${what}`) ?? '').replace('{count}', String(count))

  /** @param {Odd} odd */
  function oddLine({ at, ending, number }) {
    const line = document.createElement('li')
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' })
    line.textContent = `${time.format(new Date(at))}: ${sentenceOf(ending, number ?? box.dataset['oddNameless'] ?? '')}`
    return line
  }
  /** @param {string} ending @returns {HTMLTemplateElement} */
  const templateOf = (ending) => one(`template[data-ending="${ending}"]`)
  /** @param {string} ending @param {string} holder */
  const sentenceOf = (ending, holder) =>
    (templateOf(ending).content.querySelector('h3')?.textContent ?? '').replace('{holder}', holder)

  /** Says under the result what becomes of the departure. @param {string} card @param {string} holder @param {string} ending */
  function tell(card, holder, ending) {
    const before = said.get(card)?.[1]
    const shown = document.createElement('div')
    shown.append(templateOf(ending).content.cloneNode(true))
    const title = shown.querySelector('h3')
    if (title) title.textContent = sentenceOf(ending, holder)
    // Once another card is on the screen, what becomes of this one is told above it, if it must be.
    if (before?.isConnected) before.replaceWith(shown)
    else if (ending === 'kept' || ending === 'again') {
      place.querySelector('[data-near]')?.remove()
      place.querySelector('[data-result] .verdict')?.after(shown)
    }
    said.set(card, [holder, shown])
  }

  /** @param {{ id: string, holder: string }} card */
  function note({ id, holder }) {
    const waits = kept().waiting.some(({ card }) => card === id)
    tell(id, holder, waits ? 'again' : 'kept')
    if (!waits)
      keep(({ waiting, desk }) => ({
        waiting: [...waiting, { card: id, at: new Date().toISOString(), key: crypto.randomUUID(), by: desk }],
      }))
    void send(false)
  }

  /**
   * Sends what waits, one after the other; only one tab does. What cannot be sent stays.
   * @param {boolean} all  what another officer noted too
   */
  async function send(all) {
    clearTimeout(timer)
    if ((all ? kept().waiting : own()).length === 0) return show()
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await sendInTurn(all)
    })
  }

  /** @param {boolean} all */
  async function sendInTurn(all) {
    standing = 'sending'
    show()
    try {
      const who = await asked()
      keep(() => ({ desk: who.desk }))
      for (let next; (next = (all ? kept().waiting : own())[0]); ) finish(next, await asked(who.token, next))
      standing = ''
    } catch (problem) {
      standing = problem instanceof Error && problem.message === 'sign-in' ? 'sign-in' : 'away'
    }
    show()
    pause = standing === '' ? 2 : Math.min(30, pause * 2)
    timer = setTimeout(() => void send(false), pause * 1000)
  }

  /** @param {string} [token] @param {Waiting} [waiting] @returns {Promise<any>} */
  async function asked(token, waiting) {
    const form =
      waiting && new URLSearchParams({ kartu: waiting.card, pada: waiting.at, oleh: waiting.by, _key: waiting.key })
    const answer = await fetch(address, {
      cache: 'no-store',
      signal: AbortSignal.timeout(15_000),
      ...(form ? { method: 'POST', body: form, headers: { 'x-token': token ?? '' } } : {}),
    })
    if (answer.status === 401 || answer.status === 403) throw new Error('sign-in')
    if (!answer.ok && answer.status !== 422) throw new Error('away')
    return await answer.json()
  }

  /** @param {Waiting} sent @param {{ ending: string, number: string | null }} answer */
  function finish(sent, { ending, number }) {
    const isOdd = ending !== 'noted' && ending !== 'already'
    keep(({ waiting, odd }) => ({
      waiting: waiting.filter(({ key }) => key !== sent.key),
      odd: isOdd ? [...odd, { at: sent.at, ending, number }] : odd,
    }))
    const holder = said.get(sent.card)?.[0]
    if (holder !== undefined) tell(sent.card, holder, ending)
  }

  try {
    if (!navigator.locks || !crypto.randomUUID) return
    keep(({ desk }) => ({ desk: box.dataset['desk'] ?? desk }))
  } catch {
    // Nothing can be kept here, so departures go to the server at once, as without a script.
    return
  }
  place.dataset['queue'] = 'yes'
  place.addEventListener('depart', (event) => event instanceof CustomEvent && note(event.detail))
  one('[data-send]').addEventListener('click', () => void send(true))
  one('[data-odd] button').addEventListener('click', () => keep(() => ({ odd: [] })))
  document.querySelector('form[action="/keluar"]')?.addEventListener('submit', (event) => {
    if (kept().waiting.length === 0 || warned) return
    warned = true
    event.preventDefault()
    one('[data-standing]').textContent = box.dataset['out'] ?? ''
    one('[data-send]').focus()
  })
  addEventListener('online', () => {
    pause = 2
    void send(false)
  })
  addEventListener('storage', show)
  void send(false)
}
