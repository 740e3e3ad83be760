import { messages } from '../../i18n/messages.ts'
import en from '../messages.en.json' with { type: 'json' }
import id from '../messages.id.json' with { type: 'json' }

/** The platform's own few words; everything else a page says belongs to its module. */
export const words = messages({ id, en })
