/** The door of the directions module: what offices ask the centre, and the rulings everybody reads. */
export type { KnownRuling, RulingRead } from './ruling.ts'
export { rulingsBefore, rulingsFor } from './rulings/must-read.ts'
export { noteDecided } from './rulings/store.ts'
