/** Files made ready for stamping, and copies of them. */
/** What a PDF is, known before it is taken into the storage. */
export interface PdfFacts {
  pages: number;
  /** Opens without a password, but its owner restricted what may be done with it. */
  locked: boolean;
  /** Carries a digital signature, which marking would break. */
  signed: boolean;
}

/** The file is not taken, or must not be marked; the message says why and what to do. */
export class PdfRefused extends Error {
  override name = "PdfRefused";
  readonly reason: "not-pdf" | "broken" | "no-pages" | "password" | "locked" | "signed";
  constructor(reason: PdfRefused["reason"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export interface Slot {
  /** Offset of its first byte in the prepared file. */
  start: number;
  length: number;
}

/** Stored beside a prepared file: which file it was made of, and where a copy's texts go. */
export interface PreparedRecord {
  schema: "fanlight-prepared/1";
  /** SHA-256 of the file as the company published it. */
  source: string;
  /** SHA-256 and size of the prepared file. */
  sha256: string;
  bytes: number;
  pages: number;
  slots: { form: Slot; xmp: Slot };
}

/** Makes files ready for stamping, once, so that a download only fills slots. */
export interface Preparer {
  /** @throws PdfRefused for what is no readable PDF */
  inspect(data: Uint8Array): Promise<PdfFacts>;
  /**
   * Writes the prepared form beside the file of this path.
   * @throws PdfRefused for files that are locked (unless `removeRestrictions`) or signed
   */
  prepare(
    file: { path: string; data: Uint8Array },
    options?: { removeRestrictions?: boolean | undefined },
  ): Promise<PreparedRecord>;
  /** The record of the stored prepared form; undefined where there is none of this source. */
  find(file: { path: string; sha256: string }): Promise<PreparedRecord | undefined>;
}

/** What a copy says of its reader, on every page and in its metadata. */
export interface StampText {
  name: string;
  company: string;
  email: string;
  /** ISO 8601, UTC, to the second. */
  at: string;
  /** Random UUID of the copy. */
  copyId: string;
}

export interface StampedCopy {
  bytes: number;
  /** SHA-256 of the copy as hex, known before the first byte is sent. */
  sha256: string;
  stream: () => ReadableStream<Uint8Array>;
}

/** Fills the slots of a prepared file. The same file and texts always make the same bytes. */
export interface Stamper {
  /** @throws where the vault has no prepared form of the file, or it is not that of `sha256` */
  stamp(file: { path: string; sha256: string }, text: StampText): Promise<StampedCopy>;
  /** A PDF of one page with the stamp's texts, for files that must not be marked. */
  coverSheet(
    file: { title: string; name: string; sha256: string },
    text: StampText,
  ): Promise<Uint8Array>;
}
