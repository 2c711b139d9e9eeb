/** `person erase` of the command line: first what it would take away, then the same erasure as on the approvers' page. */
import { z } from "zod";
import { normaliseEmail } from "../../domain/door/email-address.ts";
import { can } from "../approvers/can.ts";
import { roleOf } from "../approvers/find-approver.ts";
import type { ControlCommand } from "../control/command.ts";
import { type Services, StoreFault } from "../definitions.ts";
import { type Erasure, erasePerson } from "./erase-person.ts";
import { type ErasurePreview, previewErasure } from "./preview-erasure.ts";

const inputSchema = z.object({
  email: z.string(),
  as: z.string(),
  agreements: z.enum(["erase", "keep"]),
});
export type EraseInput = z.infer<typeof inputSchema>;

export const ERASE_COMMANDS: readonly ControlCommand<Services>[] = [
  {
    name: "person preview",
    async run(services, input): Promise<ErasurePreview> {
      return (await find(services, input)).preview;
    },
  },
  {
    name: "person erase",
    async run(services, input): Promise<Erasure> {
      const { preview, by, agreements } = await find(services, input);
      return erasePerson(services, preview.personId, by, { agreements });
    },
  },
];

async function find(services: Services, input: unknown) {
  const { email: typed, as, agreements } = inputSchema.parse(input);
  const by = as.toLowerCase();
  const role = roleOf(services.catalogue, by);
  if (!role || !can(role, "erase"))
    throw new StoreFault(
      `${as} is not listed in access.yaml as somebody who may erase people. Name an owner or an approver with --as.`,
    );
  const email = normaliseEmail(typed)?.email;
  const preview = email && (await previewErasure(services, email, agreements));
  if (!preview) throw new StoreFault("There is nobody with that address.");
  return { preview, by, agreements };
}
