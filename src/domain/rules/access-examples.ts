/** access.yaml against itself: its examples, its lists, and whether anybody may decide at all. */
import { decideAccess } from "../door/decide-access.ts";
import { resolveDomainLists } from "../door/domain-lists.ts";
import { normaliseEmail } from "../door/email-address.ts";
import { type Finding, findingAt, type Rule, type RuleContext } from "./rule.ts";

export const accessRules: readonly Rule[] = [
  {
    id: "access-example",
    title: "An example of access.yaml no longer holds",
    severity: "error",
    soft: false,
    why: "The examples say what the rules are meant to do. When one no longer holds, a rule gives documents to somebody it was not written for, or keeps them from somebody it was.",
    fix: "Mend the rules, or change the example if the new outcome is what you want. `npm run fanlight -- access explain` says which rule decides.",
    check: findBrokenExamples,
  },
  {
    id: "domain-list-missing",
    title: "A list of domains does not exist",
    severity: "error",
    soft: false,
    why: "A rule names a file of domains that is not in content/domains/. The rule would match nobody, and the next one would decide instead.",
    fix: "Put the file into content/domains/, a domain a line, or correct its name.",
    check: findMissingLists,
  },
  {
    id: "no-owner",
    title: "The door is on, but nobody owns it",
    severity: "error",
    soft: false,
    why: "Requests would reach nobody, and nobody could sign in to decide on them. Visitors would wait for ever.",
    fix: "Name at least one approver with the role owner in access.yaml.",
    check: findMissingOwner,
  },
];

function findBrokenExamples({ content, files }: RuleContext): Finding[] {
  const { access } = content;
  if (!access || !files) return [];
  const rules = resolveDomainLists(access.data, files.domainLists);
  const products = content.company.data.products.map(({ id }) => id);
  const wanted = new Map(
    [...content.reports, ...content.documents].map(({ id, data }) => [id, data]),
  );
  return access.data.examples.flatMap(({ email, document: id, expect }, index) => {
    const document = wanted.get(id);
    const address = normaliseEmail(email);
    // Unknown documents are named by the rule for references.
    if (!document || !address) return [];
    if (document.access === "public")
      return [
        findingAt(
          access,
          ["examples", index, "document"],
          `The example asks for "${id}", which anybody can read: no rule decides on it.`,
        ),
      ];
    const decision = decideAccess(
      rules,
      {
        ...address,
        invited: false,
        document: {
          id,
          kind: document.kind,
          level: document.access,
          products: document.products.length > 0 ? document.products : products,
        },
      },
      files.mailDomains,
    );
    const holds =
      decision.outcome === expect.outcome &&
      (expect.rule === undefined || expect.rule === decision.rule);
    if (holds) return [];
    const by = decision.rule ? `the rule "${decision.rule}"` : "no rule, so the default,";
    return [
      findingAt(
        access,
        ["examples", index, "expect"],
        `For ${email} and "${id}", ${by} decides "${decision.outcome}".`,
        {
          expected: tellOutcome(expect.outcome, expect.rule),
          received: tellOutcome(decision.outcome, decision.rule),
        },
      ),
    ];
  });
}

function tellOutcome(outcome: string, rule: string | undefined): string {
  return rule === undefined ? outcome : `${outcome}, by "${rule}"`;
}

function findMissingLists({ content, files }: RuleContext): Finding[] {
  const { access } = content;
  if (!access || !files) return [];
  return access.data.rules.flatMap(({ when: { domainList } }, index) =>
    domainList === undefined || files.domainLists.has(domainList)
      ? []
      : [
          findingAt(
            access,
            ["rules", index, "when", "domainList"],
            `There is no file "${domainList}" in domains/.`,
            { received: domainList },
          ),
        ],
  );
}

function findMissingOwner({ content }: RuleContext): Finding[] {
  const { company, access } = content;
  if (company.data.gate === "off" || access?.data.approvers.some(({ role }) => role === "owner"))
    return [];
  const message = access
    ? "No approver has the role owner, so nobody would be told of requests."
    : "gate is on, but there is no access.yaml that says who decides.";
  return [findingAt(access ?? company, access ? ["approvers"] : ["gate"], message)];
}
