// Makes a photo small and sends it in parts of 64 KiB: a bad line loses one part, not all. Without it, all goes at once.
const box = document.querySelector('[data-upload]')
const form = box?.closest('form')
const input = form?.querySelector('input')?.form?.file
const text = box?.querySelector('h3')
const bar = box?.querySelector('progress')
const again = box?.querySelector('button')

if (box instanceof HTMLElement && form && input && text && bar && again) {
  const { upload: field, _token } = form
  const headers = { 'x-token': _token.value }
  const send = form.querySelector('button:not([type])')
  let upload = ''
  let busy = false
  /** @type {Blob | undefined} */
  let file

  const ask = async (/** @type {string} */ path, /** @type {BodyInit | null} */ body = null) => {
    const method = body ? 'POST' : 'GET'
    const signal = AbortSignal.timeout(30_000)
    return await (await fetch(box.dataset.upload + path, { method, body, headers, signal })).json()
  }

  const small = async (/** @type {File} */ chosen) => {
    if (!chosen.type.startsWith('image/')) return chosen
    try {
      const picture = await createImageBitmap(chosen)
      const scale = 1280 / Math.max(picture.width, picture.height)
      if (scale >= 1) return chosen
      const canvas = document.createElement('canvas')
      canvas.width = picture.width * scale
      canvas.height = picture.height * scale
      canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
      return await new Promise((done) => canvas.toBlob((made) => done(made ?? chosen), 'image/jpeg', 0.85))
    } catch {
      return chosen
    }
  }

  const show = (/** @type {boolean} */ paused) => {
    box.hidden = bar.hidden = false
    text.textContent = (paused ? text.dataset.paused : text.dataset.sending) ?? ''
    again.hidden = !paused
    if (send instanceof HTMLElement) send.hidden = true
  }

  /** What the service says no to is told here; nothing more is sent. */
  const refuse = (/** @type {string} */ message) => {
    text.textContent = message
    bar.hidden = again.hidden = true
    if (send instanceof HTMLElement) send.hidden = false
    upload = ''
  }

  const go = async () => {
    if (busy || !file) return
    busy = true
    show(false)
    try {
      const { size } = file
      const about = new URLSearchParams({ size: String(size), name: input.files[0].name })
      let answer = upload ? await ask(`/${upload}`) : await ask('', about)
      upload ||= answer.upload ?? ''
      let at = answer.received ?? 0
      while (at < size && !answer.message) {
        answer = await ask(`/${upload}?dari=${at}`, file.slice(at, at + 65_536))
        at = answer.received ?? answer.expected
        bar.value = at / size
      }
      if (answer.message) refuse(answer.message)
      else {
        field.value = upload
        form.enctype = 'application/x-www-form-urlencoded'
        input.disabled = true
        form.submit()
      }
    } catch (problem) {
      if (problem instanceof SyntaxError) form.submit()
      else show(true)
    }
    busy = false
  }

  form.addEventListener('submit', (event) => {
    const [chosen] = input.files
    if (!chosen?.size) return
    event.preventDefault()
    show(false)
    void small(chosen).then((ready) => {
      file = ready
      void go()
    })
  })
  again.addEventListener('click', () => void go())
  addEventListener('online', () => void go())
}
