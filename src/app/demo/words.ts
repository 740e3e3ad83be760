import id from './messages.id.json' with { type: 'json' }

/** What officers of the demonstration wrote. Records are in Indonesian, so there is no other language. */
export const words = (key: keyof typeof id): string => id[key]
