import type { Accepted, AcceptedVoice } from '../../platform/files/files.ts'
import { attributes } from '../../platform/http/components/attributes.ts'
import { fileInput } from '../../platform/http/components/file-input.ts'
import { icon } from '../../platform/http/components/icon.ts'
import { each, type Html, html } from '../../platform/http/html.ts'
import type { Language } from '../../platform/i18n/language.ts'
import type { Attachment } from './case.ts'
import { words } from './words.ts'

/** A file that was kept, as a conversation has it. */
export const attachmentOf = ({ id, mime, size, sha256 }: Accepted | AcceptedVoice): Attachment => ({
  id,
  mime,
  size,
  sha256,
})

/** What can be sent along: a photo, a paper, a voice. With a script it is recorded here, else chosen from the phone. */
export function attachField(lang: Language, error: string | undefined): Html {
  const say = words(lang)
  return html`${fileInput({
    name: 'berkas',
    label: say('file.photo'),
    hint: say('file.photo.hint'),
    accept: 'image/jpeg,image/png,image/webp,application/pdf,audio/*',
    error,
  })}<div${attributes({
    class: 'flow',
    'data-voice': '',
    'data-start': say('voice.start'),
    'data-stop': say('voice.stop'),
    'data-running': say('voice.running'),
    'data-no': say('voice.no'),
    hidden: true,
  })}><div class="button-row"><button class="button button--outline" type="button">${icon('mic')}<span>${say('voice.start')}</span></button><button class="button button--quiet" type="button" hidden>${say('voice.away')}</button></div><p role="status" class="soft"></p><audio controls hidden></audio></div>`
}

/** What came with a message: a voice is played on the page, anything else is opened. */
export const attachments = (
  lang: Language,
  { files, base }: { readonly files: readonly Attachment[]; readonly base: string },
): Html =>
  html`${each(files, ({ id, mime }, index) => {
    const href = `${base}/berkas/${id}`
    const name = words(lang)(mime.startsWith('audio/') ? 'talk.voice' : 'talk.file', { n: index + 1 })
    return mime.startsWith('audio/')
      ? html`<audio controls preload="none" src="${href}" aria-label="${name}"></audio> <a href="${href}" download>${name}</a> `
      : html`<a href="${href}">${name}</a> `
  })}`
