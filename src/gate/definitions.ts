/**
 * The ports of the door: what its use cases are given. Implementations are in adapters/, chosen by services.ts; tests hand in
 * their own. Nothing here knows a driver. One file although it is long: it is the contract between the use cases and everything that
 * touches the world, read as a whole.
 */
import type { Kysely, Transaction } from "kysely";
import type { Catalogue } from "../domain/door/catalogue.ts";
import type { Tables } from "./tables.ts";

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

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
/** What queries take: inside a transaction always the transaction itself, since the outer handle would wait for it for ever. */
export type Handle = Db | Tx;

export interface Store {
  db: Db;
  dialect: "pglite" | "postgres";
  /** Runs in one transaction; a thrown error rolls back. Serialisation failures and deadlocks are tried again. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Whether an error says that the database cannot be reached, is shutting down or has no space left. */
  isOutage(error: unknown): boolean;
  /**
   * Everything in it at one moment, as lines of JSON that any dialect loads again. Nothing else may be asked of the embedded database
   * before the last line was taken.
   * @param at when, for its header
   */
  dump(at: Date): AsyncIterable<string>;
  close(): Promise<void>;
}

/** The database does not answer, though nothing says that it is gone. */
export class NoAnswer extends Error {
  override name = "NoAnswer";
  /** cannot_connect_now: an outage, like others. */
  readonly code = "57P03";
  constructor() {
    super("The database did not answer in time.");
  }
}

/** The database cannot be opened as things are. The message says why and what to do, and holds no secret. */
export class StoreFault extends Error {
  override name = "StoreFault";
}

/** There is something in a database that was to be filled. */
export class NotEmpty extends StoreFault {
  override name = "NotEmpty";
  constructor(place: string) {
    super(`The database ${place} is not empty, so nothing was written to it.`);
  }
}

export interface Schema {
  /** Names of the migrations that ran, in order. */
  done: string[];
  /** Names of those that wait. */
  waiting: string[];
}

export interface RestoreOptions {
  /** For its header and for the name of what was there before. */
  at: Date;
  /** Whether what is there may be put aside; else only an empty database is filled. */
  replaces: boolean;
  /** Called with the filled database and the log's last record in the dump, before it takes its place or right after. */
  finish(store: Store, head: Restored["head"]): Promise<void>;
}

export interface Restored {
  /** When the dump was taken, ISO 8601. */
  at: string;
  /** Last record of the log, as the dump has it. */
  head: { seq: number; hash: string } | null;
  rows: Record<string, number>;
  /** Where what was there before is kept; undefined where it was empty. */
  aside: string | undefined;
}

/** The place of the database, for whoever opens it. `as` says to others who has it open: `the server`, `the command backup`. */
export interface StorePlace {
  dialect: Store["dialect"];
  /** The folder, or the server and database, without user and password. */
  name: string;
  /** Brings the schema up to date. @throws StoreFault */
  open(as: string): Promise<Store>;
  /** As it is, for reading. @throws StoreFault */
  openAsItIs(as: string): Promise<Store>;
  /** Changes nothing. @throws StoreFault */
  readSchema(as: string): Promise<Schema>;
  /** From the lines of a dump, whole or not at all. @throws StoreFault, NotEmpty where it may not be put aside */
  restore(as: string, lines: AsyncIterable<string>, options: RestoreOptions): Promise<Restored>;
}

/** Where backups of the database lie, and beside them the ids of those who were erased, so that a restored one is cleaned again. */
export interface Backups {
  /**
   * Whole or not at all; those beyond the number that is kept are gone afterwards.
   * @param file a path of one's own instead, which does not count
   */
  write(
    lines: AsyncIterable<string>,
    at: Date,
    file?: string,
  ): Promise<{ path: string; bytes: number }>;
  read(file: string): AsyncIterable<string>;
  /** Paths, the oldest first. */
  list(): Promise<string[]>;
  /** Ids as in the table `erasures`. */
  erased(): Promise<string[]>;
  addErased(ids: readonly string[], at: Date): Promise<void>;
}

export interface Attachment {
  filename: string;
  mediaType: string;
  /** Base64. */
  content: string;
}

export interface Mail {
  /** One address, already validated and normalised. */
  to: string;
  subject: string;
  text: string;
  /** A whole document; fetches nothing. */
  html: string;
  attachments?: readonly Attachment[] | undefined;
  /** Of mail to many: the address that ends it, also by one POST without a person (RFC 8058). */
  unsubscribe?: string | undefined;
}

export interface Mailer {
  /**
   * @param id becomes the Message-ID, so that a copy sent twice can be recognised
   * @throws MailRefused where trying again is of no use; any other error is tried again
   */
  send(id: string, mail: Mail): Promise<void>;
  /** Signs in and sends nothing; left out where nothing has to be reached. @throws NotDelivered */
  check?(): Promise<void>;
  close(): Promise<void>;
}

/** The receiving side said that it will never take this mail. */
export class MailRefused extends Error {
  override name = "MailRefused";
}

/** Why a mail or a call of the webhook could not be handed over. `tls`, `login` and `sender` are faults of the settings. */
export type DeliveryFailure =
  | "away"
  | "tls"
  | "login"
  | "sender"
  | "policy"
  | "deferred"
  | `status-${number}`;

