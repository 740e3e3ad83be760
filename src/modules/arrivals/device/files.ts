import { readFileSync } from 'node:fs'
import type { StaticAsset } from '../../../platform/http/static.ts'

/** The service worker of the intake: its place is its reach, so that it touches no other page. Asked for again each time. */
export const deviceFiles: readonly StaticAsset[] = [
  {
    path: '/meja/kedatangan/pekerja.js',
    type: 'text/javascript',
    body: readFileSync(new URL('worker.js', import.meta.url)),
    immutable: false,
  },
]
