/** Where gated files lie, and where a host hands copies over. */
export interface StoredFile {
  bytes: number;
  stream: ReadableStream<Uint8Array>;
}

/** The storage did not answer, or refused; the message says what to look at. */
export class StorageFault extends Error {
  override name = "StorageFault";
  /** The store's own word, such as NoSuchKey. */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Where the company's gated files lie. Keys are paths with forward slashes, never from a visitor. */
export interface Vault {
  /** Undefined where there is no such file. `range` is inclusive of `start`, exclusive of `end`. */
  read(key: string, range?: { start: number; end: number }): Promise<StoredFile | undefined>;
  /** Size in bytes; undefined where there is no such file. */
  size(key: string): Promise<number | undefined>;
  /** Whole or not at all. */
  write(key: string, data: Uint8Array): Promise<void>;
  list(): Promise<string[]>;
}

/** For hosts that cannot send a large answer themselves. */
export interface Handover {
  /** Bytes up to which the host sends an answer itself. */
  above: number;
  /** Undefined where there is none: what is larger cannot be given. */
  place: HandoverPlace | undefined;
}

/** From where a reader fetches a copy that was left there, and nobody else knows the address. */
export interface HandoverPlace {
  /** Of the addresses, for the policy of the pages whose forms lead there. */
  origin: string;
  /** @returns the address, which opens for a minute */
  leave(copy: {
    name: string;
    mediaType: string;
    stream: ReadableStream<Uint8Array>;
  }): Promise<URL>;
  /** Removes what was left before. */
  clear(before: Date): Promise<void>;
}
