import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crisisStandard } from '../standard.ts'
import { saysIn } from './reply.ts'

const { replies } = crisisStandard()
const says = (text: string) => saysIn(text, replies)

describe('a reply to a roll-call', () => {
  it.each([
    ['AMAN', 'safe'],
    ['aman pak', 'safe'],
    ['Alhamdulillah saya aman.', 'safe'],
    ['Ok', 'safe'],
    ['BANTU', 'help'],
    ['tolong pak, kaki saya luka', 'help'],
    ['tidak aman', 'help'],
    ['Belum aman di sini', 'help'],
    ['saya aman, teman saya butuh obat', 'help'],
    ['saya aman tapi paspor saya masih ditahan majikan', undefined],
    ['kapan pulang?', undefined],
    ['', undefined],
  ] as const)('%s says %s', (text, what) => expect(says(text)).toBe(what))

  it('with a word of need never says safe, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...replies.help),
        fc.string({ unit: 'binary' }),
        (a, need, b) => {
          expect(says(`${a} ${need} ${b}`)).toBe('help')
        },
      ),
    )
  })

  it('never says safe of a long message', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('kerja', 'rumah', 'aman'), { minLength: 5, maxLength: 20 }), (words) => {
        expect(says(words.join(' '))).toBeUndefined()
      }),
    )
  })
})
