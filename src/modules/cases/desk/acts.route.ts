import { z } from 'zod'
import { type Decision, happened, refused } from '../../../kernel/decision.ts'
import { isId, type OfficeId, type PersonId } from '../../../kernel/ids.ts'
import type { Act } from '../../../platform/access/policy.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Typed } from '../../../platform/http/form.ts'
import type { Route } from '../../../platform/http/route.ts'
import { oneOf } from '../../../platform/http/typed.ts'
import type { Seal } from '../../../platform/seal/seal.ts'
import { officeOf } from '../../offices/index.ts'
import { acts } from '../acts.ts'
import { closingGrounds, levels, reportedParties } from '../case.ts'
import { caseStandard } from '../categories.ts'
import { assignCase } from '../handle/assign.ts'
import type { CaseDone, Seen } from '../handle/make.ts'
import {
  clarify,
  clarifyAgain,
  mediate,
  noteCommitment,
  noteReached,
  recommendSanction,
  refer,
  tellUnsolved,
} from '../handle/procedure.ts'
import { closeCase, proposeSettled } from '../handle/settle.ts'
import { acceptCase, answerReporter, askReporter, moveCase, sortCase, takeCase } from '../handle/sort.ts'
import { hiddenAt } from '../hidden.ts'
import type { CaseRefusal } from '../refusal.ts'
import { caseById } from '../store.ts'
import { insertNote } from '../thread-store.ts'
import { caseToRead } from '../ties/store.ts'
import { isCaseRefusal, sayRefusal } from '../words.ts'
import { showCase } from './route.ts'

const subjectOf = (id: string) => async (tx: Tx) => {
  const one = await caseById(tx, id)
  return one && { office: one.office }
}

type Done = Decision<{ readonly type: string; readonly case: string }, CaseRefusal>
type Doing = {
  readonly act: Act
  readonly work: (tx: Tx, seal: Seal, given: { readonly seen: Seen; readonly typed: Typed }) => Promise<Done>
}

const acting = (path: string, { act, work }: Doing): Route => ({
  method: 'POST',
  path: `/meja/aduan/:id/${path}`,
  act,
  sees: null,
  limit: 'officer',
  handle: async (web, tools) => {
    const id = web.params['id'] ?? ''
    if (!isId(id)) return await web.refuse({ code: 'edge.not-found' })
    const typed = await web.typed()
    const version = Number(oneOf(typed, 'versi'))
    const seen = { case: id, ...(Number.isSafeInteger(version) ? { version } : {}) }
    const decision = await web.perform({
      act,
      key: oneOf(typed, '_key') ?? web.key,
      subject: subjectOf(id),
      work: async (tx) => await work(tx, tools.seal, { seen, typed }),
      entry: ([done]) => ({
        act: act.name,
        record: { kind: 'case', id },
        payload: 'step' in done ? { step: String(done.step) } : { did: path },
      }),
    })
    if (decision.ok) return web.redirect(`/meja/aduan/${id}`)
    if (!isCaseRefusal(decision.refusal)) return await web.refuse(decision.refusal)
    return await showCase(web, tools, { typed, errors: { [path]: sayRefusal(web.lang, decision.refusal) } })
  },
})

const textIn = (typed: Typed, name: string): string => (oneOf(typed, name) ?? '').trim().slice(0, 10_000)

const sorting = z.object({
  kategori: z.string().default(''),
  bahaya: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((codes) => [codes].flat().filter((code) => caseStandard().signs.some((sign) => sign.code === code))),
  tingkat: z.enum(levels).nullable().catch(null),
  sebab: z.string().default(''),
  teradu: z.enum(reportedParties).catch('other'),
  perusahaan: z
    .string()
    .default('')
    .transform((name) => name.trim().slice(0, 120) || null),
})

/** An officer's note: it is kept apart, and no way leads from it to a reporter. */
async function note(tx: Tx, seal: Seal, { case: id, text }: { case: string; text: string }): Promise<Done> {
  if (text === '' || tx.actor.person === null) return refused({ code: 'cases.no-text' })
  if (!(await caseToRead(tx, id))) return refused({ code: 'cases.tied' })
  const noteId = tx.newId<string>()
  await insertNote(tx, {
    id: noteId,
    case: id,
    at: tx.now,
    person: tx.actor.person as PersonId,
    body: seal.hide(text, hiddenAt.note(noteId)),
  })
  return happened({ type: 'cases.noted', case: id })
}

