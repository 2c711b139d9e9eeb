/** A register of policies: the facts of each, without its text. */
import { policySchema } from "../../schemas/policy.ts";
import { readCriterion } from "../status/criteria-ids.ts";
import { dayIn, type ListKind, slugOf, Unusable, withoutEmpty } from "./list-kind.ts";

export const policies: ListKind = {
  id: "policies",
  under: ["policies", "documents", "data", "items", "edges"],
  names: {
    title: ["title", "name", "policy"],
    version: ["version", "current version"],
    owner: ["owner", "owner role"],
    approver: ["approver", "approver role", "approved by"],
    approvedOn: ["approvedOn", "approved on", "approved", "approval date"],
    nextReview: ["nextReview", "next review", "review date", "next review date"],
    criteria: ["criteria", "tsc"],
    summary: ["summary", "description"],
  },
  schema: policySchema,
  reads:
    "A CSV with title and version, and if they are there owner, approver, approved on, next review, criteria and summary.",
  gaps: [
    "The text of a policy is not in a register: each file gets a comment in its place. All are internal until their access says public.",
    "Owner and approver are roles. Replace names of people before you publish a policy.",
    "Criteria that are none of the 61 are refused.",
  ],
  idOf: (entry) => {
    const title = entry.text("title");
    return title === undefined ? undefined : slugOf(title);
  },
  convert(entry) {
    const criteria = entry.list("criteria").map((word) => ({ word, id: readCriterion(word) }));
    const wrong = criteria.find(({ id }) => id === undefined);
    return withoutEmpty({
      title: entry.text("title"),
      version: entry.text("version") ?? new Unusable("is missing."),
      owner: entry.text("owner"),
      approver: entry.text("approver"),
      approvedOn: dayIn(entry, "approvedOn"),
      nextReview: dayIn(entry, "nextReview"),
      criteria: wrong
        ? new Unusable(`"${wrong.word.slice(0, 40)}" is none of the 61 criteria.`)
        : criteria.map(({ id }) => id),
      summary: entry.text("summary"),
      access: "internal",
    });
  },
};
