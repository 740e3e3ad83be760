/*
 * What only a script can do on a person's page: open the printer, copy an address. Without it the sentences and the
 * address stand there as they are; nothing is lost.
 */
for (const place of document.querySelectorAll('[data-print]')) {
  const [sentence, button] = [place.querySelector('p'), place.querySelector('button')]
  if (!sentence || !button) continue
  sentence.hidden = true
  button.hidden = false
  button.addEventListener('click', () => print())
}

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!(button instanceof HTMLElement) || !navigator.clipboard) continue
  button.hidden = false
  const told = () => {
    const words = button.querySelector('span')
    if (words) words.textContent = button.dataset['copied'] ?? ''
  }
  button.addEventListener('click', () => {
    navigator.clipboard.writeText(button.dataset['copy'] ?? '').then(told, () => button.remove())
  })
}