const officeIn = (typed: Typed): OfficeId | null => {
  const asked = oneOf(typed, 'kantor') ?? 'pusat'
  return asked === 'pusat' ? null : (officeOf(asked)?.id ?? null)
}

type Simple = (tx: Tx, seal: Seal, given: Seen & { readonly text: string }) => Promise<Decision<CaseDone, CaseRefusal>>
const saying = (path: string, work: Simple): Route =>
  acting(path, {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) => await work(tx, seal, { ...seen, text: textIn(typed, path) }),
  })

/** Everything an officer may do to a case. */
export const deskActRoutes: readonly Route[] = [
  acting('jawab', {
    act: acts.reply,
    work: async (tx, seal, { seen, typed }) =>
      await answerReporter(tx, seal, { case: seen.case, text: textIn(typed, 'jawab') }),
  }),
  acting('catatan', {
    act: acts.note,
    work: async (tx, seal, { seen, typed }) =>
      await note(tx, seal, { case: seen.case, text: textIn(typed, 'catatan') }),
  }),
  acting('ambil', { act: acts.handle, work: async (tx, seal, { seen }) => await takeCase(tx, seal, seen) }),
  acting('serahkan', {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) => {
      const person = oneOf(typed, 'petugas') ?? ''
      return await assignCase(tx, seal, { ...seen, person: isId(person) ? (person as PersonId) : null })
    },
  }),
  acting('terima', { act: acts.handle, work: async (tx, seal, { seen }) => await acceptCase(tx, seal, seen) }),
  acting('pindah', {
    act: acts.move,
    work: async (tx, seal, { seen, typed }) =>
      await moveCase(tx, seal, { ...seen, office: officeIn(typed), why: textIn(typed, 'pindah') }),
  }),
  acting('pilah', {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) => {
      const { kategori, bahaya, tingkat, sebab, teradu, perusahaan } = sorting.parse(typed)
      return await sortCase(tx, seal, {
        ...seen,
        category: kategori,
        signs: bahaya,
        level: tingkat,
        why: sebab.trim(),
        reported: teradu,
        company: perusahaan,
      })
    },
  }),
  acting('minta', {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) =>
      await askReporter(tx, seal, {
        ...seen,
        kind: oneOf(typed, 'jenis') === 'clarity' ? 'clarity' : 'papers',
        text: textIn(typed, 'minta'),
      }),
  }),
  acting('klarifikasi', {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) =>
      await clarify(tx, seal, { ...seen, minutes: textIn(typed, 'klarifikasi') }),
  }),
  acting('klarifikasi-lanjut', {
    act: acts.handle,
    work: async (tx, seal, { seen, typed }) =>
      await clarifyAgain(tx, seal, {
        ...seen,
        minutes: textIn(typed, 'klarifikasi-lanjut'),
        admitted: oneOf(typed, 'mengaku') === 'ya',
        commitment: textIn(typed, 'janji'),
      }),
  }),
  acting('janji-ditepati', {
    act: acts.handle,
    work: async (tx, seal, { seen }) => await noteCommitment(tx, seal, { ...seen, kept: true }),
  }),
  acting('janji-diingkari', {
    act: acts.handle,
    work: async (tx, seal, { seen }) => await noteCommitment(tx, seal, { ...seen, kept: false }),
  }),
  saying('sanksi', recommendSanction),
  saying('mediasi', mediate),
  saying('rujuk', refer),
  saying('hubungi', noteReached),
  saying('belum-selesai', tellUnsolved),
  saying('selesai', proposeSettled),
  acting('tutup', {
    act: acts.close,
    work: async (tx, seal, { seen, typed }) => {
      const ground = closingGrounds.find((one) => one === oneOf(typed, 'alasan'))
      if (!ground) return refused({ code: 'cases.no-ground' })
      return await closeCase(tx, seal, {
        ...seen,
        ground,
        text: textIn(typed, 'tutup'),
        receiver: textIn(typed, 'penerima').slice(0, 200),
      })
    },
  }),
]
