/**
 * Documents people give us. What comes in is never what is kept: images are decoded and encoded again
 * (EXIF and GPS are gone), PDFs are rebuilt page by page (scripts and attachments are gone).
 */
export type Files = {
  /** Cleans an upload and keeps it encrypted. Never throws on bad input; says what is wrong instead. */
  readonly accept: (bytes: Uint8Array, name: string) => Promise<Accepted | Unacceptable>
  /** The same, and recordings of a voice too: what people send into a conversation. */
  readonly acceptSaid: (bytes: Uint8Array, name: string) => Promise<Accepted | AcceptedVoice | Unacceptable>
  /** Reads the QR code in a photo or a screenshot. Cleans it first and keeps nothing. Never throws on bad input. */
  readonly readCode: (bytes: Uint8Array, name: string) => Promise<CodeRead | Unacceptable>
  /** The kept bytes. @throws Error when the id is unknown or the file was altered on disk */
  readonly open: (id: string) => Promise<Uint8Array>
  /** Removes a kept file: its row was refused after all, or the person's data is erased. Twice is once. */
  readonly forget: (id: string) => Promise<void>
  /** Resumable uploads in parts of at most 64 KiB. */
  readonly parts: Parts
}

/** An upload, and who sends it; another's is as if it were unknown. */
export type Own = { readonly upload: string; readonly owner: string }

export type Parts = {
  readonly begin: (declared: {
    readonly size: number
    readonly name: string
    /** Who sends it: nobody else goes on with it. */
    readonly owner: string
  }) => Promise<{ upload: string } | Unacceptable>
  /** Bytes received so far; `undefined` when the upload is unknown or expired. */
  readonly received: (own: Own) => Promise<number | undefined>
  /** Appends a part at `offset`; the same part twice is once; a gap is refused with what is expected. */
  readonly append: (
    own: Own,
    offset: number,
    bytes: Uint8Array,
  ) => Promise<{ received: number } | { expected: number } | Unacceptable>
  /** Everything is here: clean it and keep it. Asked again, it gives the first answer again. */
  readonly finish: (own: Own) => Promise<Accepted | Unacceptable>
  /** Removes uploads older than their 24 hours and what a crash left half written; answers how many. Run it hourly. */
  readonly sweep: () => Promise<number>
}

export type Accepted = {
  readonly ok: true
  /** Random, never derived from the name. */
  readonly id: string
  readonly kind: 'image' | 'pdf'
  readonly mime: 'image/webp' | 'image/jpeg' | 'application/pdf'
  readonly size: number
  readonly pages: number
  /** SHA-256 of the kept bytes, hex; it stands in the ledger. */
  readonly sha256: string
}

/** What a recording is kept as. */
export const voiceMimes = ['audio/ogg', 'audio/mp4', 'audio/mpeg', 'audio/wav'] as const
export type VoiceMime = (typeof voiceMimes)[number]

/** A recording that was kept: its sound as it was, in a container of ours. */
export type AcceptedVoice = Pick<Accepted, 'ok' | 'id' | 'size' | 'sha256'> & {
  readonly kind: 'voice'
  readonly mime: VoiceMime
  readonly seconds: number
}

/** What stood in the code of a picture, letter by letter. */
export type CodeRead = { readonly ok: true; readonly text: string }

/** Why a file cannot be taken, as a permanent code; the words stand in the message files. */
export type Unacceptable = {
  readonly ok: false
  readonly code:
    | 'file.empty'
    | 'file.too-large'
    | 'file.unknown-kind'
    | 'file.heic'
    | 'file.damaged'
    | 'file.encrypted'
    | 'file.too-many-pixels'
    | 'file.too-few-pixels'
    | 'file.too-many-pages'
    | 'file.not-what-it-says'
    | 'file.not-a-picture'
    | 'file.no-code'
    | 'file.code-unreadable'
    | 'file.unknown-sound'
    | 'file.damaged-sound'
    | 'file.empty-sound'
    | 'file.too-long'
    | 'file.video'
    | 'file.no-room'
    | 'file.expired'
  /** Numbers for the sentence, e.g. `{ megabytes: 8 }`. */
  readonly detail: Readonly<Record<string, number | string>>
}
