/**
 * Whether two company names are the same to a person: `PT`, capitals, dots and spaces make no difference, anything else
 * does. "Maju Bersama" is not "Maju Bersama Jaya": who copies a name must not be taken for its owner.
 */
export const isSameName = (a: string, b: string): boolean => bare(a) !== '' && bare(a) === bare(b)

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[.,]/g, ' ')
    .replace(/^\s*p\s*t\s+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Whether two licence or permit numbers are the same: spaces and capitals make no difference. */
export const isSameNumber = (a: string, b: string): boolean => flat(a) !== '' && flat(a) === flat(b)

const flat = (number: string): string => number.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')
