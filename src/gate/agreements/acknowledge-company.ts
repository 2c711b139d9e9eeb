/** A reader whose company is bound by a colleague's signature says once that they keep to it. */
import { recordEvent } from "../audit/record-event.ts";
import type { Services } from "../definitions.ts";
import type { Visitor } from "../sessions/visitor-session.ts";
import { afterBinding } from "./after-binding.ts";
import { companySentence } from "./consent.ts";
import { findCovering } from "./covering-agreement.ts";

export type Acknowledging =
  | { outcome: "acknowledged" }
  /** The box was not ticked. */
  | { outcome: "unticked" }
  /** No colleague's agreement covers the visitor, or it was acknowledged before. */
  | { outcome: "nothing-to-acknowledge" };

export async function acknowledgeCompany(
  services: Services,
  { visitor, agreed }: { visitor: Visitor; agreed: boolean },
): Promise<Acknowledging> {
  const { store, clock, random, catalogue } = services;
  if (!agreed) return { outcome: "unticked" };
  return store.transaction(async (tx) => {
    // Two clicks at once: the second waits here, and then finds the first.
    await tx
      .selectFrom("people")
      .select("id")
      .where("id", "=", visitor.personId)
      .forUpdate()
      .execute();
    const covering = await findCovering(tx, services, visitor);
    if (covering.kind !== "signed" || covering.acknowledged)
      return { outcome: "nothing-to-acknowledge" };
    const id = random.uuid();
    const text = companySentence(catalogue.company.legalName);
    await tx
      .insertInto("acknowledgements")
      .values({
        id,
        person_id: visitor.personId,
        agreement_id: covering.agreementId,
        download_id: null,
        kind: "company-agreement",
        text,
        at: clock.now(),
      })
      .execute();
    await recordEvent(tx, services, {
      type: "agreement.acknowledged",
      subject: visitor.personId,
      refs: { agreement: covering.agreementId, acknowledgement: id },
      payload: { text },
    });
    await afterBinding(tx, services, visitor.personId);
    return { outcome: "acknowledged" };
  });
}
