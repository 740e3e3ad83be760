import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { type Command, command } from '../../../platform/cli/command.ts'
import { decoded, largestText, type NotText } from './decode.ts'
import { readText } from './read-text.ts'
import type { ArticleText, Piece } from './text.ts'

/** `bekal regulations read peraturan.txt`: the articles of a plain text, and every line that has no place in them. Stores nothing. */
export const readCommand = (): Command =>
  command({
    name: 'regulations read',
    summary:
      'Read the plain text of an instrument into its articles and list every line without a place. Stores nothing.',
    options: z.object({ arguments: z.array(z.string()).length(1).describe('a text file in UTF-8, at most 2 MB') }),
    exits: {
      0: 'every line has its place',
      1: 'the file cannot be read',
      2: 'lines without a place, or articles and pieces that are left out; each is named',
      3: 'no article was found',
    },
    run: async ({ arguments: [path = ''] }, { out }) => {
      const text = await textIn(path)
      if (typeof text !== 'string') return { code: 1, text: text.why, data: { file: path, problem: text.why } }
      const read = readText(text)
      for (const article of read.articles) out(`${told(article)}\n`)
      for (const number of read.missing)
        out(`${path}: Pasal ${number} is not in the text; its heading may be misspelt\n`)
      for (const { article, from, to } of read.gaps) out(`${path}: Pasal ${article} goes from ${from} to ${to}\n`)
      for (const { at, why, text: line } of read.unplaced) out(`${path}:${at}: ${why}: ${line.slice(0, 100)}\n`)
      const isWhole = read.unplaced.length + read.missing.length + read.gaps.length === 0
      const code = read.articles.length === 0 ? 3 : isWhole ? 0 : 2
      return {
        code,
        text: `${read.articles.length} articles, ${read.unplaced.length} lines without a place.`,
        data: { ...read },
      }
    },
  })

const sentences: Readonly<Record<NotText, string>> = {
  empty: 'holds no text.',
  'too-large': 'is larger than 2 MB.',
  pdf: 'is a PDF; copy its text into a text file.',
  'utf-16': 'is UTF-16; save it as UTF-8.',
  'not-utf-8': 'cannot be read as UTF-8 text.',
  'no-text': 'is no text.',
}

/** The text of a file, or why it is not taken, in a sentence. */
export async function textIn(path: string): Promise<string | { readonly why: string }> {
  try {
    if ((await stat(path)).size > largestText) return { why: `${path} ${sentences['too-large']}` }
    const read = decoded(await readFile(path))
    return read.ok ? read.text : { why: `${path} ${sentences[read.why]}` }
  } catch {
    return { why: `${path} cannot be opened.` }
  }
}

const told = ({ number, within, text, pieces }: ArticleText): string => {
  const place = within.map(({ number: own, heading }) => `${own} ${heading}`).join(' / ')
  return [
    `Pasal ${number}${place === '' ? '' : ` (${place})`}`,
    ...(text === '' ? [] : [`  ${text}`]),
    ...pieces.flatMap((piece) => lines(piece, '  ')),
  ].join('\n')
}

const lines = ({ mark, text, pieces }: Piece, indent: string): string[] => [
  `${indent}${mark} ${text}`,
  ...pieces.flatMap((piece) => lines(piece, `${indent}  `)),
]
