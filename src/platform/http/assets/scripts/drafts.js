/*
 * What an officer writes outlives a reload, a broken line and a step back: it lies in this tab until a form of the page
 * has been taken, which `console.js` sees by another page following it. Signing out clears it. Without storage the page is as the
 * browser leaves it.
 */
const place = `bekal.tulisan ${location.pathname}`
const sent = 'bekal.dikirim'
const fields = () =>
  [...document.querySelectorAll('main textarea')].flatMap((field) =>
    field instanceof HTMLTextAreaElement && !field.readOnly ? [field] : [],
  )

/** @param {() => void} work */
const kept = (work) => {
  try {
    work()
  } catch {
    /* Storage is away. */
  }
}

kept(() => {
  // What came back with a complaint is newer than what was kept: a name may be hidden in it.
  if (document.querySelector('[role="alert"]')) return sessionStorage.removeItem(place)
  const before = JSON.parse(sessionStorage.getItem(place) ?? '{}')
  for (const field of fields())
    if (field.value === field.defaultValue && typeof before[field.name] === 'string') field.value = before[field.name]
})

addEventListener('input', () => {
  const written = fields().filter(({ value, defaultValue }) => value !== defaultValue)
  kept(() =>
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(written.map(({ name, value }) => [name, value])))),
  )
})

addEventListener('submit', ({ target }) => {
  if (target instanceof HTMLFormElement && target.querySelector('textarea'))
    kept(() => sessionStorage.setItem(sent, place))
})
