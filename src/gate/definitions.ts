/**
 * The ports of the door: what its use cases are given. Implementations are in adapters/, chosen by services.ts; tests hand in
 * their own. Nothing here knows a driver. The door to the ports of each kind, and all of them together.
 */
import type { Catalogue } from "../domain/door/catalogue.ts";
import type { AgreementPrinter } from "./ports/agreements.ts";
import type { Handover, Vault } from "./ports/files.ts";
import type { Mailer, MailFolder, Webhook } from "./ports/mail.ts";
import type { Stamper } from "./ports/pdf.ts";
import type { Settings } from "./ports/settings.ts";
import type { Backups, Store } from "./ports/store.ts";
import type { Clock, Logger, PublicPages, Random, Secrets, Traffic } from "./ports/world.ts";

export type { AgreementPrinter, LogRow, Receipt, SignatureEvidence } from "./ports/agreements.ts";
export {
  type Handover,
  type HandoverPlace,
  StorageFault,
  type StoredFile,
  type Vault,
} from "./ports/files.ts";
export {
  type Attachment,
  type DeliveryFailure,
  type FiledMail,
  type Mail,
  type Mailer,
  type MailFolder,
  MailRefused,
  NotDelivered,
  type Webhook,
} from "./ports/mail.ts";
export {
  type PdfFacts,
  PdfRefused,
  type PreparedRecord,
  type Preparer,
  type Slot,
  type StampedCopy,
  type Stamper,
  type StampText,
} from "./ports/pdf.ts";
export type {
  NetlifyBlobsSettings,
  S3Settings,
  Settings,
  VercelBlobSettings,
} from "./ports/settings.ts";
export {
  type Backups,
  type Db,
  type Handle,
  NoAnswer,
  NotEmpty,
  type Restored,
  type RestoreOptions,
  type Schema,
  type Store,
  StoreFault,
  type StorePlace,
  type Tx,
} from "./ports/store.ts";
export type { Clock, Logger, PublicPages, Random, Secrets, Traffic } from "./ports/world.ts";

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
