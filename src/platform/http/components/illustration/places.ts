/** Grounds of our illustrations: 360 × 214, drawn beyond both sides so that a wide screen shows more of the same. */

const dot = (points: string): string =>
  `<path d="${points}" stroke="#fff" stroke-width="2.2" stroke-linecap="round" opacity=".85"/>`

/** Evening sky with a low sun; `id` names its gradient. */
export const sky = (id: string): string =>
  `<defs><linearGradient id="${id}" x1="0" x2="0" y1="0" y2="1"><stop stop-color="#1B2A5E"/><stop offset=".62" stop-color="#3C4A8C"/><stop offset="1" stop-color="#C97F52"/></linearGradient></defs><path d="M-900 0h2160v216H-900z" fill="url(#${id})"/>${dot('M30 40h0M96 26h0M66 66h0M150 38h0M198 22h0M312 26h0M344 52h0M252 34h0M-60 44h0M-150 20h0M-240 60h0M-330 30h0M410 30h0M480 58h0M560 24h0M650 48h0M740 30h0')}<circle cx="226" cy="104" r="42" fill="#F3B32B"/><path d="M190 120h72M194 128h64M202 136h48" stroke="#E39B2C" stroke-width="3"/>`

/** A far mountain with snow-pale light on its tip. */
export const mountain =
  '<path d="M-24 190l58-96 14 8 10-8 70 96zM-620 190l90-110 90 60 50-40 90 90zM420 190l110-80 60 50 90-90 120 120z" fill="#26356F"/><path d="M34 94l14 8 10-8 13 18-12 2-9 7-10-6-12 6-8-5z" fill="#EDE6F5" opacity=".5"/>'

/** Terraced hills with woven lines, along the bottom. */
export const hills =
  '<path d="M-900 150q240 30 500 8t400 4q80-10 180 6t180-2q260-24 500 4t400-16v64H-900z" fill="#2C6E49"/><path d="M-900 172q280 16 520 4t380 2q90-8 190 4t170-4q240-12 500 0t400-6v44H-900z" fill="#1F5236"/><path d="M-900 160q250 24 510 6t390 4q80-10 190 5t170-1q250-20 500 2t400-12" fill="none" stroke="#7FB68F" stroke-width="1.5" opacity=".6"/>'

/** The house somebody leaves. */
export const house =
  '<path d="M24 170l15-24h34l15 24z" fill="#A5472B"/><path d="M39 146l5-8h24l5 8z" fill="#86341C"/><path d="M32 170h48v16H32z" fill="#F6EAD6"/><path d="M51 173h10v13H51z" fill="#5A2B17"/><path d="M37 173h9v6h-9zM66 173h9v6h-9z" fill="#F3B32B"/>'

/** The thread from home to far away, and a plane on it. */
export const flight =
  '<path d="M70 140C118 76 200 30 326 66" fill="none" stroke="#F3B32B" stroke-width="2" stroke-dasharray="5 5" stroke-linecap="round"/><path d="M-12-2q14-3 22 0 4 1 4 2t-4 2q-8 3-22 0zM-3-2l-6-13h4L6-2zM-3 2l-6 13h4L6 2zM-10-2l-4-6h3l5 6zM-10 2l-4 6h3l5-6z" fill="#fff" transform="translate(268 49) rotate(9)"/>'

/** A far city. */
export const city =
  '<path d="M276 178v-36h14v36zM294 178v-58h16v58zM314 178v-30h12v30zM346 178v-50h18v50zM372 178v-38h22v38zM402 178v-64h14v64zM330 178V100l3-14 3 14v78z" fill="#16224F"/><path d="M326 112h14l-2 9h-10zM325 126h16l-2 10h-12zM324 141h18l-2 11h-14z" fill="#16224F"/><path d="M299 128h3v4h-3zM304 138h3v4h-3zM299 148h3v4h-3zM281 150h3v4h-3zM351 138h3v4h-3zM357 150h3v4h-3zM378 150h3v4h-3zM406 124h3v4h-3z" fill="#F3B32B"/>'

