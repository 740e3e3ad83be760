import { messages } from '../../../platform/i18n/messages.ts'
import en from './messages.en.json' with { type: 'json' }
import id from './messages.id.json' with { type: 'json' }

/** The words of coming home. */
export const words = messages({ id, en })
