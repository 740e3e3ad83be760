/*
 * The list of an officer's keys: which does what, other letters for them, and the switch that turns them off. It opens
 * with `?`, from the foot of the page and from the person's menu. The choice itself is kept by `console.js`.
 */
/** @type {{ choice: { on: boolean, chosen: Record<string, string> }, letters: readonly string[], keyOf: (letter: string) => string, keep: () => void }} */
const keys = Reflect.get(globalThis, 'bekalKeys')
const lang = document.documentElement.lang === 'en' ? 'en' : 'id'
const words = {
  id: {
    title: 'Tombol pintas',
    off: 'Matikan tombol pintas',
    on: 'Nyalakan tombol pintas',
    close: 'Tutup',
    change: 'Ubah',
    reset: 'Kembali ke awal',
    press: 'Tekan satu huruf untuk: ',
    taken: 'Huruf itu dipakai untuk: ',
    letter: 'Tekan satu huruf, bukan angka.',
    done: 'Tersimpan.',
  },
  en: {
    title: 'Shortcuts',
    off: 'Switch shortcuts off',
    on: 'Switch shortcuts on',
    close: 'Close',
    change: 'Change',
    reset: 'Back to the first ones',
    press: 'Press one letter for: ',
    taken: 'That letter is used for: ',
    letter: 'Press one letter, not a figure.',
    done: 'Saved.',
  },
}[lang]
/** @type {readonly (readonly [string, string])[]} */
const list = {
  id: /** @type {const} */ ([
    ['↑ ↓', 'Pindah baris'],
    ['Enter', 'Buka berkas penuh'],
    ['1–9', 'Dokumen, atau alasan sesudah Kembalikan'],
    ['?', 'Daftar ini'],
    ['N', 'Berkas berikutnya'],
    ['X', 'Centang baris'],
    ['S', 'Setujui'],
    ['K', 'Kembalikan'],
    ['T', 'Tahan'],
    ['L', 'Lepas'],
    ['C', 'Terbitkan kartu'],
    ['A', 'Minta arahan pusat'],
    ['J', 'Jawab pelapor'],
    ['B', 'Ambil atau bagikan'],
    ['P', 'Cetak slip'],
    ['Z', 'Perbesar dokumen'],
    ['R', 'Putar dokumen'],
    ['/', 'Cari'],
  ]),
  en: /** @type {const} */ ([
    ['↑ ↓', 'Move between rows'],
    ['Enter', 'Open the whole file'],
    ['1–9', 'Document, or reason after Give back'],
    ['?', 'This list'],
    ['N', 'Next file'],
    ['X', 'Tick the row'],
    ['S', 'Approve'],
    ['K', 'Give back'],
    ['T', 'Hold'],
    ['L', 'Release'],
    ['C', 'Issue the card'],
    ['A', 'Ask the centre'],
    ['J', 'Answer the reporter'],
    ['B', 'Take or give'],
    ['P', 'Print the slip'],
    ['Z', 'Enlarge the document'],
    ['R', 'Turn the document'],
    ['/', 'Search'],
  ]),
}[lang]
/** @param {string} letter */
const doing = (letter) => list.find(([key]) => key === letter)?.[1] ?? ''

/** @param {string} text @param {string} look @param {() => void} press */
function buttonOf(text, look, press) {
  const made = document.createElement('button')
  Object.assign(made, { className: `button button--${look} button--small`, type: 'button', textContent: text })
  made.addEventListener('click', press)
  return made
}

function help() {
  document.querySelector('#pintasan')?.remove()
  const dialog = document.createElement('dialog')
  dialog.id = 'pintasan'
  dialog.setAttribute('aria-labelledby', 'pintasan-judul')
  const title = Object.assign(document.createElement('h2'), { id: 'pintasan-judul', textContent: words.title })
  const said = Object.assign(document.createElement('p'), { className: 'soft' })
  said.setAttribute('role', 'status')
  /** The letter that waits for another key. @type {string | undefined} */
  let waiting
  const rows = document.createElement('dl')
  for (const [key, does] of list) {
    const name = document.createElement('dt')
    name.append(Object.assign(document.createElement('kbd'), { textContent: key }))
    const what = Object.assign(document.createElement('dd'), { textContent: does })
    if (keys.letters.includes(key)) {
      const change = buttonOf(words.change, 'quiet', () => {
        waiting = key
        said.textContent = words.press + does
      })
      change.setAttribute('aria-label', `${words.change}: ${does}`)
      what.append(change)
    }
    rows.append(name, what)
  }
  dialog.addEventListener('keydown', (event) => {
    if (waiting === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Tab' || event.key === 'Shift') return
    event.preventDefault()
    if (event.key === 'Escape') {
      waiting = undefined
      said.textContent = ''
      return
    }
    const pressed = event.key.toUpperCase()
    const other = keys.letters.find((letter) => letter !== waiting && keys.keyOf(letter) === pressed)
    if (!/^[A-Z/.,;]$/.test(pressed)) said.textContent = words.letter
    else if (other !== undefined) said.textContent = words.taken + doing(other)
    else {
      keys.choice.chosen[waiting] = pressed
      waiting = undefined
      said.textContent = words.done
      keys.keep()
    }
  })
  const toggle = buttonOf('', 'outline', () => {
    keys.choice.on = !keys.choice.on
    keys.keep()
    label()
  })
  const label = () => (toggle.textContent = keys.choice.on ? words.off : words.on)
  label()
  const reset = buttonOf(words.reset, 'quiet', () => {
    keys.choice.chosen = {}
    keys.keep()
    said.textContent = words.done
  })
  const buttons = Object.assign(document.createElement('div'), { className: 'button-row' })
  buttons.append(
    toggle,
    reset,
    buttonOf(words.close, 'quiet', () => dialog.close()),
  )
  dialog.append(title, said, rows, buttons)
  document.body.append(dialog)
  keys.keep()
  dialog.showModal()
}

addEventListener('keydown', (event) => {
  const target = event.target instanceof HTMLElement ? event.target : document.body
  const typing = target.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"])')
  if (event.key !== '?' || !keys.choice.on || typing || event.ctrlKey || event.metaKey) return
  if (document.querySelector('dialog[open]')) return
  event.preventDefault()
  help()
})

/* Two buttons open it too: one at the foot, one in the person's menu, where it is found when the keys are off. */
/** @param {Element | null | undefined} place @param {string} look */
function opener(place, look) {
  if (!place) return
  const made = Object.assign(document.createElement('button'), { type: 'button', className: look })
  made.addEventListener('click', help)
  if (place.matches('span')) made.append(...place.childNodes)
  else made.textContent = words.title
  place.append(made)
}
const hint = [...document.querySelectorAll('.desk__keys kbd')].find(({ textContent }) => textContent === '?')
opener(hint?.parentElement, '')
opener(document.querySelector('.me__menu'), 'pill')
