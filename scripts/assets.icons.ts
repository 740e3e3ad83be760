/** Which of lucide's icons our pages use, by lucide's names. */
export const fromLucide = `
accessibility anchor arrow-left arrow-right baby badge-check ban banknote bell book-open bookmark briefcase calendar
calendar-check camera chart-line check chevron-down chevron-left chevron-right circle-alert circle-check
circle-question-mark clipboard-check clock columns-2 copy corner-up-left cross download eye factory file-text flag
folder-open funnel globe graduation-cap hand-helping handshake heart heart-pulse hourglass house id-card inbox info
key-round keyboard landmark languages life-buoy link list-checks lock log-out mail map-pin megaphone message-circle mic
minus pause pencil phone plane plane-takeoff plus printer qr-code refresh-cw rotate-cw scale scan-line search share-2
shield-alert shield-check ship signature siren sprout stamp stethoscope triangle-alert undo-2 upload user user-check
users volume-2 wallet wifi-off x zoom-in
`
  .trim()
  .split(/\s+/)

/** Our own drawings where lucide has none of the thing, on the same 24 × 24 grid with a stroke of 2. */
export const ours = {
  /** A booklet with a globe. */
  passport:
    'M6 2h12a1 1 0 0 1 1 1v18a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3a1 1 0 0 1 1-1zM8 10a4 4 0 1 0 8 0a4 4 0 1 0-8 0M8 10h8M12 6c-1.8 2.5-1.8 5.5 0 8c1.8-2.5 1.8-5.5 0-8M9 18h6',
  /** A letter with two people and the village's stamp. */
  'family-permission':
    'M10 22H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v6M8 7.5a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M14 8a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0M7 13c.4-1.8 4.6-1.8 5 0M18 13l4.5 4.5L18 22l-4.5-4.5zM18 17.5h.01',
  /** A paper that somebody signs. */
  contract:
    'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zM14 2v6h6M8 12h5M8 17.5c1.2-3 2.6-3 2.4-.8s1.4 1.8 2.1.3s1.6.5 3.5.5',
  /** A house with the broad roof of a village hall. */
  village: 'M2 12l5-4 1.5-4h7L17 8l5 4zM5 12v9M19 12v9M2 21h20M10 21v-5h4v5',
  /** A board with an arrow and the heads of those who listen. */
  orientation:
    'M3 3h18v10H3zM9 8h6M13 6l2 2-2 2M5.5 17a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M15.5 17a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M4 22c.5-2 5.5-2 6 0M14 22c.5-2 5.5-2 6 0',
  /** The card with our knot. */
  'pmi-card':
    'M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8.5 9l3 3-3 3-3-3zM15 10h3M15 14h3',
  /** A fishing boat on the waves. */
  fishing:
    'M3 13h18l-2.5 5h-13zM11 13V2l7 8h-7M2 22c1.7 0 1.7-1 3.3-1s1.7 1 3.4 1 1.6-1 3.3-1 1.7 1 3.3 1 1.7-1 3.4-1 1.6 1 3.3 1',
  /** A letter with a cross, from the clinic. */
  'health-letter': 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zM14 2v6h6M12 11.5v6M9 14.5h6',
}
