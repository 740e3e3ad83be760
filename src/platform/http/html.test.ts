import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { assert, describe, it } from 'vitest'

/**
 * A value in a template is escaped for text and for double-quoted attributes, and for nothing else. This test reads
 * every `html` template of the source and refuses a value anywhere else.
 */
const root = new URL('../../', import.meta.url).pathname

type Template = { readonly line: number; readonly chunks: readonly string[]; readonly holes: readonly string[] }

/** The `html` templates of a source file, nested ones too. Comments and other strings are passed over. */
function templatesIn(source: string): readonly Template[] {
  const found: Template[] = []
  const lineOf = (at: number): number => source.slice(0, at).split('\n').length

  /** Reads code from `at` up to the closing brace of its hole, or to the end of the file. */
  function code(at: number): number {
    let depth = 0
    for (let i = at; i < source.length; i += 1) {
      const here = source[i]
      if (here === '/' && source[i + 1] === '/') i = endOf('\n', i)
      else if (here === '/' && source[i + 1] === '*') i = endOf('*/', i + 2) + 1
      else if (here === '/' && /[=(,:[!&|?{};\n]\s*$/.test(source.slice(Math.max(0, i - 40), i))) i = expression(i)
      else if (here === "'" || here === '"') i = quoted(i, here)
      else if (here === '`') i = template(i)
      else if (here === '{') depth += 1
      else if (here === '}') {
        if (depth === 0) return i
        depth -= 1
      }
    }
    return source.length
  }
  const endOf = (mark: string, from: number): number => {
    const at = source.indexOf(mark, from)
    return at < 0 ? source.length : at
  }
  function quoted(at: number, quote: string): number {
    let i = at + 1
    while (i < source.length && source[i] !== quote) i += source[i] === '\\' ? 2 : 1
    return i
  }
  /** A regular expression, to its closing slash. */
  function expression(at: number): number {
    let inClass = false
    for (let i = at + 1; i < source.length; i += 1) {
      if (source[i] === '\\') i += 1
      else if (source[i] === '[') inClass = true
      else if (source[i] === ']') inClass = false
      else if (source[i] === '/' && !inClass) return i
    }
    return source.length
  }
  function template(at: number): number {
    const chunks: string[] = []
    const holes: string[] = []
    let from = at + 1
    let i = from
    for (; i < source.length && source[i] !== '`'; i += 1) {
      if (source[i] === '\\') i += 1
      else if (source[i] === '$' && source[i + 1] === '{') {
        chunks.push(source.slice(from, i))
        const end = code(i + 2)
        holes.push(source.slice(i + 2, end).trim())
        i = end
        from = end + 1
      }
    }
    chunks.push(source.slice(from, i))
    if (/\bhtml$/.test(source.slice(Math.max(0, at - 8), at))) found.push({ line: lineOf(at), chunks, holes })
    return i
  }
  code(0)
  return found
}

type State = {
  readonly in: 'text' | 'comment' | 'raw' | 'tag' | 'name' | 'value' | 'quoted' | 'single'
  readonly attribute: string
  readonly element: string
}

/** Where the parser of a browser stands after this piece of markup. */
function after(state: State, chunk: string): State {
  let { in: where, attribute, element } = state
  for (let i = 0; i < chunk.length; i += 1) {
    const here = chunk[i] ?? ''
    if (where === 'comment') {
      if (chunk.startsWith('-->', i)) [where, i] = ['text', i + 2]
    } else if (where === 'raw') {
      if (chunk.startsWith(`</${element}`, i)) [where, i, element] = ['tag', i + element.length + 1, `/${element}`]
    } else if (where === 'text') {
      if (chunk.startsWith('<!--', i)) [where, i] = ['comment', i + 3]
      else if (/^<\/?[a-z]/i.test(chunk.slice(i, i + 3))) {
        element = /^<(\/?[\w-]+)/.exec(chunk.slice(i))?.[1] ?? ''
        where = 'tag'
        i += element.length
      }
    } else if (where === 'quoted' || where === 'single') {
      if (here === (where === 'quoted' ? '"' : "'")) where = 'tag'
    } else if (here === '>') where = element === 'script' || element === 'style' ? 'raw' : 'text'
    else if (where === 'tag') {
      if (/[\w:-]/.test(here)) {
        attribute = /^[\w:-]+/.exec(chunk.slice(i))?.[0] ?? ''
        where = 'name'
        i += attribute.length - 1
      }
    } else if (where === 'name') {
      where = here === '=' ? 'value' : 'tag'
    } else if (here === '"') where = 'quoted'
    else if (here === "'") where = 'single'
    else if (/\s/.test(here)) where = 'tag'
  }
  return { in: where, attribute, element }
}

/** The one style sheet of a page, made by our own code and allowed by its digest. */
const ownStyle = (hole: string): boolean => hole === 'raw(style)'

/** Why a value may not stand here; `undefined` when it may. */
function whyNot(state: State, hole: string, file: string): string | undefined {
  switch (state.in) {
    case 'text':
      return undefined
    case 'quoted':
      if (state.attribute.startsWith('on')) return 'a value in a handler'
      return state.attribute === 'style' || state.attribute === 'srcdoc' ? `a value in ${state.attribute}` : undefined
    case 'tag':
      return hole.startsWith('attributes(') ? undefined : 'a value between attributes; use attributes({ … })'
    case 'comment':
      return 'a value in a comment'
    case 'raw':
      if (state.element === 'style' && ownStyle(hole) && file.endsWith('frame/frame.ts')) return undefined
      return `a value in <${state.element}>`
    case 'single':
      return 'a value in single quotes'
    case 'name':
    case 'value':
      return 'a value in an unquoted attribute or a name'
  }
}

/** What is wrong in a source file, one sentence each. */
function faultsIn(source: string, file: string): readonly string[] {
  const faults: string[] = []
  for (const { line, chunks, holes } of templatesIn(source)) {
    let state: State = { in: 'text', attribute: '', element: '' }
    chunks.forEach((chunk, index) => {
      if (/(?:href|src|action)\s*=\s*["']?\s*javascript:/i.test(chunk))
        faults.push(`${file}:${line} a javascript: address`)
      if (/<[a-z][^>]*\son[a-z]+\s*=/i.test(chunk)) faults.push(`${file}:${line} a handler`)
      state = after(state, chunk)
      const hole = holes[index]
      if (hole === undefined) return
      const why = whyNot(state, hole, file)
      if (why !== undefined) faults.push(`${file}:${line} ${why}: \${${hole.slice(0, 60)}}`)
    })
    if (!['text', 'raw'].includes(state.in)) faults.push(`${file}:${line} ends within a tag`)
  }
  return faults
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts') && path !== new URL(import.meta.url).pathname)
      yield path
  }
}

/** Where markup is made outside a template, and why that is safe. Anything else goes through `html`. */
const rawAllowed: Readonly<Record<string, string>> = {
  'platform/http/html.ts': 'declares it',
  'platform/http/components/attributes.ts': 'escapes by itself',
  'modules/cases/minutes/page.ts': 'the QR code of an address of ours, drawn from numbers by qr.ts',
  'modules/placements/card/page.ts': 'the QR code, drawn from numbers by credential/qr.ts',
  'modules/placements/slip/route.ts': 'the QR code of an address of ours, drawn from numbers by credential/qr.ts',
  'platform/http/components/brand.ts': 'a drawing of ours',
  'platform/http/components/journey-road.ts': 'numbers it computed',
  'platform/http/components/progress.ts': 'numbers it computed',
  'platform/http/components/illustration/scene.ts': 'drawings of ours',
  'platform/http/components/gallery/drawn-code.ts': 'numbers it computed',
  'platform/http/frame/frame.ts': 'the style sheet of our own files; our mark',
}

describe('every template', () => {
  it('puts values only in text and in double-quoted attributes', () => {
    const files = [...sources(root)]
    const faults = files.flatMap((file) => faultsIn(readFileSync(file, 'utf8'), relative(root, file)))
    assert.deepEqual(faults, [])
  })

  it('is found, in this house, more than two hundred times', () => {
    const all = [...sources(root)].flatMap((file) => templatesIn(readFileSync(file, 'utf8')))
    assert.isAbove(all.length, 200)
  })

  it('is the only way to markup, but where we say why', () => {
    const users = [...sources(root)]
      .filter((file) => /import \{[^}]*\braw\b[^}]*\} from '[^']*html(?:\.ts)?'/.test(readFileSync(file, 'utf8')))
      .map((file) => relative(root, file))
      .filter((file) => !file.endsWith('.test.ts'))
    assert.deepEqual(
      users.filter((file) => !(file in rawAllowed)),
      [],
    )
  })
})

describe('a planted fault is caught', () => {
  const planted: Readonly<Record<string, string>> = {
    'an unquoted attribute': 'html`<a href=${x}>`',
    'single quotes': "html`<a title='${x}'>x</a>`",
    'a script': 'html`<script>const a = ${x}</script>`',
    'a style': 'html`<style>p { color: ${x} }</style>`',
    'a comment': 'html`<!-- ${x} -->`',
    'a handler': 'html`<b onclick="go(${x})">x</b>`',
    'a handler without a value': 'html`<b onclick="go()">x</b>`',
    'a style attribute': 'html`<b style="width:${x}%">x</b>`',
    'a bare value in a tag': 'html`<input ${x}>`',
    "an attribute's name": 'html`<input data-${x}="1">`',
    'a javascript: address': 'html`<a href="javascript:go(\'${x}\')">x</a>`',
    'one that is nested': "html`<p>${list.map((x) => html`<a href=${x}>${'}'}</a>`)}</p>`",
    'one after a comment that quotes a backtick': '/* a ` b */ const a = /`/\nhtml`<a href=${x}>`',
  }
  for (const [what, source] of Object.entries(planted))
    it(what, () => assert.isAbove(faultsIn(source, 'planted.ts').length, 0))

  const good: readonly string[] = [
    'html`<p class="a ${b}">${c}</p>`',
    'html`<input${attributes({ checked })}>`',
    'html`<!-- said --><p>${a}</p><script src="${b}"></script>`',
    'html`<a href="${x}">it\'s ${y}</a>`',
  ]
  for (const source of good) it(`and ${source} is none`, () => assert.deepEqual(faultsIn(source, 'good.ts'), []))
})
