import { createHash } from 'node:crypto'
import { convert } from 'html-to-text'
import PostalMime, { type Email } from 'postal-mime'
import { z } from 'zod'
import { instant } from '../../../kernel/time.ts'
import { clean } from './plain.ts'
import type { Delivery, Media } from './received.ts'

/** Most files of one e-mail that are looked at. */
const mostFiles = 10

/**
 * Reads one e-mail as it came (RFC 5322), from our own mail server, which has held it against DKIM and written what it found at
 * the top (RFC 8601). Whoever calls has held the signature of the delivery. Machines that answer machines are passed over.
 */
export async function readEmail(body: Uint8Array, now: Date): Promise<Delivery> {
  const mail = await PostalMime.parse(body).catch(() => undefined)
  const from = mail?.from?.address?.trim().toLowerCase() ?? ''
  if (!mail || !z.email().safeParse(from).success) return { ok: false, code: 'not-understood' }
  if (isAutomatic(mail)) return { ok: true, received: [] }
  return {
    ok: true,
    received: [
      {
        external: `email:${(mail.messageId ?? createHash('sha256').update(body).digest('hex')).slice(0, 300)}`,
        channel: 'email',
        from,
        name: (mail.from?.name ?? '').slice(0, 120),
        saidAt: instant(mail.date && !Number.isNaN(Date.parse(mail.date)) ? mail.date : now),
        text: clean([mail.subject ?? '', textOf(mail)].filter((part) => part.trim() !== '').join('\n\n')),
        media: filesOf(mail),
        untakable: mail.attachments.length > mostFiles ? `${mail.attachments.length} files` : null,
        unproven: !/\b(dkim|dmarc)=pass\b/i.test(headerOf(mail, 'authentication-results')),
      },
    ],
  }
}

const headerOf = ({ headers }: Email, name: string): string => headers.find(({ key }) => key === name)?.value ?? ''

/** A notice that nobody is there, a bounce, a list (RFC 3834): answering it would never end. */
const isAutomatic = (mail: Email): boolean =>
  !/^(no)?$/i.test(headerOf(mail, 'auto-submitted').trim()) ||
  /^(bulk|list|junk)$/i.test(headerOf(mail, 'precedence').trim())

const textOf = ({ text, html }: Email): string =>
  text ??
  (html === undefined ? '' : convert(html, { wordwrap: false, selectors: [{ selector: 'img', format: 'skip' }] }))

const filesOf = ({ attachments }: Email): Media[] =>
  attachments.slice(0, mostFiles).map(({ filename, content }) => ({
    kind: 'bytes',
    name: (filename ?? 'lampiran').slice(0, 200),
    base64: typeof content === 'string' ? content : Buffer.from(new Uint8Array(content)).toString('base64'),
  }))
