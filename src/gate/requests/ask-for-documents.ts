/**
 * Somebody asks for documents. Whoever it is, known, unknown, refused by a rule, a second time or too often: the answer and the
 * work are the same, and everything that depends on who it is waits until the address is confirmed.
 */
import type { Services } from "../definitions.ts";
import { mailLimits } from "../limits/mail-limits.ts";
import { hashToken } from "../sessions/hash-token.ts";
import { newLink } from "../sessions/new-link.ts";
import { askableDocuments } from "./askable-documents.ts";
import { checkAsk, type TypedAsk } from "./check-ask.ts";
import { storeAsk } from "./store-ask.ts";

export interface Origin {
  ip: string;
  /** What limits count for it. */
  network: string;
  userAgent: string;
  language: string;
  /** Cookie of the browser that asks; its code serves there. */
  browser: string;
}

export interface Asking {
  typed: TypedAsk;
  /** A field that people do not see; programs fill it in. */
  trap: string;
  from: Origin;
  /** Open, and made out to this address. */
  invitation?: { id: string; documents: readonly string[] } | undefined;
}

export type Asked =
  | { kind: "invalid"; errors: Record<string, string> }
  /** Says nothing about whether a mail was sent. */
  | { kind: "taken" };

export async function askForDocuments(services: Services, asking: Asking): Promise<Asked> {
  const { typed, from, invitation } = asking;
  const askable = askableDocuments(services.catalogue, invitation?.documents);
  const checked = checkAsk(typed, askable);
  if ("errors" in checked) return { kind: "invalid", errors: checked.errors };
  if (asking.trap !== "") return { kind: "taken" };
  const { ask } = checked;
  const link = newLink(services, from.browser);
  await storeAsk(services, {
    ask,
    from: { ...from, browserHash: hashToken(from.browser) },
    link,
    mail: {
      letter: "confirm",
      email: ask.email,
      link: { token: link.token, code: link.code },
      documents: ask.documents,
    },
    limits: mailLimits(services, { network: from.network, ...ask }),
    invitationId: invitation?.id,
  });
  return { kind: "taken" };
}
