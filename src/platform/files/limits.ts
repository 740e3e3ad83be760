/** How much of anything a file may be, and how long and how wide the cleaning of it may get. */
export type FileLimits = {
  /** Largest file, bytes. */
  readonly bytes: number
  /** Largest image, width × height. Phones of today make up to 64 million within the bytes above. */
  readonly pixels: number
  /** Shortest side an image may have, in pixels: in less, not even a face or the print of a card can be read. */
  readonly shortestSide: number
  /** Longest side of a kept image, in pixels. */
  readonly longestSide: number
  /** Most pages of a PDF. */
  readonly pages: number
  /** Longest recording, in seconds. */
  readonly seconds: number
  /** Files cleaned at the same time, and how many may wait for their turn. */
  readonly atOnce: number
  readonly waiting: number
  /** Milliseconds one file may take, and the memory its process may use, in bytes. */
  readonly cleaningMs: number
  readonly memory: number
  /** Largest part of a resumable upload, bytes; most parts of one; how long one stays; how many may be open. */
  readonly part: number
  readonly parts: number
  readonly uploadMs: number
  readonly uploads: number
  /** How many of them one person may have; one that is finished counts until it is swept. */
  readonly ownUploads: number
}

export const usualLimits: FileLimits = {
  bytes: 8 * 1024 * 1024,
  pixels: 64_000_000,
  shortestSide: 240,
  longestSide: 2000,
  pages: 30,
  seconds: 60 * 60,
  atOnce: 2,
  waiting: 8,
  cleaningMs: 20_000,
  memory: 640 * 1024 * 1024,
  part: 64 * 1024,
  parts: 1024,
  uploadMs: 24 * 60 * 60_000,
  uploads: 20_000,
  ownUploads: 100,
}

/** What holds for a picture with a code in it, by anybody: one at a time, and no larger than a phone's usual photo. */
export const codeLimits = {
  pixels: 26_000_000,
  atOnce: 1,
  waiting: 6,
  cleaningMs: 10_000,
} as const satisfies Partial<FileLimits>
