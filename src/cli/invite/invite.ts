/** `invite`: invites readers to documents, as on the approvers' page. */
import { parseArgs } from "node:util";
import type { InviteInput, InviteResult } from "#src/gate/invitations/invite-command.ts";
import { type Context, type ExitCode, UsageError } from "../command.ts";
import { runAtStore } from "../store/run-at-store.ts";

export const usage = `invite <address>... --document <id> --as <approver> [options]

  <address>         Whom to invite; each gets a mail with the link
  --document <id>   What the invitation opens; write it again for each further document
  --as <approver>   Who invites: an address of access.yaml; its role decides what is allowed
  --domain <name>   Everybody at this domain, instead of addresses; no mail is sent
  --people <n>      How many may take it up; left out, one an address, or five of a domain
  --open-days <n>   Until when it can be taken up; left out, 14 days
  --days <n>        Length of the grants; left out, as the rules say
  --message <text>  Stands in the mail and on the page that the link opens
  --no-pass         Not to be passed to a colleague with an address at the same domain
  --without-nda     Does not ask for the NDA; not allowed to sales
  --soc1            Those invited are user entities of the SOC 1 report, or their auditors

Prints the link once: only its hash is kept. Works while the server runs, and without it.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const input = readInput(args);
  const made = await runAtStore<InviteResult>("invite", input, context);
  const { out } = context;
  out(made.link);
  out(
    made.mailed > 0
      ? `Mailed to ${made.mailed} ${made.mailed === 1 ? "address" : "addresses"}.`
      : "No mail is sent: pass the link on.",
  );
  out(`It can be taken up until ${made.expiresAt.slice(0, 16).replace("T", " ")} UTC.`);
  return 0;
}

function readInput(args: string[]): InviteInput {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      document: { type: "string", multiple: true },
      as: { type: "string" },
      domain: { type: "string", default: "" },
      people: { type: "string" },
      "open-days": { type: "string" },
      days: { type: "string" },
      message: { type: "string", default: "" },
      "no-pass": { type: "boolean", default: false },
      "without-nda": { type: "boolean", default: false },
      soc1: { type: "boolean", default: false },
    },
  });
  if (!values.as) throw new UsageError("Say with --as which approver invites.");
  if (!values.document) throw new UsageError("Name at least one document with --document.");
  return {
    as: values.as,
    emails: positionals.join(" "),
    domain: values.domain,
    documents: values.document,
    nda: values["without-nda"] ? "exempt" : "required",
    message: values.message,
    days: readCount("--days", values.days),
    openDays: readCount("--open-days", values["open-days"]),
    maxUses: readCount("--people", values.people),
    mayPass: !values["no-pass"],
    soc1Confirmed: values.soc1,
  };
}

function readCount(option: string, typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined;
  if (!/^\d{1,4}$/.test(typed)) throw new UsageError(`${option} takes a whole number.`);
  return Number(typed);
}
