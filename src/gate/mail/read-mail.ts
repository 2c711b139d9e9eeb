/**
 * What the outbox keeps of a mail: the whole of it, or of what it is written once it is sent. A stranger's request costs the database
 * half as much without two forms of a letter in it, and most of what strangers ask for never comes to more.
 */
import type { Mail, Services } from "../definitions.ts";
import { type LetterFor, writeConfirmLetter } from "../requests/ask-letter.ts";

export interface ConfirmToWrite extends LetterFor {
  letter: "confirm";
  documents: readonly string[];
}

/** @param stored the opened body of a row */
export function readMail(services: Pick<Services, "catalogue" | "settings">, stored: string): Mail {
  const kept = JSON.parse(stored) as Mail | ConfirmToWrite;
  if (!("letter" in kept)) return kept;
  const wanted = services.catalogue.documents.filter(({ id }) => kept.documents.includes(id));
  return writeConfirmLetter(services, wanted, kept);
}
