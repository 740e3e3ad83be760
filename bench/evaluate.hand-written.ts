import {
  closedCountries,
  costs,
  documents,
  type HandFile,
  type HandFinding,
  hostAges,
  type Known,
  type Law,
  marriageBook,
  middleEast,
  ofNew,
  orders,
  plain,
  rules,
} from './evaluate.hand-law.ts'

type Three = boolean | undefined
const none: readonly string[] = []
const noValues = {}

/** Everything the law says of a placement by a company on a day. */
export function checkByHand(file: HandFile, on: string): HandFinding[] {
  const found: HandFinding[] = []
  const { worker = {}, placement = {}, family = {}, company = {}, history = {}, card = {} } = file
  const shown = file.documents ?? {}
  const steps = file.steps ?? {}

  const say = (citation: Law, holds: Three, needs: readonly string[], values: HandFinding['values'] = noValues): void =>
    void found.push({
      rule: citation.rule,
      citation,
      outcome: holds === undefined ? 'unknown' : holds ? 'met' : 'unmet',
      needs: holds === undefined ? needs : none,
      values: holds === false ? values : noValues,
      amount: null,
      payer: null,
    })
  const costs1 = (citation: Law, amount: number | null, payer: string): void =>
    void found.push({ rule: citation.rule, citation, outcome: 'met', needs: none, values: noValues, amount, payer })

  for (const [code, citation] of documents) say(citation, valid(shown[code], on), needOf(code))
  const { maritalStatus, birthDate, healthResult } = worker
  if (maritalStatus === undefined) say(marriageBook, undefined, ['worker.maritalStatus'])
  else if (maritalStatus === 'married') say(marriageBook, valid(shown['marriage-book'], on), needOf('marriage-book'))

  for (const [citation, done, papers] of orders) {
    let holds: Three = true
    const missing: string[] = []
    for (const step of done) {
      const is = steps[step]?.done
      if (is === false) holds = false
      else if (is === undefined) missing.push(`steps.${step}`)
    }
    for (const code of papers) {
      const is = shown[code]?.verified
      if (is === false) holds = false
      else if (is === undefined) missing.push(`documents.${code}`)
    }
    say(citation, holds && missing.length > 0 ? undefined : holds, missing)
  }
  for (const [citation, payer, amount] of costs) costs1(citation, amount, payer)
  for (const [citation, root, name, wanted] of plain) {
    const is = file[root]?.[name]
    say(citation, is === undefined ? undefined : is === wanted, [`${root}.${name}`])
  }

  const { purpose, country, employer } = placement
  if (purpose === undefined || purpose === 'new')
    for (const [citation, name] of ofNew) {
      const is = placement[name]
      if (purpose === undefined) say(citation, undefined, ['placement.purpose'])
      else say(citation, is === undefined ? undefined : !is, [`placement.${name}`])
    }

  const age = birthDate === undefined ? undefined : ageOn(String(birthDate), on)
  const born = ['worker.birthDate']
  say(rules.age, age === undefined ? undefined : age >= 18, born, { age: age ?? 0, minimumAge: 18 })
  say(rules.departureAge, age === undefined ? undefined : age >= 18, born, { minimumAge: 18 })
  const host = hostAges[String(country)]
  if (host && employer === 'household' && purpose === undefined) say(host[0], undefined, ['placement.purpose'])
  else if (host && employer === 'household' && purpose === 'new')
    say(host[0], age === undefined ? undefined : age >= host[1] && age <= host[2], born, {
      age: age ?? 0,
      minimumAge: host[1],
      maximumAge: host[2],
    })
  if (closedCountries.has(String(country)) && employer === 'household')
    say(middleEast, purpose === undefined ? undefined : purpose !== 'new', ['placement.purpose'])

  if (maritalStatus === undefined) say(rules.signer, undefined, ['worker.maritalStatus', 'family.permitSigner'])
  else {
    const { permitSigner } = family
    const isRight =
      maritalStatus === 'married' ? permitSigner === 'spouse' : permitSigner === 'parent' || permitSigner === 'guardian'
    say(rules.signer, permitSigner === undefined ? undefined : isRight, ['family.permitSigner'])
  }

  const [letter, skill, diploma] = [shown['health-letter'], shown['competence-certificate'], shown['diploma']]
  say(rules.skill, or(skill?.verified, diploma?.verified), ['documents.competence-certificate', 'documents.diploma'])
  const fit = healthResult === undefined || healthResult === 'fit'
  say(rules.healthy, fit ? letter?.verified : false, ['documents.health-letter'])
  const until = letter?.issuedOn === undefined ? undefined : threeMonthsAfter(letter.issuedOn)
  say(rules.health, until === undefined ? undefined : until >= on, ['documents.health-letter'], { until: until ?? '' })

  const { destinationProtects, destinationAgreement, destinationSocialSecurity, arrangedBy } = placement
  if (purpose === undefined) say(rules.protecting, undefined, ['placement.purpose'])
  else if (purpose === 'new')
    say(
      rules.protecting,
      or(or(three(destinationProtects), three(destinationAgreement)), three(destinationSocialSecurity)),
      ['placement.destinationProtects', 'placement.destinationAgreement', 'placement.destinationSocialSecurity'],
    )
  say(rules.arranged, arrangedBy === undefined ? undefined : arrangedBy === 'licensed-company', [
    'placement.arrangedBy',
  ])
  say(rules.broker, arrangedBy === undefined ? undefined : arrangedBy !== 'private-person', ['placement.arrangedBy'])
  const { onHold, holdGroundCited, contractAtMission, reportedToMission } = placement
  say(rules.hold, or(onHold === undefined ? undefined : !onHold, three(holdGroundCited)), [
    'placement.onHold',
    'placement.holdGroundCited',
  ])
  if (purpose === undefined) {
    say(rules.extension, undefined, ['placement.purpose'])
    say(rules.report, undefined, ['placement.purpose'])
  } else {
    if (purpose === 'extension') say(rules.extension, three(contractAtMission), ['placement.contractAtMission'])
    if (purpose === 'extension' || purpose === 'return')
      say(rules.report, three(reportedToMission), ['placement.reportedToMission'])
  }

  const { permitRemaining, paidUpCapital, deposit } = company
  say(rules.permit, permitRemaining === undefined ? undefined : Number(permitRemaining) > 0, [
    'company.permitRemaining',
  ])
  const enough = paidUpCapital === undefined ? undefined : Number(paidUpCapital) >= 5_000_000_000
  const secured = deposit === undefined ? undefined : Number(deposit) >= 1_500_000_000
  say(rules.capital, and(enough, secured), ['company.paidUpCapital', 'company.deposit'])

  const { kind, validUntil } = card
  if (kind === undefined || kind === 'e-pmi') {
    const isValid = kind === undefined || validUntil === undefined ? undefined : String(validUntil) >= on
    say(rules.cardValid, isValid, [kind === undefined ? 'card.kind' : 'card.validUntil'])
    if (purpose !== 'new' && isValid !== true)
      say(rules.oldCard, purpose === undefined || isValid === undefined ? undefined : on <= '2026-12-31', [
        'card.kind',
        'card.validUntil',
        'placement.purpose',
      ])
  }

  const { contractMonths, oldAgeSaving, oldAgeSavingMonthly } = placement
  const months = contractMonths === undefined ? undefined : Number(contractMonths)
  if (months === undefined) {
    say(rules.contribution, undefined, ['placement.contractMonths'])
    say(rules.between, undefined, ['placement.contractMonths'])
  } else if (months >= 24) costs1(rules.contribution, 37_500 + 332_500 + (months - 24) * 13_500, 'worker')
  else if (months === 12) costs1(rules.contribution, 37_500 + 189_000, 'worker')
  else if (months === 6) costs1(rules.contribution, 37_500 + 108_000, 'worker')
  else if (months > 12) costs1(rules.between, 37_500 + 189_000 + (months - 12) * 13_500, 'worker')
  else costs1(rules.between, 37_500 + 108_000 + Math.max(months - 6, 0) * 13_500, 'worker')
  if (oldAgeSaving === undefined) {
    say(rules.savingSize, undefined, ['placement.oldAgeSaving'])
    say(rules.saving, undefined, ['placement.oldAgeSaving'])
  } else if (oldAgeSaving) {
    const monthly = oldAgeSavingMonthly === undefined ? undefined : Number(oldAgeSavingMonthly)
    const isRight = monthly === undefined ? undefined : monthly >= 50_000 && monthly <= 600_000
    say(rules.savingSize, isRight, ['placement.oldAgeSavingMonthly'], { smallest: 50_000, largest: 600_000 })
    if (monthly === undefined || months === undefined)
      say(rules.saving, undefined, ['placement.oldAgeSavingMonthly', 'placement.contractMonths'])
    else costs1(rules.saving, monthly * months, 'worker')
  }
  if (history['hadPassport'] === undefined) say(rules.passport, undefined, ['history.hadPassport'])
  else costs1(rules.passport, history['hadPassport'] ? 350_000 : 0, 'worker')
  say(rules.schedule, true, none)
  say(rules.check, true, none)
  return found
}

const needs = new Map<string, readonly string[]>()
function needOf(code: string): readonly string[] {
  let known = needs.get(code)
  if (!known) needs.set(code, (known = [`documents.${code}`]))
  return known
}

const three = (value: string | number | boolean | undefined): Three =>
  value === undefined ? undefined : value === true
const or = (a: Three, b: Three): Three => (a || b ? true : a === undefined || b === undefined ? undefined : false)
const and = (a: Three, b: Three): Three =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true

function valid(document: Known | undefined, on: string): Three {
  if (document?.verified === undefined) return undefined
  return document.verified && (document.validUntil === undefined || document.validUntil >= on)
}

function ageOn(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

function threeMonthsAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate()
  return new Date(Date.UTC(year, month + 2, Math.min(date, last))).toISOString().slice(0, 10)
}
