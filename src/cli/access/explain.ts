/** `access explain`: what would happen if an address asked for a document, and by which rule. Needs no server and no database. */
import { parseArgs } from "node:util";
import {
  type Catalogue,
  type CatalogueDocument,
  describeCatalogue,
} from "#src/domain/door/catalogue.ts";
import { type AccessDecision, decideAccess } from "#src/domain/door/decide-access.ts";
import { normaliseEmail } from "#src/domain/door/email-address.ts";
import { ndaInForce } from "#src/domain/door/nda-in-force.ts";
import { loadMailDomains } from "#src/frameworks/mail-domains.ts";
import { readDomainLists } from "#src/loaders/domain-lists.ts";
import { loadContent } from "#src/loaders/load-content.ts";
import { nearestWord } from "#src/schemas/nearest.ts";
import { type Context, type ExitCode, Refusal, UsageError } from "../command.ts";
import { readBuildInputs } from "../site/build-inputs.ts";

export const usage = `access explain <address> <document> [options]

  <address>   E-mail address of a visitor, for example someone@example.com
  <document>  Id of a report or document that is not public
  --invited   As if an invitation named the document

Says which rule of access.yaml would decide. Nothing is asked for or granted.`;

export async function run(args: string[], context: Context): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { invited: { type: "boolean", default: false } },
  });
  const [typed, id, ...rest] = positionals;
  if (!typed || !id || rest.length > 0)
    throw new UsageError("access explain takes an address and the id of a document.");
  const address = normaliseEmail(typed);
  if (!address) throw new UsageError(`"${typed}" is not an address that the door would take.`);
  const { catalogue, today } = await readCatalogue(context);
  const document = findDocument(catalogue, id);
  const domains = await loadMailDomains();
  const ask = { ...address, invited: values.invited, document };
  const decision = decideAccess(catalogue.access, ask, domains);
  const { out } = context;
  out(`${address.email} asks for "${document.title}" (${document.id}, level ${document.level})`);
  if (document.level === "hidden" && !values.invited) {
    out("  Nothing: the document is hidden, and only an invitation that names it shows it.");
    return 0;
  }
  if (domains.isFreeMail(address.domain)) out(`  ${address.domain} is a free-mail provider.`);
  if (domains.isDisposable(address.domain))
    out(`  ${address.domain} gives addresses that are thrown away.`);
  out(`  Decided by: ${decision.rule ? `the rule "${decision.rule}"` : "the default"}`);
  for (const line of describeDecision(decision, catalogue, today)) out(`  ${line}`);
  return 0;
}

function describeDecision(
  { outcome, sentence, nda, days }: AccessDecision,
  catalogue: Catalogue,
  today: string,
): string[] {
  if (outcome === "block") return [`Outcome: refused. The visitor reads: ${sentence}`];
  const version = ndaInForce(catalogue, today)?.version;
  const agreement =
    nda === "exempt"
      ? "NDA: not asked for"
      : version === undefined
        ? "NDA: asked for, but none is in effect, so nothing would be given"
        : `NDA: version ${version} must be signed ${outcome === "auto" || catalogue.access.nda.when === "before" ? "first" : "after approval"}`;
  return [
    `Outcome: ${outcome === "auto" ? "granted without a person" : "an approver decides"}`,
    agreement,
    `Grant: ${days} ${days === 1 ? "day" : "days"}, unless the approver says otherwise`,
  ];
}

function findDocument({ documents }: Catalogue, id: string): CatalogueDocument {
  const found = documents.find((document) => document.id === id);
  if (found) return found;
  const near = nearestWord(
    id,
    documents.map((document) => document.id),
  );
  throw new Refusal(
    `There is no document "${id}" behind the door: public ones need no request, and one without a file cannot be given.${near ? ` Did you mean "${near}"?` : ""}`,
  );
}

async function readCatalogue(context: Context): Promise<{ catalogue: Catalogue; today: string }> {
  const { content: folder, today } = readBuildInputs(context);
  const { content } = await loadContent({ folder, today });
  if (!content)
    throw new Refusal(
      "The content has errors, so its rules cannot be applied. `npm run check` lists them.",
    );
  const domainLists = await readDomainLists(folder);
  return { catalogue: describeCatalogue(content, { today, builtAt: today, domainLists }), today };
}
