/** Forms of companies that people write or leave out. */
const forms = /\b(pt|cv|ud|tbk|persero|ltd|limited|co|company|inc|llc|sdn bhd|sdn|bhd)\b/g

/**
 * The name of a company as one writing: without its form, marks, accents and capitals. Empty when nothing is left.
 * @example companyKey('PT. Maju  Jaya, Tbk') // 'maju jaya'
 */
export const companyKey = (name: string): string | null => {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(forms, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain === '' ? null : plain
}
