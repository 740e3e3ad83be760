/**
 * The photo's name in a card, from the SHA-256 of the kept picture as it stands with the document: its first 16 bytes.
 * @param sha256  64 hex digits
 */
export const photoBytesOf = (sha256: string): Uint8Array => new Uint8Array(Buffer.from(sha256, 'hex').subarray(0, 16))
