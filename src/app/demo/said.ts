import texts from './said.json' with { type: 'json' }

/** What officers of the demonstration wrote. Records are in Indonesian, so there is no other language. */
export const said = (key: keyof typeof texts): string => texts[key]
