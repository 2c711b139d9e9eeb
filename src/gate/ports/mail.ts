/** Mail and the webhook. */
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
