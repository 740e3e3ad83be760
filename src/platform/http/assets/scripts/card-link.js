// A card that came as an address (`/verifikasi#kartu=…`) is checked at once, and does not stay in the address bar.
const place = document.querySelector('[data-verifier]')
const code = place?.querySelector('#kode')
if (place instanceof HTMLElement && code instanceof HTMLInputElement) watch(place, code)

/** @param {HTMLElement} place @param {HTMLInputElement} code */
function watch(place, code) {
  function follow() {
    if (place.dataset['ready'] === undefined || !location.hash.startsWith('#kartu=')) return
    code.value = location.hash
    history.replaceState(null, '', `${location.pathname}${location.search}`)
    code.form?.requestSubmit()
  }
  new MutationObserver(follow).observe(place, { attributeFilter: ['data-ready'] })
  addEventListener('hashchange', follow)
  follow()
}
