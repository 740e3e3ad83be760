import { readFileSync } from 'node:fs'
import { openVerifier } from '../../../platform/credential/assets.ts'
import type { StaticAsset } from '../../../platform/http/static.ts'

const verifier = openVerifier()

/** Where the page finds the verifier, and all its files. */
export const verifierPlace = {
  reader: verifier.urlOf('read-card.js'),
  files: verifier.assets.map(({ path }) => path),
}

/** The files of the check: the verifier's modules, and the service worker, asked for again each time. */
export const checkFiles: readonly StaticAsset[] = [
  ...verifier.assets,
  {
    path: '/sw.js',
    type: 'text/javascript',
    body: readFileSync(new URL('worker.js', import.meta.url)),
    immutable: false,
  },
]
