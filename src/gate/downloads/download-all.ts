/** Everything that a reader may have now, in one archive with an index: each document is a copy of its own and takes one use. */
import type { Services } from "../definitions.ts";
import { type GrantView, listGrants } from "../grants/list-grants.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { canSend } from "./can-send.ts";
import { commitCopy } from "./commit-copy.ts";
import { type Delivery, deliverZip } from "./deliver.ts";
import { type PreparedCopy, prepareCopy } from "./prepare-copy.ts";
import { writeIndex } from "./write-index.ts";

export type AllDownload =
  | { outcome: "started"; delivery: Delivery }
  | { outcome: "nothing" }
  /** Reports whose restricted-use acknowledgement was not given. */
  | { outcome: "unacknowledged"; documentIds: string[] }
  | { outcome: "files-away" };

type Usable = GrantView & { document: NonNullable<GrantView["document"]> };

export async function usableGrants(
  services: Services,
  { personId }: Pick<Visitor, "personId">,
): Promise<Usable[]> {
  const grants = await listGrants(services.store.db, services, personId);
  return grants.filter((grant): grant is Usable => grant.usable && grant.document !== undefined);
}

/** @param acknowledged ids of the documents whose box was ticked */
export async function downloadAll(
  services: Services,
  { visitor, acknowledged }: { visitor: Visitor; acknowledged: ReadonlySet<string> },
): Promise<AllDownload> {
  const grants = await usableGrants(services, visitor);
  if (grants.length === 0) return { outcome: "nothing" };
  const unacknowledged = grants
    .filter(({ document }) => document.restrictedUse && !acknowledged.has(document.id))
    .map(({ documentId }) => documentId);
  if (unacknowledged.length > 0) return { outcome: "unacknowledged", documentIds: unacknowledged };
  const prepared: { grant: Usable; copy: PreparedCopy }[] = [];
  const leftOut: Usable[] = [];
  for (const grant of grants) {
    try {
      prepared.push({ grant, copy: await prepareCopy(services, grant.document, visitor) });
    } catch (error) {
      services.logger.error("file-away", error, { document: grant.documentId });
      leftOut.push(grant);
    }
  }
  const bytes = prepared.reduce((sum, { copy }) => sum + copy.bytes, 0);
  if (!canSend(services, bytes)) {
    services.logger.info("archive-too-large", { bytes });
    return { outcome: "files-away" };
  }
  const committed = await services.store.transaction(async (tx) => {
    const taken: typeof prepared = [];
    for (const one of prepared)
      if (await commitCopy(tx, services, { visitor, grantId: one.grant.grantId, copy: one.copy }))
        taken.push(one);
    return taken;
  });
  if (committed.length === 0) return { outcome: leftOut.length > 0 ? "files-away" : "nothing" };
  const missing = [
    ...leftOut,
    ...prepared.filter((one) => !committed.includes(one)).map(({ grant }) => grant),
  ];
  const at = services.clock.now();
  const index = new TextEncoder().encode(
    writeIndex(services.catalogue.company, { visitor, at, committed, missing }),
  );
  const files = [
    { name: "index.txt", bytes: index.length, stream: () => new Blob([index]).stream() },
    ...committed.flatMap(({ copy }) => copy.files),
  ];
  const name = `${services.catalogue.company.name.replace(/[^\p{L}\p{N}]+/gu, "-")}-documents.zip`;
  const ids = committed.map(({ copy }) => copy.stamp.copyId);
  return { outcome: "started", delivery: deliverZip(services, files, { ids, name, at }) };
}
