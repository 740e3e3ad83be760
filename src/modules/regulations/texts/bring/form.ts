import { day, isDay } from '../../../../kernel/time.ts'
import type { Form, Typed } from '../../../../platform/http/form.ts'
import { oneOf } from '../../../../platform/http/typed.ts'
import type { RuleSet } from '../../../../rules/rule.ts'
import { instrumentNamed } from '../../register/names.ts'
import type { BroughtText } from '../store.ts'

/** Largest text that is taken in, in bytes of UTF-8. */
export const largestText = 2 * 1024 * 1024

/** Message keys of what can be wrong. */
type Wrong =
  | 'wrong.instrument'
  | 'wrong.origin'
  | 'wrong.origin-long'
  | 'wrong.same'
  | 'wrong.day'
  | 'wrong.file'
  | 'wrong.bytes'
  | 'wrong.large'
/** No instrument of the republic is older, nor of those it took over. */
const oldest = '1800-01-01'

/** Longest origin, in letters. */
export const longestOrigin = 300
type Given = { readonly ruleSet: RuleSet; readonly file: Uint8Array | null; readonly isFile: boolean }

/** Reads what was typed and sent: every field that cannot be is named at once. An empty text is for the act to refuse. */
export function readBrought(
  typed: Typed,
  { ruleSet, file, isFile }: Given,
  say: (key: Wrong) => string,
): Form<BroughtText> {
  const errors: Record<string, string> = {}
  const named = (name: string): string | undefined => instrumentNamed(ruleSet, oneOf(typed, name)?.trim() ?? '')?.id
  const [instrument, amends] = [named('peraturan'), named('mengubah')]
  if (instrument === undefined) errors['peraturan'] = say('wrong.instrument')
  if ((oneOf(typed, 'mengubah') ?? '').trim() !== '') {
    if (amends === undefined) errors['mengubah'] = say('wrong.instrument')
    else if (amends === instrument) errors['mengubah'] = say('wrong.same')
  }
  const from = (oneOf(typed, 'mulai') ?? '').trim()
  if (!isDay(from) || from < oldest) errors['mulai'] = say('wrong.day')
  const origin = (oneOf(typed, 'asal') ?? '').trim()
  if (origin === '') errors['asal'] = say('wrong.origin')
  else if (origin.length > longestOrigin) errors['asal'] = say('wrong.origin-long')
  const text = isFile ? textOf(file) : (oneOf(typed, 'naskah') ?? '')
  const field = isFile ? 'berkas' : 'naskah'
  if (text === null) errors[field] = say(file === null ? 'wrong.file' : 'wrong.bytes')
  else if (Buffer.byteLength(text) > largestText) errors[field] = say('wrong.large')
  if (Object.keys(errors).length > 0 || instrument === undefined || text === null) return { ok: false, typed, errors }
  return {
    ok: true,
    typed,
    errors: {},
    value: { instrument, amends: amends ?? null, effectiveFrom: day(from), origin, text },
  }
}

/** A file as text; `null` when there is none, or it is no UTF-8. A mark at its beginning is not part of it. */
function textOf(file: Uint8Array | null): string | null {
  if (file === null) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(file)
    return text.includes('\0') ? null : text.replaceAll('\r\n', '\n')
  } catch {
    return null
  }
}
