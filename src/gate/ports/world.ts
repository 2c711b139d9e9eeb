/** Time, chance, secrets and the log of the server, and what it is doing at this moment. */
export interface Clock {
  now(): Date;
}

export interface Random {
  /** 256 bits, base64url: links, sessions and invitations. Only its hash is stored. */
  token(): string;
  /** Six decimal digits, each value as likely. */
  code(): string;
  uuid(): string;
  /** 32 bytes as 64 hex digits: the salt of a commitment. */
  salt(): string;
}

/** Keys are derived from FANLIGHT_SECRET, one a purpose; after a rotation older secrets still open and verify. */
export interface Secrets {
  /** HMAC-SHA-256 as hex. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
  /** Authenticated encryption; base64url. */
  seal(purpose: string, text: string): string;
  /** Undefined where it was not sealed by any of the secrets for this purpose. */
  open(purpose: string, sealed: string): string | undefined;
}

/** One line a fact. Fields are ids, counts and durations: never an address, a token or a body. */
export interface Logger {
  info(event: string, fields?: Record<string, string | number | boolean>): void;
  error(event: string, error: unknown, fields?: Record<string, string | number | boolean>): void;
}

/** The portal's public pages as they are served. */
export interface PublicPages {
  /** @param path with slashes at both ends; undefined where there is no such page or it cannot be read */
  read(path: string): Promise<string | undefined>;
}

/** What is being done for visitors at this moment, so that work for which nobody waits can stand back. */
export interface Traffic {
  /** @returns ends what has begun */
  begin(): () => void;
  /** Resolves once nothing has been under way for a moment, and after `milliseconds` in any case. */
  quiet(milliseconds: number): Promise<void>;
}
