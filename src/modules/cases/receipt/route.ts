import { button, linkButton } from '../../../platform/http/components/button.ts'
import { errorSummary } from '../../../platform/http/components/error-summary.ts'
import { askForm, form } from '../../../platform/http/components/form.ts'
import { panel, receipt as receiptPanel } from '../../../platform/http/components/panel.ts'
import { textArea, textInput } from '../../../platform/http/components/text-input.ts'
import { type Html, html, nothing } from '../../../platform/http/html.ts'
import type { Route, Web } from '../../../platform/http/route.ts'
import { moment } from '../../../platform/i18n/dates.ts'
import type { Language } from '../../../platform/i18n/language.ts'
import type { Tools } from '../../../platform/tools.ts'
import { acts } from '../acts.ts'
import { complaintScript, exit } from '../exit.part.ts'
import { shownCode } from '../hidden.ts'
import { readNumber } from '../numbers.ts'
import { calendarFor } from '../promises.ts'
import { baseOf, ownCase } from '../thread/route.ts'
import { visitOf } from '../thread/visit.ts'
import { words } from '../words.ts'
import { caseReceipt, standingOf, type standings } from './receipt.ts'

/** Right after filing: number, code, and the way to the conversation. The code is shown while this visit lasts. */
async function show(web: Web, tools: Tools): Promise<Response> {
  const found = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    if (!one) return undefined
    const visit = await visitOf(web, tools, tx)
    return {
      one,
      code: visit?.case === one.id ? visit.code : null,
      isSealed: (await caseReceipt(tx, one)) !== undefined,
      zone: (await calendarFor(tx, one)).zone,
    }
  })
  if (!found) return web.redirect('/pengaduan/masuk')
  const { one, code, isSealed, zone } = found
  const { lang } = web
  const say = words(lang)
  const due = one.dueAt === null ? say('receipt.next') : say('receipt.due', { due: moment(lang, one.dueAt, zone) })
  const secret =
    code === null
      ? nothing
      : panel({
          kind: 'warning',
          lang,
          title: html`${say('receipt.code')} <b class="figure">${shownCode(code)}</b>`,
          body: say('receipt.code.note'),
        })
  const proof = isSealed
    ? linkButton({ href: `${baseOf(one.id)}/resi.json`, text: say('receipt.file'), kind: 'outline', icon: 'download' })
    : html`<p role="status">${say('receipt.waits')} <a href="${baseOf(one.id)}/tanda-terima">${say('receipt.look')}</a></p>`
  const response = await web.page({
    title: say('title.neutral'),
    scripts: [complaintScript],
    body: html`<section>${exit(lang)}${receiptPanel({ title: say('receipt.title'), label: say('receipt.number'), number: one.number, next: due })}${secret}${linkButton({ href: baseOf(one.id), text: say('receipt.open'), iconAfter: 'arrow-right' })}<h2>${say('receipt.proof')}</h2><p>${say('receipt.proof.note')}</p>${proof}<p><a href="/pengaduan/resi?nomor=${one.number}&amp;sidik=${one.filing}">${say('receipt.check')}</a></p></section>`,
  })
  response.headers.set('cache-control', 'no-store')
  return response
}

/** The proof as a file: number, digest, and their place in the signed log. */
async function download(web: Web, tools: Tools): Promise<Response> {
  const found = await web.asBekal.read(async (tx) => {
    const one = await ownCase(web, tools, tx)
    return one && (await caseReceipt(tx, one))
  })
  if (!found) return await web.refuse({ code: 'edge.not-found' })
  return new Response(`${JSON.stringify(found, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': `attachment; filename="resi-${found.case.number}.json"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** What we still have of a filing, in words. */
export const sayStanding = (lang: Language, standing: (typeof standings)[number]): Html => {
  const say = words(lang)
  const kind = standing === 'same' ? 'success' : 'danger'
  return panel({ kind, lang, title: say(`check.${standing}`), body: say(`check.${standing}.note`) })
}

/** Where somebody pastes a receipt file: its signature is checked too. */
export const receiptForm = (web: Web, { value, error }: { value?: string; error?: string | undefined }): Html => {
  const say = words(web.lang)
  return form({
    action: '/pengaduan/resi',
    session: web.session,
    key: web.key,
    class: 'flow',
    label: say('check.file'),
    body: html`${textArea({ name: 'resi', label: say('check.paste'), hint: say('check.paste.hint'), rows: 5, value, error })}${button({ text: say('check.go'), kind: 'outline' })}`,
  })
}

/** For an ombudsman with a receipt: is what was filed still there as it was? The answer says nothing of what it was. */
async function check(web: Web, tools: Tools): Promise<Response> {
  const say = words(web.lang)
  const [typedNumber, digest] = [
    web.url.searchParams.get('nomor') ?? '',
    (web.url.searchParams.get('sidik') ?? '').trim().toLowerCase(),
  ]
  const asked = typedNumber !== '' || digest !== ''
  const number = readNumber(typedNumber)
  const errors = !asked
    ? {}
    : {
        ...(number === undefined ? { nomor: say('enter.number.wrong') } : {}),
        ...(/^[0-9a-f]{64}$/.test(digest) ? {} : { sidik: say('check.digest.wrong') }),
      }
  const failed = Object.keys(errors).length > 0
  const standing =
    number === undefined || failed || !asked
      ? undefined
      : await web.asBekal.read(async (tx) => await standingOf(tx, tools.seal, { number, filing: digest }))
  const answer = standing === undefined ? nothing : html`<div role="status">${sayStanding(web.lang, standing)}</div>`
  const field = (name: 'nomor' | 'sidik', value: string) => ({
    name,
    value,
    error: (errors as Record<string, string>)[name],
  })
  return await web.page(
    {
      title: say('check.title'),
      failed,
      body: html`<section>${errorSummary(errors, web.lang)}<h1>${say('check.title')}</h1><p class="lead">${say('check.lead')}</p>${answer}${askForm(
        {
          action: '/pengaduan/resi',
          label: say('check.title'),
          class: 'flow',
          body: html`${textInput({ ...field('nomor', typedNumber.slice(0, 30)), label: say('enter.number') })}${textInput({ ...field('sidik', digest.slice(0, 80)), label: say('check.digest'), hint: say('check.digest.hint') })}${button({ text: say('check.go'), icon: 'search' })}`,
        },
      )}<h2>${say('check.file')}</h2>${receiptForm(web, {})}</section>`,
    },
    failed ? 422 : 200,
  )
}

export const receiptRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/pengaduan/tanda-terima',
    act: acts.enter,
    sees: null,
    limit: 'citizen',
    handle: async (web, tools) => {
      const visit = await web.asBekal.read(async (tx) => await visitOf(web, tools, tx))
      return web.redirect(visit ? `${baseOf(visit.case)}/tanda-terima` : '/pengaduan/masuk')
    },
  },
  {
    method: 'GET',
    path: '/pengaduan/kasus/:id/tanda-terima',
    act: acts.enter,
    sees: null,
    limit: 'citizen',
    handle: show,
  },
  {
    method: 'GET',
    path: '/pengaduan/kasus/:id/resi.json',
    act: acts.enter,
    sees: null,
    limit: 'citizen',
    handle: download,
  },
  { method: 'GET', path: '/pengaduan/resi', act: acts.look, sees: null, limit: 'code', handle: check },
]
