import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Card } from './card.ts'

/** An invented card as most are: a name of two words, a household employer, a placement company. */
export const usual: Card = {
  id: '019ab0b2-6f5c-7d3e-9a41-5c2f8e07b6d3',
  number: 'KPMI-2026-0001234',
  holder: 'SITI AMINAH',
  passportEnd: '4567',
  scheme: 'p2p',
  country: 'TW',
  employer: 'Chang Mei-Ling',
  company: 'PT Bahtera Sejahtera Mandiri',
  photo: Uint8Array.of(93, 201, 14, 177, 62, 240, 8, 131, 219, 45, 166, 99, 27, 188, 72, 250),
  issuedAt: '2026-11-23T03:00:00.000Z' as Instant,
  validFrom: '2026-11-23' as LocalDate,
  validUntil: '2029-11-22' as LocalDate,
}

/** The longest card there can be. */
export const longest: Card = {
  ...usual,
  number: 'N'.repeat(24),
  holder: 'MUHAMMAD ABDURRAHMAN AL-FARUQI BIN HAJI ABDULLAH HASAN BASRI',
  scheme: 'seafarer-merchant-02',
  employer: '株式会社エヴァーグリーン精密機械工業国際貿易総合研究所',
  company: 'PT Nusantara Cahaya Sejahtera Internasional Abadi Jaya',
}
