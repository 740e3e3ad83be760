import type { SourceFile } from './source/yaml.ts'

/** A law of three rules, for tests: an age that changed, a document, an amount. */
export const smallLaw: readonly SourceFile[] = [
  {
    path: 'facts.yaml',
    text: `worker.birthDate: { type: Day, question: { id: Kapan kamu lahir?, en: When were you born? }, asks: worker, source: id-card }
placement.scheme: { type: string, question: { id: Lewat jalur apa?, en: By which scheme? }, asks: worker, source: application }
placement.country: { type: string, question: { id: Ke negara mana?, en: To which country? }, asks: worker, source: application }
`,
  },
  {
    path: 'documents.yaml',
    text: `passport:
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
  },
  {
    path: 'schemes/p2p.yaml',
    text: `id: p2p
open: true
title: { id: Lewat perusahaan, en: Through a company }
sentence: { id: Perusahaan mengurus., en: A company arranges it. }
steps:
  - { code: verification, name: { id: Diperiksa, en: Checked }, acts: officer, documents: [passport], review: verification, citation: { instrument: small-law, at: Pasal 2 } }
`,
  },
  {
    path: 'schemes/ssw.yaml',
    text: `id: ssw\nopen: true\ntitle: { id: SSW, en: SSW }\nsentence: { id: SSW., en: SSW. }\n`,
  },
  {
    path: 'small-law/instrument.yaml',
    text: `id: small-law
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
  },
  {
    path: 'small-law/age.yaml',
    text: `id: small-law.age
instrument: small-law
at: Pasal 1
kind: eligibility
title: { id: Umur, en: Age }
from: 2020-01-01
guards: [verification]
parameters:
  minimumAge: { unit: year, values: [{ from: 2020-01-01, value: 19 }, { from: 2026-01-01, value: 18 }] }
values: { age: 'age(worker.birthDate, on)' }
condition: age(worker.birthDate, on) >= p.minimumAge
unmet: { id: 'Umurmu {age} tahun. Paling muda {minimumAge} tahun.', en: 'You are {age}. The minimum age is {minimumAge}.' }
confidence: verified
`,
  },
  {
    path: 'small-law/passport.yaml',
    text: `id: small-law.passport
instrument: small-law
at: Pasal 2
kind: document
title: { id: Paspor, en: Passport }
document: passport
from: 2020-01-01
guards: [verification]
unmet: { id: Paspormu belum ada., en: There is no passport. }
confidence: verified
`,
  },
  {
    path: 'small-law/fee.yaml',
    text: `id: small-law.fee
instrument: small-law
at: Pasal 3
kind: amount
title: { id: Iuran, en: Fee }
from: 2020-01-01
applies: { schemes: [p2p] }
parameters:
  fee: { unit: rupiah, values: [{ from: 2020-01-01, value: 37500 }] }
component: social-security
amount: p.fee
payer: [{ when: placement.country == 'JP', payer: worker }, { payer: company }]
confidence: verified
`,
  },
]
