import { exitLink } from '../../platform/http/components/conversation.ts'
import type { Html } from '../../platform/http/html.ts'
import type { Language } from '../../platform/i18n/language.ts'
import { words } from './words.ts'

/** The way out of every page of a reporter. */
export const exit = (lang: Language): Html => exitLink({ text: words(lang)('exit'), href: '/pengaduan/keluar' })

/** What covers the page at once, and records a voice, where scripts run. */
export const complaintScript = 'complaint.js'
