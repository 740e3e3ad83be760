import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { command, runCommand } from './command.ts'

const greet = command({
  name: 'people greet',
  summary: 'Greets somebody.',
  options: z.object({
    name: z.string().default('you').describe('whom'),
    loud: z.boolean().default(false).describe('in capitals'),
    timesGreeted: z.coerce.number().int().max(3).default(1).describe('how often'),
  }),
  exits: { 0: 'greeted', 2: 'nobody was there' },
  run: async ({ name, loud, timesGreeted }) => {
    const text = `hello ${loud ? name.toUpperCase() : name}`.repeat(timesGreeted)
    return name === 'nobody'
      ? { code: 2, text: 'Nobody.', data: { greeted: 0 } }
      : { code: 0, text, data: { greeted: timesGreeted } }
  },
})
const fails = command({
  name: 'fails',
  summary: 'Fails.',
  options: z.object({}),
  exits: {},
  run: async () => await Promise.reject(new Error('the disk is on fire')),
})

async function run(...words: string[]) {
  const said = { out: '', err: '' }
  const code = await runCommand([greet, fails], words, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
  })
  return { code, ...said }
}

describe('the command line', () => {
  it('runs a command of two words with its options', async () => {
    expect(await run('people', 'greet', '--name', 'Siti', '--loud')).toEqual({ code: 0, out: 'hello SITI\n', err: '' })
  })

  it('prints exactly one JSON object with --json', async () => {
    const { code, out } = await run('people', 'greet', '--json', '--times-greeted', '2')
    expect({ code, data: JSON.parse(out) }).toEqual({ code: 0, data: { ok: true, greeted: 2 } })
  })

  it('gives the exit code the command documents', async () => {
    expect(await run('people', 'greet', '--name', 'nobody')).toEqual({ code: 2, out: '', err: 'Nobody.\n' })
  })

  it.each([
    [['people', 'greet', '--nam', 'x'], /Unknown option '--nam'/],
    [['people', 'greet', '--times-greeted', '9'], /--times-greeted: /],
    [['people', 'greet', 'stray'], /Unexpected argument|does not take positional/],
    [['people', 'gret'], /Did you mean "people greet"/],
    [['fials'], /Did you mean "fails"/],
    [['quite', 'another', 'thing'], /^There is no command "quite another thing"\.\n/],
  ])('does not guess: %j', async (words, sentence) => {
    const { code, err } = await run(...words)
    expect(code).toBe(64)
    expect(err).toMatch(sentence)
  })

  it('answers what it did not understand with one object too, with --json', async () => {
    for (const words of [['fials'], ['people', 'greet', '--nam', 'x']]) {
      const { code, out, err } = await run(...words, '--json')
      expect({ code, err, ok: JSON.parse(out).ok }).toEqual({ code: 64, err: '', ok: false })
    }
  })

  it('helps: overall, and for every command with its options and exit codes', async () => {
    expect((await run('--help')).out).toContain('people greet')
    const { out } = await run('people', 'greet', '--help')
    expect(out).toContain('--times-greeted <value>')
    expect(out).toMatch(/2 {2}nobody was there/)
  })

  it('says what failed without a stack', async () => {
    expect(await run('fails')).toEqual({ code: 70, out: '', err: 'the disk is on fire\n' })
  })
})
