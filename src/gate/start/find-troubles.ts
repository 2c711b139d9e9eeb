/** What only asking tells of the settings: whether the storage and the mail server take them. Asked when a server starts. */
import { type DeliveryFailure, NotDelivered, type Services, StorageFault } from "../definitions.ts";

export interface Trouble {
  /** `settings` cannot be right until somebody changes them; what is `away` may come back by itself. */
  kind: "settings" | "away";
  /** A full sentence that names the setting and says what to do. */
  message: string;
}

/** What stores say of wrong settings; everything else may pass. */
const WRONG = new Set([
  "NoSuchBucket",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "AuthorizationHeaderMalformed",
  "PermanentRedirect",
]);

/** One byte of the first document that there is; whether each is there is another question. */
export async function findStorageTrouble({
  vault,
  catalogue: { documents },
}: Pick<Services, "vault" | "catalogue">): Promise<Trouble | undefined> {
  const [first] = documents;
  if (!first) return undefined;
  try {
    const file = await vault.read(first.file.path, { start: 0, end: 1 });
    await file?.stream.cancel();
    return undefined;
  } catch (error) {
    if (error instanceof StorageFault)
      return { kind: WRONG.has(error.code) ? "settings" : "away", message: error.message };
    const { code, message } = error as NodeJS.ErrnoException;
    return {
      kind: "away",
      message: `The files of documents cannot be read (${code ?? message}). With storage: folder they lie in private/: give this account the right to read it.`,
    };
  }
}

/** Signs in and sends nothing. Mail waits for a server that is away, so it is never a reason not to start. */
export async function findMailTrouble({
  mailer,
}: Pick<Services, "mailer">): Promise<Trouble | undefined> {
  try {
    await mailer.check?.();
    return undefined;
  } catch (error) {
    const code = error instanceof NotDelivered ? error.code : "deferred";
    return { kind: "away", message: `${WORDS[code] ?? OTHER} ${WAITS}` };
  }
}

const WORDS: Partial<Record<DeliveryFailure, string>> = {
  away: "The mail server cannot be reached. Check that it runs, and that the name and the port in SMTP_URL are right and open to this machine.",
  login:
    "The mail server refused the user or the password. Correct them in SMTP_URL; signs such as @ and / are written as %40 and %2F there.",
  tls: "The mail server offers no encryption that holds. Check its certificate, and the name and the port in SMTP_URL: smtps:// encrypts from the first byte (465), smtp:// after STARTTLS (587).",
};

const OTHER =
  "The mail server takes nothing at present. Look into its own log, and check SMTP_URL.";

const WAITS = "Until then mail waits and is tried again.";
