import { fold } from '../../../../platform/http/components/fold.ts'
import { tag } from '../../../../platform/http/components/tag.ts'
import { each, type Html, html } from '../../../../platform/http/html.ts'
import type { Language } from '../../../../platform/i18n/language.ts'
import type { ArticleText } from '../../import/text.ts'
import { nameOfArticle } from '../../register/article.ts'
import { differenceOf, type Stretch } from '../difference.ts'
import { linesOfArticle } from '../expression.ts'
import type { Change } from '../plan.ts'
import { words } from './words.ts'

const kinds = { new: 'leaf', changed: 'amber', removed: 'red' } as const

/** One article: a new one as it will stand, any other beside what stood, with what goes and what comes. */
export function changePart(lang: Language, { article, kind, body, before }: Change): Html {
  const say = words(lang)
  const title = html`${nameOfArticle(article)} ${tag(say(`kind.${kind}`), kinds[kind])}`
  if (before === null) return fold({ title, body: html`<div lang="id">${plain(body)}</div>` })
  const [left, right] = sidesOf(before, body)
  const after = body === null ? html`<i lang="${lang}">${say('side.gone')}</i>` : right
  return fold({
    title,
    open: true,
    body: html`<div class="table-wrap" role="region" tabindex="0" aria-label="${nameOfArticle(article)}"><table class="table"><colgroup><col width="50%"><col width="50%"></colgroup><thead><tr><th scope="col">${say('side.before')}</th><th scope="col">${say('side.after')}</th></tr></thead><tbody><tr><td lang="id">${left}</td><td lang="id">${after}</td></tr></tbody></table></div>`,
  })
}

const linesIn = (body: ArticleText | null): readonly string[] => (body === null ? [] : linesOfArticle(body))
const plain = (body: ArticleText | null): Html => each(linesIn(body), (line) => html`<p>${line}</p>`)

/** Both texts with what differs marked; as they are where one is gone or they differ too much to compare. */
function sidesOf(before: ArticleText, after: ArticleText | null): readonly [Html, Html] {
  const difference = after === null ? undefined : differenceOf(linesIn(before), linesIn(after))
  if (difference === undefined) return [plain(before), plain(after)]
  const without = (left: Stretch['is']): Html =>
    each(
      difference.map((line) => line.filter(({ is }) => is !== left)).filter((line) => line.length > 0),
      (line) => html`<p>${each(line, stretch)}</p>`,
    )
  return [without('new'), without('gone')]
}

const stretch = ({ text, is }: Stretch): Html =>
  is === 'gone' ? html`<del>${text}</del>` : is === 'new' ? html`<ins>${text}</ins>` : html`${text}`
