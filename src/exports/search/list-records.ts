/**
 * Everything that can be found. Made from the published portal alone: texts are looked up for entries that it holds, so
 * that what is internal, hidden or withheld cannot get here.
 */
import type { Portal } from "../../domain/views.ts";
import type { Content } from "../../schemas/content.ts";
import { recordClaims } from "./claim-records.ts";
import { recordData } from "./data-records.ts";
import { recordDocuments } from "./document-records.ts";
import type { SearchRecord } from "./search-record.ts";
import { recordTexts } from "./text-records.ts";

type Texts = Pick<Content, "policies" | "answers" | "updates">;

/** @param texts entries with their bodies, of which those of the portal are read. */
export function listRecords(portal: Portal, texts: Texts): SearchRecord[] {
  const bodies = new Map(
    (["policies", "answers", "updates"] as const).flatMap((collection) =>
      texts[collection].map(({ id, body }) => [`${collection}/${id}`, body ?? ""] as const),
    ),
  );
  const bodyOf = (collection: keyof Texts, id: string) => bodies.get(`${collection}/${id}`) ?? "";
  return [
    ...recordTexts(portal, bodyOf),
    ...recordClaims(portal, bodyOf),
    ...recordDocuments(portal),
    ...recordData(portal),
  ];
}
