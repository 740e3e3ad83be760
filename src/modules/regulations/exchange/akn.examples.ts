/**
 * What the OASIS schema of Akoma Ntoso 3.0 allows for the elements we write, in our own words: the children an element
 * may have in their order (`?` at most once, `*` any number, `+` at least one, a bare name exactly once; `a|b` either),
 * whether it holds text, and the attributes it must have.
 */
export type Allowed = {
  readonly children: readonly string[]
  readonly text?: true
  readonly must?: readonly string[]
  readonly may?: readonly string[]
}

const core = ['FRBRthis', 'FRBRuri+', 'FRBRalias*', 'FRBRdate+', 'FRBRauthor+']
const value: Allowed = { children: [], must: ['value'] }
const hierarchy = 'book|chapter|part|section|article|paragraph|list|point*'
const held: Allowed = {
  children: ['num?', 'heading?', 'intro?', hierarchy, 'content?'],
  must: ['eId'],
  may: ['status'],
}
const reference: Allowed = { children: [], must: ['eId', 'href', 'showAs'] }

export const allowed: Readonly<Record<string, Allowed>> = {
  akomaNtoso: { children: ['act'], must: ['xmlns'] },
  act: { children: ['meta', 'preface?', 'preamble?', 'body', 'conclusions?'], must: ['name'], may: ['contains'] },
  meta: { children: ['identification', 'publication?', 'lifecycle*', 'references*'] },
  identification: { children: ['FRBRWork', 'FRBRExpression', 'FRBRManifestation', 'FRBRItem?'], must: ['source'] },
  FRBRWork: { children: [...core, 'FRBRcountry', 'FRBRsubtype?', 'FRBRnumber*', 'FRBRname*'] },
  FRBRExpression: { children: [...core, 'FRBRversionNumber?', 'FRBRlanguage+'] },
  FRBRManifestation: { children: [...core, 'FRBRformat?'] },
  FRBRthis: value,
  FRBRuri: value,
  FRBRcountry: value,
  FRBRnumber: value,
  FRBRname: value,
  FRBRformat: value,
  FRBRdate: { children: [], must: ['date', 'name'] },
  FRBRauthor: { children: [], must: ['href'] },
  FRBRlanguage: { children: [], must: ['language'] },
  lifecycle: { children: ['eventRef+'], must: ['source'] },
  eventRef: { children: [], must: ['date', 'source', 'type'], may: ['eId'] },
  references: { children: ['original|passiveRef|TLCOrganization*'], must: ['source'] },
  original: reference,
  passiveRef: reference,
  TLCOrganization: reference,
  preface: { children: ['longTitle+'] },
  longTitle: { children: ['p+'], may: ['eId'] },
  docTitle: { children: [], text: true },
  body: { children: [hierarchy.replace('*', '+')] },
  book: held,
  chapter: held,
  part: held,
  section: held,
  article: held,
  paragraph: held,
  list: held,
  point: held,
  num: { children: [], text: true },
  heading: { children: [], text: true },
  intro: { children: ['p+'], must: ['eId'] },
  content: { children: ['p+'], must: ['eId'] },
  p: { children: ['docTitle?'], text: true },
}
