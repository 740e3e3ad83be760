import { applicationsOf, type State } from '../modules/placements/index.ts'
import type { Light, LightOf } from '../modules/workers/index.ts'

const lights: Readonly<Record<State, Light>> = {
  draft: 'waiting',
  returned: 'waiting',
  submitted: 'moving',
  verified: 'moving',
  scheduled: 'moving',
  oriented: 'moving',
  held: 'stopped',
  withdrawn: 'stopped',
  refused: 'stopped',
  revoked: 'stopped',
  issued: 'ready',
  departed: 'gone',
}

/** How the newest application of a worker goes, for the relative who permitted it: a light, nothing else. */
export const familyLight: LightOf = async (tx, worker) => {
  const [newest] = await applicationsOf(tx, worker, 1)
  return newest ? lights[newest.state] : 'none'
}
