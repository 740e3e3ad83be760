import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { keysIn } from '../../../platform/ledger/note.ts'
import { isOfPdf, openSignature } from './signature.ts'

/** `bekal cases minutes-check`: holds the PDF of minutes against its signature. Needs no database and no network. */
export const minutesCheck = (): Command =>
  command({
    name: 'cases minutes-check',
    summary: 'Hold the PDF of minutes against its signature, with neither database nor network.',
    options: z.object({
      arguments: z.array(z.string()).length(1).describe('the PDF that was downloaded'),
      signature: z.string().describe('the signature that was downloaded beside it'),
      keys: z.string().describe('a file with the keys of the log, as /log/kunci gives them'),
    }),
    exits: {
      0: 'it is the PDF that was signed',
      2: 'the PDF was changed, or the signature is of nobody these keys know',
      3: 'one of the three files cannot be read',
    },
    run: async ({ arguments: [path = ''], signature, keys: keysPath }) => {
      const [pdf, note, keysText] = await Promise.all([bytesOf(path), bytesOf(signature), bytesOf(keysPath)])
      const keys = keysText && keysIn(keysText.toString('utf8'))
      const missing = !keys
        ? `${keysPath} holds no keys of a log.`
        : !pdf
          ? `${path} cannot be opened.`
          : note
            ? undefined
            : `${signature} cannot be opened.`
      if (missing !== undefined || !keys || !pdf || !note)
        return { code: 3, text: missing ?? '', data: { holds: false } }
      const signed = openSignature(note.toString('utf8'), keys)
      if (!signed)
        return {
          code: 2,
          text: 'IT DOES NOT HOLD.\nThe signature is not of minutes, or of nobody these keys know.',
          data: { holds: false },
        }
      if (!isOfPdf(signed, pdf))
        return {
          code: 2,
          text: `IT DOES NOT HOLD.\nThe PDF is not the one that was signed for ${signed.number}.`,
          data: { holds: false, ...signed },
        }
      return {
        code: 0,
        text: `It holds: the minutes ${signed.code} of ${signed.number}, digest ${signed.digest}.`,
        data: { holds: true, ...signed },
      }
    },
  })

const bytesOf = async (path: string): Promise<Buffer | undefined> => await readFile(path).catch(() => undefined)
