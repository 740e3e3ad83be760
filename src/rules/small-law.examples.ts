import type { SourceFile } from './source/yaml.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })

/** A small law for tests: an age that changed, a document, a cost, a closed country, an order, a promise. */
export const smallLaw: readonly SourceFile[] = [
  file(
    'facts.yaml',
    `worker.birthDate: { type: Day, question: { id: Kapan kamu lahir?, en: When were you born? }, asks: worker, source: id-card }
worker.sex:
  type: string
  values: { female: { id: Perempuan, en: Female }, male: { id: Laki-laki, en: Male } }
  question: { id: Perempuan atau laki-laki?, en: Female or male? }
  asks: worker
  source: id-card
placement.scheme: { type: string, question: { id: Lewat jalur apa?, en: By which scheme? }, asks: worker, source: application }
placement.country: { type: string, question: { id: Ke negara mana?, en: To which country? }, asks: worker, source: application }
placement.employer:
  type: string
  values: { household: { id: Keluarga, en: A family }, legal-entity: { id: Perusahaan, en: A company } }
  question: { id: Siapa majikanmu?, en: Who is your employer? }
  asks: worker
  source: contract
placement.months: { type: int, question: { id: Berapa bulan?, en: How many months? }, asks: worker, source: contract }
`,
  ),
  file(
    'documents.yaml',
    `passport:
  name: { id: Paspor, en: Passport }
  everyday: { id: Paspor, en: Passport }
  issuer: { id: Imigrasi, en: Immigration }
  where: { id: Urus di kantor imigrasi., en: Get it at the immigration office. }
  fee: null
  days: null
  icon: passport
  comes: upload
  compares: { register: imigrasi, fields: [name] }
  reads: [number]
  validity: null
`,
  ),
  file(
    'schemes/p2p.yaml',
    `id: p2p
open: true
title: { id: Lewat perusahaan, en: Through a company }
sentence: { id: Perusahaan mengurus., en: A company arranges it. }
steps:
  - code: verification
    name: { id: Berkas diperiksa, en: File checked }
    acts: officer
    documents: [passport]
    review: verification
    citation: { instrument: small-law, at: Pasal 2 }
  - code: departure
    name: { id: Berangkat, en: Depart }
    acts: worker
    documents: []
    review: none
    citation: { instrument: small-law, at: Pasal 5 }
`,
  ),
  file(
    'schemes/ssw.yaml',
    `id: ssw
open: false
title: { id: SSW, en: SSW }
sentence: { id: SSW., en: SSW. }
instead: { id: Tanya kantor., en: Ask the office. }
`,
  ),
  file(
    'small-law/instrument.yaml',
    `id: small-law
rank: law
kind: UU
number: '1'
year: 2020
title: Undang-undang kecil
aliases: []
issued: 2020-01-01
inForce: 2020-01-01
ended: null
status: in-force
relations: []
source: null
textVerified: false
confidence: verified
summary: Untuk uji coba.
`,
  ),
  file(
    'small-law/age.yaml',
    `id: small-law.age
instrument: small-law
at: Pasal 1
kind: eligibility
title: { id: Umur, en: Age }
from: 2020-01-01
guards: [verification]
parameters:
  minimumAge: { unit: year, values: [{ from: 2020-01-01, value: 19 }, { from: 2026-01-01, value: 18 }] }
values:
  age: age(worker.birthDate, on)
  oldEnough: plusMonths(worker.birthDate, 12 * p.minimumAge)
condition: age(worker.birthDate, on) >= p.minimumAge
unmet: { id: 'Umurmu {age} tahun. Paling muda {minimumAge} tahun.', en: 'You are {age}. The minimum age is {minimumAge}.' }
remedy: { id: 'Daftar lagi mulai {oldEnough}.', en: 'Register again from {oldEnough}.', who: time }
confidence: verified
examples:
  - { name: genap 18, on: 2026-01-01, facts: { worker: { birthDate: 2008-01-01 } }, finds: met }
  - { name: 18 sebelum berubah, on: 2025-12-31, facts: { worker: { birthDate: 2007-06-01 } }, finds: unmet }
  - { name: belum tahu, on: 2026-03-01, facts: {}, finds: unknown, needs: [worker.birthDate] }
`,
  ),
  file(
    'small-law/passport.yaml',
    `id: small-law.passport
instrument: small-law
at: Pasal 2
kind: document
title: { id: Paspor, en: Passport }
document: passport
from: 2020-01-01
guards: [verification]
unmet: { id: Paspormu belum ada., en: There is no passport. }
confidence: verified
examples:
  - { name: berlaku, on: 2026-03-01, facts: { documents: { passport: { verified: true, validUntil: 2026-03-01 } } }, finds: met }
  - { name: habis, on: 2026-03-02, facts: { documents: { passport: { verified: true, validUntil: 2026-03-01 } } }, finds: unmet }
  - { name: belum ada, on: 2026-03-02, facts: {}, finds: unknown, needs: [documents.passport] }
`,
  ),
  file(
    'small-law/fee.yaml',
    `id: small-law.fee
instrument: small-law
at: Pasal 3
kind: amount
title: { id: Iuran, en: Fee }
from: 2020-01-01
applies: { schemes: [p2p] }
parameters:
  monthly: { unit: rupiah, values: [{ from: 2020-01-01, value: 37500 }] }
component: social-security
amount: p.monthly * placement.months
payer: [{ when: placement.country == 'JP', payer: worker }, { payer: company }]
confidence: verified
examples:
  - { name: dua bulan, on: 2026-03-01, facts: { placement: { scheme: p2p, country: TW, months: 2 } }, amount: 75000, payer: company }
  - { name: ke Jepang, on: 2026-03-01, facts: { placement: { scheme: p2p, country: JP, months: 1 } }, amount: 37500, payer: worker }
  - { name: jalur lain, on: 2026-03-01, facts: { placement: { scheme: ssw } }, finds: not-applicable }
  - { name: belum tahu, on: 2026-03-01, facts: { placement: { scheme: p2p, country: TW } }, finds: unknown, needs: [placement.months] }
`,
  ),
  file(
    'small-law/closed.yaml',
    `id: small-law.closed
instrument: small-law
at: Pasal 4
kind: prohibition
title: { id: Negara ditutup, en: Country closed }
from: 2020-01-01
until: 2026-12-31
applies:
  countries: [SA]
  when: placement.employer == 'household'
guards: [verification]
condition: worker.sex == 'male' && placement.months < 3
unmet: { id: 'Ditutup untuk {who}.', en: 'Closed for {who}.' }
values: { who: worker.sex }
confidence: verified
examples:
  - { name: boleh, on: 2026-03-01, facts: { worker: { sex: male }, placement: { country: SA, employer: household, months: 2 } }, finds: met }
  - { name: tidak boleh, on: 2026-03-01, facts: { worker: { sex: female }, placement: { country: SA, employer: household } }, finds: unmet }
  - { name: majikan belum tahu, on: 2026-03-01, facts: { placement: { country: SA } }, finds: unknown, needs: [placement.employer] }
`,
  ),
  file(
    'small-law/order.yaml',
    `id: small-law.order
instrument: small-law
at: Pasal 5
kind: order
title: { id: Diperiksa sebelum berangkat, en: Checked before departure }
from: 2020-01-01
guards: [departure]
condition: steps.verification.done
unmet: { id: Berkasmu diperiksa dulu., en: Your file is checked first. }
confidence: verified
examples:
  - { name: sudah, on: 2026-03-01, facts: { steps: { verification: { done: true } } }, finds: met }
  - { name: belum, on: 2026-03-01, facts: { steps: { verification: { done: false } } }, finds: unmet }
  - { name: tidak tahu, on: 2026-03-01, facts: {}, finds: unknown, needs: [steps.verification] }
`,
  ),
  file(
    'small-law/promise.yaml',
    `id: small-law.promise
instrument: small-law
at: Pasal 6
kind: deadline
title: { id: Satu hari kerja, en: One working day }
from: 2020-01-01
parameters:
  workingDays: { unit: working-day, values: [{ from: 2020-01-01, value: 2 }, { from: 2026-01-01, value: 1 }] }
clock: { starts: request.complete, length: p.workingDays, unit: working-day, pauses: [waiting-for-citizen], escalates: [head-of-office] }
confidence: verified
examples:
  - { name: dua hari, on: 2025-12-31, facts: {}, length: 2 }
  - { name: satu hari, on: 2026-01-01, facts: {}, length: 1, starts: '2026-11-20T10:00:00+07:00', calendar: jakarta, due: '2026-11-23T10:00:00+07:00' }
`,
  ),
]

/** The same law with a text changed, in every file or in one. @throws Error when nothing changed, so that no test is idle */
export function smallLawWith(from: string, to: string, path?: string): readonly SourceFile[] {
  const changed = smallLaw.map((given) =>
    path === undefined || given.path === path ? { ...given, text: given.text.replace(from, to) } : given,
  )
  if (changed.every(({ text }, i) => text === smallLaw[i]?.text)) throw new Error(`nothing says "${from}"`)
  return changed
}
