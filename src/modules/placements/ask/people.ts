import type { ApplicationId, PersonId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { People } from '../../directions/index.ts'
import { areaOf } from '../../offices/index.ts'
import { familyOf, workerById } from '../../workers/index.ts'
import { applicationById } from '../store.ts'

/** Whom the file of a worker speaks of: names, days of birth and the village of home, as far as the actor sees them. */
export async function peopleOfWorker(tx: Tx, worker: PersonId): Promise<People> {
  const [person, family] = [await workerById(tx, worker), await familyOf(tx, worker)]
  const village = person?.village ? areaOf(person.village)?.name : undefined
  return {
    names: [person?.name ?? '', ...family.map(({ name }) => name)].filter((name) => name !== ''),
    births: person?.birthDate ? [person.birthDate] : [],
    places: village === undefined ? [] : [village],
  }
}

/** The same of a file a question came up with; nobody where there is no such file. */
export async function peopleOfFile(tx: Tx, about: string): Promise<People> {
  const application = await applicationById(tx, about as ApplicationId)
  return application ? await peopleOfWorker(tx, application.worker) : { names: [] }
}
