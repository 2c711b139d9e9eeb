/** On what ground personal data reaches a subprocessor, in words. */
import type { Subprocessor } from "../schemas/subprocessor.ts";
import { isInEeaUkOrSwitzerland } from "./country-names.ts";

const MECHANISMS = {
  "none-needed": "No transfer mechanism needed",
  adequacy: "Adequacy decision",
  dpf: "EU-US Data Privacy Framework",
  "scc-2021-914": "Standard contractual clauses",
  "uk-idta": "UK international data transfer agreement",
  "uk-addendum": "UK addendum to the standard contractual clauses",
  bcr: "Binding corporate rules",
  derogation: "Derogation for specific situations",
} as const;

/** Whether data stays in the EEA, the UK and Switzerland, the entity's own seat included. */
function staysInEeaUkOrSwitzerland({
  entityCountry,
  locations,
}: Pick<Subprocessor, "entityCountry" | "locations">): boolean {
  return [...locations, ...(entityCountry === undefined ? [] : [entityCountry])].every(
    isInEeaUkOrSwitzerland,
  );
}

/** "Standard contractual clauses (module 3), transfer assessment made". */
export function transferText(
  subprocessor: Pick<Subprocessor, "entityCountry" | "locations" | "transfer">,
): string {
  const { transfer } = subprocessor;
  if (!transfer)
    return staysInEeaUkOrSwitzerland(subprocessor)
      ? "Stays in the EEA, the UK or Switzerland"
      : "Not stated";
  const module = transfer.module === undefined ? "" : ` (module ${transfer.module})`;
  return `${MECHANISMS[transfer.mechanism]}${module}${transfer.assessment ? ", transfer assessment made" : ""}`;
}
