/**
 * Makes the committed assets anew: the two cuts of the heading face, the faces of our papers, and the icons of our pages.
 * Run it after adding an icon's name to `assets.icons.ts`: `node scripts/assets.ts`.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { create } from '@cantoo/fontkit'
import subsetFont from 'subset-font'
import { fromLucide, ours } from './assets.icons.ts'
import { pathOf, type Shape } from './assets.paths.ts'

const out = new URL('../src/platform/http/assets/', import.meta.url)
const packages = new URL('../node_modules/', import.meta.url)

/** Headings need ASCII, the punctuation of our message files, and the letters of names. */
const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
const letters = `${ascii}–—…·±×≤≥°•’‘“”é`
/** The console sets only titles, names and figures in it. */
const titles = `${ascii.replaceAll(/[!#$*+;<=>@[\\\]^_`{|}~"]/g, '')}–…·`

const cuts = [
  { file: 'plus-jakarta-sans-800.woff2', wght: 800, letters, most: 8_000 },
  {
    file: 'plus-jakarta-sans-600-800.woff2',
    wght: { min: 600, max: 800, default: 700 },
    letters: titles,
    most: 13_000,
  },
]

async function makeFonts(): Promise<void> {
  const folder = new URL('@fontsource-variable/plus-jakarta-sans/', packages)
  const whole = await readFile(new URL('files/plus-jakarta-sans-latin-wght-normal.woff2', folder))
  await mkdir(new URL('fonts/', out), { recursive: true })
  for (const { file, wght, letters, most } of cuts) {
    const cut = await subsetFont(whole, letters, { targetFormat: 'woff2', variationAxes: { wght } })
    if (cut.byteLength > most) throw new RangeError(`${file} is ${cut.byteLength} bytes, more than ${most}`)
    await writeFile(new URL(`fonts/${file}`, out), cut)
    console.log(`${file} ${cut.byteLength} bytes`)
  }
  await writeFile(new URL('fonts/OFL.txt', out), await readFile(new URL('LICENSE', folder)))
}

/** What a paper is set in: a PDF takes TrueType, whole, since nobody knows which letters a name has. */
const faces = [
  { from: 'latin', file: 'latin-400.ttf', wght: 400 },
  { from: 'latin', file: 'latin-700.ttf', wght: 700 },
  { from: 'latin-ext', file: 'latin-ext-400.ttf', wght: 400 },
  { from: 'vietnamese', file: 'vietnamese-400.ttf', wght: 400 },
]

async function makePaperFaces(): Promise<void> {
  const paper = new URL('../src/platform/paper/fonts/', import.meta.url)
  await mkdir(paper, { recursive: true })
  for (const { from, file, wght } of faces) {
    const whole = await readFile(
      new URL(`@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-${from}-wght-normal.woff2`, packages),
    )
    const font = create(whole)
    if (!('characterSet' in font)) throw new RangeError(`${file} is no single face`)
    const letters = font.characterSet.map((point) => String.fromCodePoint(point))
    const cut = await subsetFont(whole, letters.join(''), { targetFormat: 'truetype', variationAxes: { wght } })
    await writeFile(new URL(file, paper), cut)
    console.log(`${file} ${letters.length} letters, ${cut.byteLength} bytes`)
  }
  await writeFile(
    new URL('OFL.txt', paper),
    await readFile(new URL('@fontsource-variable/plus-jakarta-sans/LICENSE', packages)),
  )
}

async function makeIcons(): Promise<void> {
  const folder = new URL('lucide-static/', packages)
  const nodes: Readonly<Record<string, readonly Shape[]>> = JSON.parse(
    await readFile(new URL('icon-nodes.json', folder), 'utf8'),
  )
  const drawn = new Map<string, string>(Object.entries(ours))
  for (const name of fromLucide) {
    const shapes = nodes[name]
    if (shapes === undefined) throw new RangeError(`lucide has no icon "${name}"`)
    drawn.set(name, pathOf(shapes))
  }
  const lines = [...drawn].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, path]) => `  '${name}': '${path}',`)
  const text = `// Made by scripts/assets.ts: lucide (ISC, see icons.LICENSE.txt) and our own drawings. Do not edit.\nexport const icons = {\n${lines.join('\n')}\n} as const\n`
  await writeFile(new URL('icons.generated.ts', out), text)
  await writeFile(new URL('icons.LICENSE.txt', out), await readFile(new URL('LICENSE', folder)))
  console.log(`${lines.length} icons, ${text.length} bytes`)
}

await makeFonts()
await makePaperFaces()
await makeIcons()
