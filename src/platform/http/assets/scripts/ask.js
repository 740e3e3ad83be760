/*
 * While a question is typed, what was asked before is looked for, so that nobody asks what is answered. Choosing
 * another rule shows at once what is sent of the file. Without this script two buttons do the same.
 */
const question = document.querySelector('textarea[name="pertanyaan"]')
const rule = document.querySelector('select[name="aturan"]')
const place = document.querySelector('[data-alike]')
const pick = document.querySelector('button[value="pilih"]')

if (question instanceof HTMLTextAreaElement && rule instanceof HTMLSelectElement && place) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting
  let asking = new AbortController()

  const look = async () => {
    asking.abort()
    asking = new AbortController()
    const asked = new URLSearchParams({ aturan: rule.value, q: question.value.slice(0, 400) })
    const answer = await fetch(`/meja/arahan/mirip?${asked}`, { signal: asking.signal })
    if (!answer.ok) return
    const text = await answer.text()
    // Without its head: the other page's style has no place under the rules of this one.
    const page = new DOMParser().parseFromString(text.slice(text.indexOf('<main')), 'text/html')
    const found = page.querySelector('[data-alike]')
    if (found) place.replaceChildren(...found.childNodes)
  }

  question.addEventListener('input', () => {
    clearTimeout(waiting)
    // What cannot be reached, or was asked for again, leaves what is there.
    waiting = setTimeout(() => void look().catch(() => undefined), 400)
  })

  if (pick instanceof HTMLButtonElement) rule.addEventListener('change', () => pick.click())
}
