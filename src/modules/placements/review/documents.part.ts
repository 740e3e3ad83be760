import { day, isDay } from '../../../kernel/time.ts'
import { button } from '../../../platform/http/components/button.ts'
import { radios } from '../../../platform/http/components/choices.ts'
import { compareRows } from '../../../platform/http/components/compare.ts'
import { form } from '../../../platform/http/components/form.ts'
import { emptyState, panel } from '../../../platform/http/components/panel.ts'
import { textInput } from '../../../platform/http/components/text-input.ts'
import { paperTabs, sideBySide, viewer } from '../../../platform/http/components/viewer.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Web } from '../../../platform/http/route.ts'
import { shortDay } from '../../../platform/i18n/dates.ts'
import { areaOf } from '../../offices/index.ts'
import type { WorkerDocument } from '../../workers/index.ts'
import type { Comparison, FieldCompared } from './compare.ts'
import type { Place } from './place.ts'
import { type FileView, standingOfDocument } from './view.ts'
import { words } from './words.ts'

/** The documents of a file: the strip, the paper, and the register beside it. */
export function documentsPart(web: Web, view: FileView, place: Place): Html {
  const say = words(web.lang)
  const { documents, comparisons } = view
  if (documents.length === 0)
    return html`<div class="pad">${emptyState({ title: say('documents.none.title'), note: say('documents.none.note') })}</div>`
  const strip = paperTabs(
    say('documents.label'),
    documents.map((document) => {
      const state = standingOfDocument(document, comparisons)
      return {
        text: shortOf(nameOf(web, view, document.kind)),
        href: place.hrefOf({ document: document.kind }),
        state,
        word: say(`document.${state}`),
        current: document.id === place.document?.id,
      }
    }),
  )
  return html`${strip}${place.document === undefined ? nothing : paper(web, view, { document: place.document, byHand: place.byHand })}`
}

/** Without what stands in brackets: a tab has little room. */
const shortOf = (name: string): string => name.replace(/\s*\(.*\)$/, '')

const nameOf = ({ lang }: Web, { ruleSet }: Pick<FileView, 'ruleSet'>, kind: string): string =>
  ruleSet.documents.get(kind)?.everyday[lang] ?? kind

type Open = { readonly document: WorkerDocument; readonly byHand: Place['byHand'] }

function paper(web: Web, view: FileView, { document, byHand }: Open): Html {
  const say = words(web.lang)
  const { application, documents, comparisons, worker } = view
  const src = `/meja/${application.id}/dokumen/${document.id}`
  const name = nameOf(web, view, document.kind)
  const shown =
    document.file === null
      ? html`<div class="pad">${panel({ kind: 'info', lang: web.lang, title: name, body: say(document.source === 'family' ? 'document.by-family' : 'document.issued') })}</div>`
      : viewer({
          alt: say('document.alt', { document: name, name: worker.name }),
          place: say('document.place', { index: documents.indexOf(document) + 1, all: documents.length }),
          ...(document.mime === 'application/pdf'
            ? {
                kind: 'pdf',
                src: `${src}?lihat=ya#navpanes=0&view=FitH`,
                open: { text: say('document.download', { pages: document.pages ?? 1 }), href: src },
              }
            : {
                kind: 'image',
                src,
                keys: [
                  { key: 'Z', does: say('keys.zoom') },
                  { key: 'R', does: say('keys.turn') },
                ],
                open: { text: say('document.alone'), href: src },
              }),
        })
  const own = comparisons.filter((comparison) => comparison.document === document.kind)
  const more =
    own.length === 0 && document.state !== 'returned'
      ? undefined
      : html`${returned(web, document)}${each(own, (comparison) => beside(web, view, { comparison, byHand }))}`
  return more === undefined ? shown : sideBySide(shown, more)
}

const returned = (web: Web, { state, reviewReason }: WorkerDocument): Html =>
  state === 'returned'
    ? html`<div class="pad">${panel({ kind: 'warning', lang: web.lang, title: words(web.lang)('document.returned'), body: reviewReason ?? '' })}</div>`
    : nothing

/** The paper against its register; when the register is away, what an officer finds by hand is recorded. */
function beside(
  web: Web,
  view: FileView,
  { comparison, byHand }: { comparison: Comparison; byHand: Place['byHand'] },
): Html {
  const say = words(web.lang)
  const { document, register, state, rows } = comparison
  const paperName = nameOf(web, view, document)
  const caption = say('compare.caption', { document: paperName, register: say(`register.${register}`) })
  if (state === 'not-found')
    return html`<div class="pad">${panel({ kind: 'danger', lang: web.lang, title: caption, body: say('compare.not-found') })}</div>`
  if (state === 'away')
    return html`<div class="pad">${checkByHand(web, view, { caption, document, typed: byHand })}</div>`
  return compareRows({
    lang: web.lang,
    caption,
    heads: [say('compare.here'), say('compare.there', { register: say(`register.${register}`) })],
    rows: rows.map(({ field, here, there, result }) => ({
      name: say(`field.${field}`),
      here: written(web, field, here),
      there: written(web, field, there),
      result,
    })),
  })
}

function written({ lang }: Web, field: FieldCompared['field'], value: string | null): string {
  if (value === null) return '–'
  if (field === 'village') return areaOf(value)?.name ?? value
  return isDay(value) ? shortDay(lang, day(value)) : value
}

type ByHand = { readonly caption: string; readonly document: string; readonly typed: Place['byHand'] }

/** The register does not answer: the officer checks by hand, and the comparison is repeated by itself later. */
function checkByHand(
  web: Web,
  { application }: FileView,
  { caption, document, typed: { typed, errors } }: ByHand,
): Html {
  const say = words(web.lang)
  const checked =
    application.state !== 'submitted' && application.state !== 'held'
      ? nothing
      : form({
          action: `/meja/${application.id}/periksa-manual?dokumen=${document}`,
          label: say('by-hand.title'),
          class: 'flow',
          session: web.session,
          key: web.key,
          body: html`${radios({
            name: 'hasil',
            label: say('by-hand.result'),
            options: [
              { value: 'cocok', text: say('by-hand.same') },
              { value: 'beda', text: say('by-hand.differs') },
            ],
            two: true,
            value: typed['hasil'],
            error: errors['hasil'],
          })}${textInput({ name: 'sumber', label: say('by-hand.source'), hint: say('by-hand.source.hint'), value: typed['sumber'], error: errors['sumber'] })}${button({ text: say('by-hand.go'), kind: 'outline', small: true })}`,
        })
  return html`${panel({ kind: 'warning', lang: web.lang, title: caption, body: say('compare.away') })}${checked}`
}
