/*
 * What pages of a complaint can do beyond a form.
 *
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

/*
 * Records a voice into the file field of a form, as if the recording had been chosen there. Without it, without a microphone
 * or without leave to use it, a recording of the phone can still be chosen.
 */
const box = document.querySelector('[data-voice]')
const field = box?.closest('form')?.querySelector('input[type=file]')
const [press, away] = box?.querySelectorAll('button') ?? []
const name = press?.querySelector('span')
const said = box?.querySelector('[role=status]')
const sound = box?.querySelector('audio')
/** Bits a second: a voice is clear, and an hour of it is small. */
const fine = 16_000
const longestMs = 30 * 60_000

if (
  box instanceof HTMLElement &&
  field instanceof HTMLInputElement &&
  press &&
  name &&
  away &&
  said instanceof HTMLElement &&
  sound &&
  typeof MediaRecorder === 'function' &&
  navigator.mediaDevices
) {
  const { start, stop, no, running } = box.dataset
  /** @type {MediaRecorder | undefined} */
  let recorder
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let clock

  const give = (/** @type {File | undefined} */ file) => {
    const files = new DataTransfer()
    if (file) files.items.add(file)
    field.files = files.files
    if (sound.src) URL.revokeObjectURL(sound.src)
    if (file) sound.src = URL.createObjectURL(file)
    else sound.removeAttribute('src')
    sound.hidden = away.hidden = !file
  }

  const record = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    /** @type {Blob[]} */
    const parts = []
    const began = Date.now()
    recorder = new MediaRecorder(stream, { audioBitsPerSecond: fine })
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    recorder.addEventListener('stop', () => {
      clearInterval(clock)
      for (const track of stream.getTracks()) track.stop()
      const type = recorder?.mimeType ?? ''
      recorder = undefined
      name.textContent = start ?? ''
      said.textContent = ''
      give(new File(parts, 'suara', { type }))
    })
    give(undefined)
    recorder.start()
    name.textContent = stop ?? ''
    clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000)
      said.textContent = `${running} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
      if (Date.now() - began > longestMs) recorder?.stop()
    }, 1000)
    said.textContent = running ?? ''
  }

  press.addEventListener('click', () => {
    if (recorder) return recorder.stop()
    record().catch(() => {
      said.textContent = no ?? ''
    })
  })
  away.addEventListener('click', () => give(undefined))
  // A photo that is chosen afterwards takes the place of the recording, and is seen to.
  field.addEventListener('change', () => {
    sound.hidden = away.hidden = true
  })
  // Sent while it still records: what was said until now goes along.
  field.form?.addEventListener('submit', (event) => {
    if (!recorder) return
    event.preventDefault()
    recorder.addEventListener('stop', () => field.form?.requestSubmit())
    recorder.stop()
  })
  box.hidden = false
}
