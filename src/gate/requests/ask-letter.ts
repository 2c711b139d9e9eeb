/**
 * The mail with the link. It goes to an address that nobody has confirmed, so it repeats nothing that was typed with it, and names
 * no hidden document.
 */
import type { CatalogueDocument } from "../../domain/door/catalogue.ts";
import type { Mail, Services } from "../definitions.ts";
import { composeLetter, type LetterBlock } from "../mail/compose-letter.ts";
import type { NewLink } from "../sessions/new-link.ts";

export interface LetterFor {
  email: string;
  link: Pick<NewLink, "token" | "code">;
  /** Id of the document to which the link leads; never a hidden one. */
  document?: string | undefined;
}

export function writeConfirmLetter(
  services: Pick<Services, "catalogue" | "settings">,
  documents: readonly CatalogueDocument[],
  to: LetterFor,
): Mail {
  const { company } = services.catalogue;
  const shown = documents.filter(({ level }) => level !== "hidden");
  return writeLetter(services, to, {
    subject: `Confirm your request for documents of ${company.name}`,
    intro: [
      {
        kind: "text",
        text: `Somebody, we assume you, asked ${company.name} for documents and gave this address. Please confirm that it was you.`,
      },
      ...(shown.length > 0
        ? [{ kind: "list" as const, items: shown.map(({ title, dated }) => nameOf(title, dated)) }]
        : []),
    ],
    button: "See the request and confirm it",
    lasts:
      "Link and code work once and for 24 hours; for one hour if documents are open to you already. Opening the link changes nothing until you confirm.",
  });
}

/** For somebody who has confirmed the address before: a way back to what stands open. */
export function writeReturnLetter(
  services: Pick<Services, "catalogue" | "settings">,
  to: LetterFor,
): Mail {
  const { company } = services.catalogue;
  return writeLetter(services, to, {
    subject: `Your way back to documents of ${company.name}`,
    intro: [
      {
        kind: "text",
        text: `Somebody, we assume you, asked for a way back to the requests and documents that belong to this address at ${company.name}.`,
      },
    ],
    button: "Continue to your documents",
    lasts:
      "Link and code work once and for one hour. Opening the link changes nothing until you confirm.",
  });
}

interface Words {
  subject: string;
  intro: readonly LetterBlock[];
  button: string;
  lasts: string;
}

function writeLetter(
  { catalogue, settings }: Pick<Services, "catalogue" | "settings">,
  { email, link, document }: LetterFor,
  { subject, intro, button, lasts }: Words,
): Mail {
  // Never from a request: a forged Host would mail links to somewhere else.
  const href = (path: string) => `${settings.publicUrl.origin}${path}?t=${link.token}`;
  const blocks: LetterBlock[] = [
    ...intro,
    {
      kind: "button",
      label: button,
      href: `${href("/request/confirm/")}${document ? `&document=${document}` : ""}`,
    },
    { kind: "code", label: "Or type this code in the browser in which you asked", code: link.code },
    { kind: "text", text: lasts },
    {
      kind: "link",
      label:
        "This was not you? Then nothing happens without your confirmation. You can also end it and keep further mails away:",
      href: href("/request/not-me/"),
    },
  ];
  return { to: email, ...composeLetter({ subject, blocks }, catalogue.company) };
}

function nameOf(title: string, dated: string | undefined): string {
  return dated ? `${title} (${dated})` : title;
}
