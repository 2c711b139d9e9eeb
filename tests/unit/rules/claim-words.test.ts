import { describe, expect, it } from "vitest";
import { claimWordRules } from "#src/domain/rules/claim-words.ts";
import { findProblems } from "../../fixtures/change-company.ts";
import { contentOf, policy, TODAY } from "../../support/content-builder.ts";

function wordsFoundIn(body: string): string[] {
  const entry = { ...policy("p", { access: "public" }), body, bodyLine: 1 };
  const context = { content: contentOf({ policies: [entry] }), today: TODAY };
  return claimWordRules
    .flatMap((rule) => rule.check(context))
    .map(({ received }) => received ?? "");
}

it("refuses the words in data, policies, answers and updates, but not in questions", async () => {
  expect(
    await findProblems({
      "company.yaml": [["The app and its API.", "A SOC 2 certified app."]],
      "policies/access-control.mdx": [["Read the", "We are SOC 2\nType II compliant. Read the"]],
      "answers/sign-in.mdx": [["Yes. The", "Yes, we passed our SOC 2 audit. The"]],
      "updates/outage.mdx": [["summary: Pages", "summary: We are HIPAA certified. Pages"]],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:15:16 error claim-words
    "SOC 2 certified" claims more than an examination gives, or misnames it.
    received: SOC 2 certified
    suggestion: SOC 2 report or SOC 2 examination

    answers/sign-in.mdx:16:9 error claim-words
    "passed our SOC 2" claims more than an examination gives, or misnames it.
    received: passed our SOC 2
    suggestion: SOC 2 report or SOC 2 examination

    policies/access-control.mdx:12:8 error claim-words
    "SOC 2 Type II compliant" claims more than an examination gives, or misnames it.
    received: SOC 2 Type II compliant
    suggestion: SOC 2 report or SOC 2 examination

    updates/outage.mdx:5:10 error claim-words
    "HIPAA certified" claims more than an examination gives, or misnames it.
    received: HIPAA certified
    suggestion: assessed against HIPAA, with the assessor's report"
  `);
});

describe("words that claim too much", () => {
  it.each([
    "We are SOC 2 certified.",
    "Our SOC2-compliant platform",
    "SOC 2 Type II certification",
    "a SOC 2 (Type 2) certificate",
    "We achieved SOC 2 compliance.",
    "**SOC 2** certified",
    "[SOC 2](https://example.com/) certified",
    "SOC 2® certified",
    "SOC 2 and ISO 27001 certified",
    "Compliant with SOC 2",
    "Certified for the SOC 2 standard",
    "We passed our annual SOC 2 audit.",
    "The SOC 2 audit was passed.",
    "accredited under SOC 1",
    "Read our SOC II report.",
    "a SOC-III report",
    "HIPAA certified",
    "We hold a HIPAA certification.",
    "We are SOC certified.",
    "Our platform is HIPAA compliant.",
    "We are accredited by the AICPA.",
    "An AICPA-certified company",
    "We are AICPA accredited.",
    "Compliant with all the Trust Services Criteria",
    "We comply with the AICPA Trust Services Criteria.",
    "Our controls meet the Trust Services Criteria.",
    "The app meets all of the Trust Services Criteria.",
    "We passed the audit.",
    "We passed our annual audit without exceptions.",
    "We are fully compliant.",
    "This report proves that we are secure.",
    "Proof that our platform is secure",
    "Our SOC 2 report says that we are fully compliant.",
    '<Callout title="We are SOC 2 certified" />',
  ])("finds them in: %s", (text) => {
    expect(wordsFoundIn(text)).toHaveLength(1);
  });
});

describe("words that are right, or quoted", () => {
  it.each([
    "Read our SOC 2 Type 2 report.",
    "The SOC 2 examination covers security.",
    "Our ISO 27001 certificate is accredited by UKAS.",
    "ISO/IEC 27001 certified; SOC 2 report on request.",
    "HIPAA compliance is assessed every year.",
    "The SOC passed the alert on to the engineer.",
    "Nobody is “SOC 2 certified”.",
    'Nobody is "SOC 2 certified".',
    "> We are SOC 2 certified.\n\nThat is what vendors say.",
    "## Compliance\n\nSOC 2 reports are issued every year.",
    "- Compliance\n- SOC 2 reports",
    "Write `SOC 2 certified` nowhere.",
    "```\nSOC 2 certified\n```",
    "Certificates are rotated before each SOC 2 period.",
    "Nobody is “fully compliant”, and no audit is “passed”.",
    "A report does not prove that we are secure.",
    "No report proves that a company is secure.",
    "The auditor examined our controls against the Trust Services Criteria.",
    "Where the Trust Services Criteria meet other frameworks, we say so.",
    "Requests that passed the audit log filter are kept.",
    "A control is mapped to one or more Trust Services Criteria.",
  ])("leaves alone: %s", (text) => {
    expect(wordsFoundIn(text)).toEqual([]);
  });
});
