/*
 * Leaving a page somebody else must not see. The page is covered at once, and the step in the history is the neutral
 * page's: going back does not lead here. Without this script the link still leads away.
 */
const way = document.querySelector('[data-exit]')
if (way instanceof HTMLAnchorElement) {
  let presses = 0
  let last = 0
  const leave = () => {
    document.documentElement.replaceChildren()
    document.title = ' '
    location.replace(way.href)
  }
  way.addEventListener('click', (event) => {
    event.preventDefault()
    leave()
  })
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return
    presses = key === 'Shift' && timeStamp - last < 1500 ? presses + 1 : key === 'Shift' ? 1 : 0
    last = timeStamp
    if (presses === 3) leave()
  })
  // Brought back from the memory of the browser, the page asks again what may be shown.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload()
  })
}
