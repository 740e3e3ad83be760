import { backLink } from '../../../platform/http/components/back-link.ts'
import { each, type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Page } from '../../../platform/http/route.ts'
import { nameOf } from '../../../rules/source/name.ts'
import { hrefOf, titleOf } from '../instruments/law.ts'
import type { AskedDay } from './asked-day.ts'
import { onDay } from './day-form.ts'
import type { Branch } from './graph.ts'
import { standingTold, type View } from './told.ts'
import { words } from './words.ts'

/** Every instrument once, below the one it stands on; a nested list that any reader walks through. */
export function treePage(view: View, asked: AskedDay): Page {
  const say = words(view.lang)
  const branch = ({ instrument, because, below }: Branch): Html => {
    const notes = [because === 'amends' ? say('because.amends') : '', standingTold(instrument, view)]
    return html`<li><a href="${onDay(hrefOf(instrument.id), asked)}">${nameOf(instrument)}</a> ${titleOf(instrument)}<small>${notes.filter((note) => note !== '').join(' · ')}</small>${listOf(below)}</li>`
  }
  const listOf = (branches: readonly Branch[]): Html =>
    branches.length === 0 ? nothing : html`<ul class="basis tree">${each(branches, branch)}</ul>`
  return {
    title: say('tree'),
    body: html`<section>${backLink('/peraturan', view.lang)}<h1>${say('tree')}</h1><p class="lead">${say('tree.lead')}</p>${listOf(view.graph.tree)}</section>`,
  }
}