/** Not taken this time; it is tried again. */
export class NotDelivered extends Error {
  override name = "NotDelivered";
  readonly code: DeliveryFailure;
  /** @param answer the server's three digits, where it answered */
  constructor(code: DeliveryFailure, answer?: number, options?: ErrorOptions) {
    super(`It was not taken: ${code}${answer ? ` (${answer})` : ""}.`, options);
    this.code = code;
  }
}

export interface FiledMail {
  /** Id of its row in the outbox. */
  id: string;
  at: Date;
}

/** Where mail goes on a machine without a mail server. */
export interface MailFolder {
  /** Newest first. */
  list(): Promise<FiledMail[]>;
  read(id: string): Promise<Mail | undefined>;
  /** Part of the erasure of a person: no file of these mails is left. */
  forget(ids: readonly string[]): Promise<void>;
}

export interface Webhook {
  /** Posts the signed body; throws NotDelivered where the receiver did not answer with 2xx. */
  post(id: string, body: string): Promise<void>;
}

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

/** Everything the certificate of a signature prints. Instants are ISO 8601 in UTC. */
export interface SignatureEvidence {
  schema: "fanlight-acceptance/1";
  id: string;
  nda: { id: string; title: string; version: string; sha256: string };
  /** The legal name of the company that gives the documents. */
  discloser: string;
  signer: {
    name: string;
    title: string;
    company: string;
    capacity: "bind" | "self";
    email: string;
    emailVerifiedAt: string;
    emailVerifiedBy: "link" | "code";
  };
  consent: string;
  documents: string[];
  purpose: string;
  presentedAt: string;
  acceptedAt: string;
  ip: string;
  userAgent: string;
  language: string;
  commit: string;
}

/** A sealed row of the log, as JSON: RFC 8785 of all but `hash` gives `hash`. */
export interface LogRow {
  seq: number;
  at: string;
  type: string;
  subject_id: string | null;
  refs: Record<string, string>;
  commitment: string;
  prev_hash: string;
  hash: string;
}

/** What the signer keeps: verifies for ever, without the database. */
export interface Receipt {
  schema: "fanlight-receipt/1";
  payload: SignatureEvidence;
  salt: string;
  row: LogRow;
  /** Head of the chain when the receipt was made. */
  head: { seq: number; hash: string };
}

export interface AgreementPrinter {
  /** The text as signed and the certificate, which prints every field and how to recompute the seal. */
  print(text: string, receipt: Receipt): Promise<Uint8Array>;
  /** The text alone, to be read before signing. */
  printText(title: string, text: string): Promise<Uint8Array>;
}

/** One line a fact. Fields are ids, counts and durations: never an address, a token or a body. */
export interface Logger {
  info(event: string, fields?: Record<string, string | number | boolean>): void;
  error(event: string, error: unknown, fields?: Record<string, string | number | boolean>): void;
}

/** An S3-compatible store, addressed by path. */
export interface S3Settings {
  endpoint: URL;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Before every key; empty, or ends with a slash. */
  prefix: string;
}

/** Undefined where a function of the same site is told by its host. */
export interface NetlifyBlobsSettings {
  siteID?: string | undefined;
  token?: string | undefined;
  /** Of another server than Netlify's. */
  edgeURL?: string | undefined;
}

export interface VercelBlobSettings {
  /** Reads and writes; its store is named in it. */
  token: string;
}

export interface Settings {
  /** Origin of every link in a mail, without a path; never taken from a request. */
  publicUrl: URL;
  /** Whether cookies are `Secure` with the `__Host-` prefix: everywhere but on plain HTTP at the loopback address. */
  secureCookies: boolean;
  mailFrom: string;
  /** Proxies in front that append to X-Forwarded-For; 0 takes the socket's address. */
  proxyHops: number;
  /** Mails that strangers together can make the door send in a day. */
  mailsADay: number;
  /** Mail is written to files and shown at /dev/outbox. */
  showsOutbox: boolean;
  /** How much of a person the webhook may name. */
  webhookShows: "none" | "domain" | "person";
  /** Lets whoever calls on a schedule in to the jobs; undefined where none was set. */
  cronSecret: string | undefined;
  oidc: { issuer: URL; clientId: string; clientSecret: string; name: string } | undefined;
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
  /** Resolves once nothing is under way, and after `milliseconds` in any case. */
  quiet(milliseconds: number): Promise<void>;
}

/** What every use case may be given. */
export interface Services {
  catalogue: Catalogue;
  settings: Settings;
  store: Store;
  mailer: Mailer;
  /** Where mails are files. */
  mailFolder?: MailFolder | undefined;
  /** Where backups lie; absent where nothing can be kept on a disk. */
  backups?: Backups | undefined;
  webhook: Webhook | undefined;
  vault: Vault;
  handover?: Handover | undefined;
  stamper: Stamper;
  printer: AgreementPrinter;
  clock: Clock;
  random: Random;
  secrets: Secrets;
  logger: Logger;
  traffic: Traffic;
  pages: PublicPages;
}
