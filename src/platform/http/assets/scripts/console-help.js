/*
 * The list of an officer's keys, and the switch that turns them off. The choice is kept in this browser, where
 * `console.js` reads it.
 */
const kept = 'bekal.tombol'
const lang = document.documentElement.lang === 'en' ? 'en' : 'id'
const words = {
  id: {
    title: 'Tombol pintas',
    off: 'Matikan tombol pintas',
    on: 'Nyalakan tombol pintas',
    close: 'Tutup',
    '↑ ↓': 'Pindah baris',
    X: 'Pilih baris',
    Enter: 'Buka berkas penuh',
    S: 'Setujui',
    K: 'Kembalikan',
    T: 'Tahan',
    L: 'Lepas',
    B: 'Ambil atau bagikan',
    P: 'Cetak slip',
    N: 'Berkas berikutnya',
    '/': 'Cari',
    '1–6': 'Dokumen, atau alasan sesudah K',
    Z: 'Perbesar dokumen',
    R: 'Putar dokumen',
    '?': 'Daftar ini',
  },
  en: {
    title: 'Shortcuts',
    off: 'Switch shortcuts off',
    on: 'Switch shortcuts on',
    close: 'Close',
    '↑ ↓': 'Move between rows',
    X: 'Tick the row',
    Enter: 'Open the whole file',
    S: 'Approve',
    K: 'Give back',
    T: 'Hold',
    L: 'Release',
    B: 'Take or give',
    P: 'Print the slip',
    N: 'Next file',
    '/': 'Search',
    '1–6': 'Document, or reason after K',
    Z: 'Enlarge the document',
    R: 'Turn the document',
    '?': 'This list',
  },
}[lang]

const isOn = () => {
  try {
    return localStorage.getItem(kept) !== 'mati'
  } catch {
    return true
  }
}
/** @param {boolean} on */
const remember = (on) => {
  try {
    localStorage.setItem(kept, on ? 'nyala' : 'mati')
  } catch {
    /* Without storage the choice holds for this page. */
  }
}

const explained = new Map(Object.entries(words))

function help() {
  document.querySelector('#pintasan')?.remove()
  const dialog = document.createElement('dialog')
  dialog.id = 'pintasan'
  dialog.setAttribute('aria-labelledby', 'pintasan-judul')
  const title = Object.assign(document.createElement('h2'), { id: 'pintasan-judul', textContent: words.title })
  const list = document.createElement('dl')
  for (const key of ['↑ ↓', 'X', 'Enter', 'S', 'K', 'T', 'L', 'B', 'P', 'N', '/', '1–6', 'Z', 'R', '?']) {
    const name = document.createElement('dt')
    name.append(Object.assign(document.createElement('kbd'), { textContent: key }))
    list.append(name, Object.assign(document.createElement('dd'), { textContent: explained.get(key) ?? '' }))
  }
  const toggle = Object.assign(document.createElement('button'), {
    className: 'button button--outline button--small',
    type: 'button',
  })
  const label = () => (toggle.textContent = isOn() ? words.off : words.on)
  label()
  toggle.addEventListener('click', () => {
    remember(!isOn())
    label()
  })
  const close = Object.assign(document.createElement('button'), {
    className: 'button button--quiet button--small',
    type: 'button',
    textContent: words.close,
  })
  close.addEventListener('click', () => dialog.close())
  const buttons = document.createElement('div')
  buttons.className = 'button-row'
  buttons.append(toggle, close)
  dialog.append(title, list, buttons)
  document.body.append(dialog)
  dialog.showModal()
}

addEventListener('keydown', (event) => {
  const target = event.target instanceof HTMLElement ? event.target : document.body
  const typing = target.matches('textarea, select, input:not([type="checkbox"]):not([type="radio"])')
  if (event.key !== '?' || typing || event.ctrlKey || event.metaKey || document.querySelector('dialog[open]')) return
  event.preventDefault()
  help()
})

/* The hint at the foot can be pressed too. */
const hint = [...document.querySelectorAll('.desk__keys kbd')].find(({ textContent }) => textContent === '?')
hint?.parentElement?.addEventListener('click', help)
