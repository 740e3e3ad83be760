/**
 * The colours of meaning. Each is used with a word and a shape, never alone:
 * leaf done, amber under way, sea information, red wrong or late, brown take care, indigo now, plain later.
 */
export const tones = ['plain', 'indigo', 'leaf', 'amber', 'sea', 'red', 'brown'] as const
export type Tone = (typeof tones)[number]