/** Open sea instead of hills, with waves as woven lines. */
export const sea =
  '<path d="M-900 140h2160v76H-900z" fill="#146A80"/><path d="M-900 178q60-8 120 0t120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0 120 0v40H-900z" fill="#0E4E60"/><path d="M-60 150q10-5 20 0t20 0M60 156q10-5 20 0t20 0 20 0M250 150q10-5 20 0t20 0M340 162q10-5 20 0t20 0M-200 160q10-5 20 0t20 0M480 152q10-5 20 0t20 0M186 146h80M200 152h52" stroke="#7CCBDD" stroke-width="2" fill="none" stroke-linecap="round" opacity=".8"/>'

/** A fishing boat under its deckhouse. */
export const boat =
  '<path d="M78 160h176l-22 26H102z" fill="#A5472B"/><path d="M78 160h176l-5 6H83z" fill="#F3EDE1"/><path d="M188 160v-30h38v30z" fill="#E6DCC9"/><path d="M184 130h46l-4-6h-38z" fill="#1B2A5E"/><path d="M194 136h10v9h-10zM210 136h10v9h-10z" fill="#F3B32B"/><path d="M112 160V84M112 88l34 44" stroke="#5A2B17" stroke-width="3" fill="none"/><path d="M84 174h162" stroke="#F3B32B" stroke-width="2" stroke-dasharray="5 4"/>'

/** Halls with saw-tooth roofs and a tall chimney. */
export const factory =
  '<path d="M236 178v-44l22-16v16l22-16v16l22-16v16l22-16v60z" fill="#16224F"/><path d="M338 178V92h12v86zM-80 178v-40l20-14v14l20-14v54z" fill="#16224F"/><path d="M244 146h10v8h-10zM264 146h10v8h-10zM284 146h10v8h-10zM304 146h10v8h-10zM244 162h10v8h-10zM284 162h10v8h-10z" fill="#F3B32B"/><path d="M344 84q8-8 18-4t18-6" stroke="#C3CEF2" stroke-width="5" fill="none" stroke-linecap="round" opacity=".5"/>'

/** Palms in a row. */
export const palms = [
  [-40, 176, 1],
  [40, 170, 1.1],
  [262, 168, 0.9],
  [306, 174, 1.2],
  [352, 168, 0.9],
  [420, 174, 1.1],
]
  .map(
    ([x = 0, y = 0, scale = 1]) =>
      `<g transform="translate(${x} ${y}) scale(${scale})"><path d="M-3 0q4-34 0-62h6q3 28 1 62z" fill="#5A2B17"/><path d="M0-62q-20-16-36 4 16-10 36-4zM0-62q20-16 36 4-16-10-36-4zM0-62q-8-24-30-20 20 4 30 20zM0-62q8-24 30-20-20 4-30 20zM0-62q-18 2-24 22 10-16 24-22zM0-62q18 2 24 22-10-16-24-22z" fill="#1F5236" stroke="#1F5236" stroke-width="2"/></g>`,
  )
  .join('')

/** The gate of a village, two stepped halves. */
export const gate =
  '<g fill="#86341C"><path d="M62 182v-66h6v-12h6v-12h6v-12h6V68h4v114z"/><path d="M298 182v-66h-6v-12h-6v-12h-6v-12h-6V68h-4v114z"/></g><path d="M62 150h28M62 134h28M70 116h20M76 100h14M298 150h-28M298 134h-28M290 116h-20M284 100h-14" stroke="#F3B32B" stroke-width="2" stroke-dasharray="3 3"/><path d="M58 176h36v10H58zM266 176h36v10h-36z" fill="#A5472B"/>'

/** A crane over a house that is being built. */
export const crane =
  '<path d="M52 182V44M30 60h116M52 44l64 16M52 44L34 60" stroke="#16224F" stroke-width="4" fill="none"/><path d="M30 56h16v12H30z" fill="#16224F"/><path d="M128 60v34" stroke="#16224F" stroke-width="1.5"/><path d="M116 94h24v10h-24z" fill="#A5472B"/><path d="M-70 182v-66h70v66" fill="#16224F"/><path d="M-60 126h10v10h-10zM-42 126h10v10h-10zM-24 126h10v10h-10zM-60 146h10v10h-10zM-24 146h10v10h-10z" fill="#F3B32B"/>'
