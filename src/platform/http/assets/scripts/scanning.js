// The camera and the photo of the check of cards. Their reader is fetched, or taken from the kept files, only when somebody
// asks for it; what it reads goes to the check as the event `scanned`. Every word stands in the page.
const place = document.querySelector('[data-verifier]')
if (place instanceof HTMLElement) {
  const begin = () => start(place)
  if (place.dataset['ready'] === undefined) place.addEventListener('ready', begin, { once: true })
  else begin()
}

/** @param {HTMLElement} place */
function start(place) {
  /** @param {string} selector @returns {any} */
  const one = (selector) => place.querySelector(selector)
  const [box, video, button, file] = ['[data-camera]', 'video', '[data-camera] button', '[type="file"]'].map(one)
  const label = button.querySelector('span')
  const names = [label.textContent, button.dataset.words]
  const load = () => import((place.dataset['verifier'] ?? '').replace(/[^/]+$/, 'camera.js'))
  /** @type {{ stop: () => void } | undefined} */
  let camera

  /** Says it below the camera or below the photo. @param {string} where @param {string | null} what */
  function say(where, what) {
    const sentence = what === null ? '' : (one('[data-note]').getAttribute(`data-${what}`) ?? '')
    if (one(where).textContent !== sentence) one(where).textContent = sentence
  }
  const found = (/** @type {string} */ text) => place.dispatchEvent(new CustomEvent('scanned', { detail: text }))

  /** @param {{ stop: () => void } | undefined} now */
  function show(now) {
    camera = now
    video.hidden = !now
    label.textContent = names[now ? 1 : 0]
  }

  async function turn() {
    camera?.stop()
    if (camera) return show(undefined)
    button.disabled = true
    say('[data-note]', null)
    video.hidden = false
    const hint = (/** @type {string | null} */ what) => say('[data-note]', what)
    const ended = (/** @type {string | null} */ why) => {
      show(undefined)
      hint(why)
    }
    const opened = await load().then(
      ({ openCamera }) => openCamera(video, { found, hint, ended }),
      () => ({ no: 'away' }),
    )
    button.disabled = false
    show('stop' in opened ? opened : undefined)
    if ('no' in opened) hint(opened.no)
  }

  async function read() {
    const [chosen] = file.files
    if (!chosen) return
    say('[data-photo]', 'reading')
    const read = await load().then(
      ({ readPhoto }) => readPhoto(chosen),
      () => ({ no: 'away' }),
    )
    file.value = ''
    say('[data-photo]', read.no ?? null)
    if (read.text !== undefined) found(read.text)
  }

  if (navigator.mediaDevices?.getUserMedia === undefined) say('[data-note]', 'none')
  else box.hidden = false
  button.addEventListener('click', () => void turn())
  file.addEventListener('change', () => void read())
  file.form.querySelector('button').hidden = true
}
