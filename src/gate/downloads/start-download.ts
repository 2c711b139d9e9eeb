/** One document for one reader: everything is checked anew, the copy is committed, and then it can be sent. */
import { fileNameOf } from "../../domain/door/file-name.ts";
import type { Services } from "../definitions.ts";
import { type GrantView, listGrants } from "../grants/list-grants.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { canSend } from "./can-send.ts";
import { commitCopy } from "./commit-copy.ts";
import { type Delivery, deliverFile, deliverZip } from "./deliver.ts";
import { type PreparedCopy, prepareCopy } from "./prepare-copy.ts";

export type Download =
  | { outcome: "started"; delivery: Delivery }
  /** This visitor was never given such a document, whether or not there is one. */
  | { outcome: "unknown" }
  | { outcome: "hindered"; grant: GrantView }
  /** The box of the restricted-use acknowledgement was not ticked. */
  | { outcome: "unacknowledged"; grant: GrantView }
  /** The file cannot be read just now; no use was taken. */
  | { outcome: "file-away"; grant: GrantView };

export interface Wanted {
  visitor: Visitor;
  documentId: string;
  acknowledged: boolean;
}

/** The grant in force, else the newest. */
export async function findGrant(
  services: Services,
  { personId }: Pick<Visitor, "personId">,
  documentId: string,
): Promise<GrantView | undefined> {
  const grants = (await listGrants(services.store.db, services, personId)).filter(
    (grant) => grant.documentId === documentId,
  );
  return grants.find(({ state }) => state === "active") ?? grants[0];
}

export async function startDownload(services: Services, wanted: Wanted): Promise<Download> {
  const { visitor, documentId, acknowledged } = wanted;
  const grant = await findGrant(services, visitor, documentId);
  if (!grant) return { outcome: "unknown" };
  if (!grant.usable || !grant.document) return { outcome: "hindered", grant };
  if (grant.document.restrictedUse && !acknowledged) return { outcome: "unacknowledged", grant };
  const { grantId, document } = grant;
  let copy: PreparedCopy;
  try {
    copy = await prepareCopy(services, document, visitor);
    if (!canSend(services, copy.bytes))
      throw new RangeError(
        "The host cannot send a copy of this size, and there is no store to leave it in.",
      );
  } catch (error) {
    services.logger.error("file-away", error, { document: documentId });
    return { outcome: "file-away", grant };
  }
  const committed = await services.store.transaction((tx) =>
    commitCopy(tx, services, { visitor, grantId, copy }),
  );
  if (!committed) {
    const now = await findGrant(services, visitor, documentId);
    return now && !now.usable ? { outcome: "hindered", grant: now } : { outcome: "unknown" };
  }
  const ids = [copy.stamp.copyId];
  const { name } = services.catalogue.company;
  const [file, ...more] = copy.files;
  return {
    outcome: "started",
    delivery:
      file && more.length === 0
        ? deliverFile(services, file, { ids, name: fileNameOf(name, document, ".pdf") })
        : deliverZip(services, copy.files, {
            ids,
            name: fileNameOf(name, document, ".zip"),
            at: services.clock.now(),
          }),
  };
}
