import { messages } from '../../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

/** The words of an open file at the desk: its parts, its checks and the acts on it. */
export const words = messages({ id, en })
