import { zipSync } from 'fflate'
import { sql } from 'kysely'
import type { EntryId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { verifierKey } from '../../../platform/ledger/note.ts'
import { readerOf } from '../../../platform/ledger/reader.ts'
import { receiptFor } from '../../../platform/ledger/receipt.ts'
import type { Tools } from '../../../platform/tools.ts'
import type { Attachment, Case, Message, Step } from '../case.ts'
import { minutesDigest } from '../evidence.ts'
import { hiddenAt } from '../hidden.ts'
import { enteredAs, isMinuted } from '../minutes/minutes.ts'
import { caseReceipt } from '../receipt/receipt.ts'
import { secretsOf } from '../store.ts'
import { messagesOf, stepsOf } from '../thread-store.ts'
import type { BundledMessage, BundledStep, Manifest } from './manifest.ts'
import { readMe } from './read-me.ts'
import { bundleSignature, signatureName } from './signature.ts'

type Making = {
  readonly one: Case
  /** The office has minutes and reasons in it; the reporter was told them in messages. */
  readonly for: 'office' | 'reporter'
}

/** More lines than any conversation has. */
const everything = 20_000

/**
 * Everything that was said in a case and what proves it, in one file: a ZIP that a court, a lawyer or an ombudsman checks
 * without us. What officers noted among themselves is in no bundle.
 *
 * @returns nothing while an entry waits for its place in the log: a few seconds
 * @throws Error when a kept file was altered on disk, or minutes are not as they were entered
 */
export async function bundleOf(
  tx: Tx,
  { seal, files }: Pick<Tools, 'seal' | 'files'>,
  { one, for: whom }: Making,
): Promise<Uint8Array | undefined> {
  const [filed, secrets] = [await caseReceipt(tx, one), await secretsOf(tx, one.id)]
  if (!filed || !secrets) return undefined
  const messages: BundledMessage[] = []
  const contents: Record<string, Uint8Array> = {}
  for (const said of await messagesOf(tx, one.id, everything)) {
    const bundled = await bundledMessage(tx, said, seal.reveal(said.body, hiddenAt.body(said.id)))
    if (!bundled) return undefined
    messages.push(bundled)
    for (const [at, file] of said.files.entries())
      contents[bundled.files[at]?.name ?? ''] = new Uint8Array(await files.open(file.id))
  }
  const steps: BundledStep[] = []
  for (const { said, ...done } of await stepsOf(tx, one.id, everything)) {
    const text = whom === 'office' && said !== null ? seal.reveal(said, hiddenAt.said(done.id)) : ''
    const bundled = await bundledStep(tx, done, text)
    if (!bundled) return undefined
    steps.push(bundled)
  }
  const place = secrets.placeHidden === null ? '' : seal.reveal(secrets.placeHidden, hiddenAt.place(one.id))
  const { id, number, filedAt, country, origin, filing } = one
  const manifest: Manifest = {
    format: 'bekal-case/1',
    madeAt: tx.now,
    case: {
      id,
      number,
      filedAt: whole(filedAt),
      country,
      origin,
      place,
      filing,
      salt: Buffer.from(secrets.salt).toString('hex'),
      receipt: filed.receipt,
    },
    messages,
    steps,
  }
  const logName = filed.receipt.checkpoint.split('\n')[0] ?? ''
  const keys = seal.publicKeys('ledger').map((key) => verifierKey(logName, key))
  const own = {
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
    'BACA.txt': Buffer.from(readMe(manifest)),
    'kunci.txt': Buffer.from(`${keys.join('\n')}\n`),
  }
  return zipSync(
    { ...own, [signatureName]: Buffer.from(bundleSignature(seal, logName, { number, contents: own })), ...contents },
    // Pictures and sound are small already; the same case made twice is the same file but for when it was made.
    { level: 6, mtime: new Date(tx.now) },
  )
}

const whole = (at: string): string => new Date(at).toISOString()

async function bundledMessage(tx: Tx, said: Message, text: string): Promise<BundledMessage | undefined> {
  const { id, seq, at, side, channel, digest, files } = said
  const { rows } = await sql<{ id: EntryId }>`
    select id from ledger.entry where record_kind = 'case-message' and record_id = ${id} order by at limit 1`.execute(
    tx.db(),
  )
  const receipt = rows[0] && (await receiptFor(readerOf(tx), rows[0].id))
  return (
    receipt && {
      id,
      seq,
      at: whole(at) as Message['at'],
      side,
      channel,
      digest,
      text,
      files: files.map((file, index) => ({
        name: `berkas/${String(seq).padStart(4, '0')}-${index + 1}.${endings[file.mime]}`,
        mime: file.mime,
        size: file.size,
        sha256: file.sha256,
      })),
      receipt,
    }
  )
}

/** A step, with what proves its minutes; nothing while they wait for their place in the log. */
async function bundledStep(tx: Tx, done: Step, said: string): Promise<BundledStep | undefined> {
  const { id, case: of, at, step, office, data } = done
  const told = { at: whole(at), step, office, said }
  if (said === '' || !isMinuted(step)) return told
  const entered = await enteredAs(tx, { id, case: of, digest: minutesDigest(done, said) })
  if (entered.state === 'altered') throw new Error(`the minutes ${id} are not as they were entered`)
  if (entered.state === 'waits') return undefined
  return entered.state === 'entered' ? { ...told, minutes: { id, data, receipt: entered.receipt } } : told
}

const endings: Readonly<Record<Attachment['mime'], string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
}
