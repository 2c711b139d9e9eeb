import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

const OWNER = "approvers:\n  - { email: lead@example.com, role: owner }\n";

it("refuses an example of access.yaml that no longer holds", async () => {
  expect(
    await findProblems({
      "access.yaml": `${OWNER}rules:
  - name: Customers
    when: { domain: [customer.example] }
    decision: { approve: auto }
examples:
  - { email: ada@customer.example, document: soc2-2026, expect: { outcome: auto, rule: Customers } }
  - { email: ada@customer.example.evil.example, document: soc2-2026, expect: { outcome: auto } }
  - { email: ada@mailinator.com, document: soc2-2026, expect: { outcome: person } }
  - { email: ada@gmail.com, document: soc2-2026, expect: { outcome: person, rule: Customers } }
`,
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:9:78 error access-example
    For ada@customer.example.evil.example and "soc2-2026", no rule, so the default, decides "person".
    expected: auto
    received: person

    access.yaml:10:63 error access-example
    For ada@mailinator.com and "soc2-2026", no rule, so the default, decides "block".
    expected: person
    received: block

    access.yaml:11:58 error access-example
    For ada@gmail.com and "soc2-2026", no rule, so the default, decides "person".
    expected: person, by "Customers"
    received: person"
  `);
});

it("refuses a list of domains that is not there, and reads one that is", async () => {
  const access = `${OWNER}rules:
  - name: Customers
    when: { domainList: customers.txt }
    decision: { approve: auto }
examples:
  - { email: ada@customer.example, document: soc2-2026, expect: { outcome: auto } }
`;
  expect(
    await findProblems({
      "access.yaml": access,
      "domains/customers.txt": "# ours\nCustomer.example # since 2024\n",
    }),
  ).toBe("");
  expect(await findProblems({ "access.yaml": access })).toMatchInlineSnapshot(`
    "access.yaml:5:25 error domain-list-missing
    There is no file "customers.txt" in domains/.
    received: customers.txt

    access.yaml:8:65 error access-example
    For ada@customer.example and "soc2-2026", no rule, so the default, decides "person".
    expected: auto
    received: person"
  `);
});

it("refuses a door that nobody owns", async () => {
  const company: [string, string][] = [["logo: logo.svg", "logo: logo.svg\ngate: on"]];
  expect(
    await findProblems({
      "company.yaml": company,
      "access.yaml": "approvers:\n  - { email: lead@example.com, role: approver }\n",
    }),
  ).toMatchInlineSnapshot(`
    "access.yaml:2:3 error no-owner
    No approver has the role owner, so nobody would be told of requests.

    reports/iso27001.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-1.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-2.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/soc2-2025.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give."
  `);
  expect(
    await findProblems({ "company.yaml": company, "access.yaml": null }),
  ).toMatchInlineSnapshot(`
    "company.yaml:8:7 error no-owner
    gate is on, but there is no access.yaml that says who decides.

    reports/iso27001.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-1.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-2.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/soc2-2025.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give."
  `);
});

it("refuses gaps in the agreement", async () => {
  expect(
    await findProblems({
      "nda/mutual.mdx": [
        ["Both sides", "[[legalName]] and [[ governingLaw ]] and\n[[signer]]: both"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "nda/mutual.mdx:8:19 error nda-fill-in
    The text asks for [[governingLaw]], which company.yaml does not state.
    expected: one of name, legalName, country, portal, securityContact, privacyContact, governingLaw, courts
    received: governingLaw

    nda/mutual.mdx:9:1 error nda-fill-in
    The text asks for [[signer]], which is none of the particulars that can be filled in.
    expected: one of name, legalName, country, portal, securityContact, privacyContact, governingLaw, courts
    received: signer"
  `);
});

it("refuses a door without an agreement in effect", async () => {
  const company: [string, string][] = [["logo: logo.svg", "logo: logo.svg\ngate: on"]];
  expect(
    await findProblems({
      "company.yaml": company,
      "nda/mutual.mdx": [["effectiveOn: 2026-01-01", "effectiveOn: 2026-12-01"]],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:8:7 error nda-missing
    "soc2-2026" and what else is not public needs an agreement, but none in nda/ is in effect yet.

    reports/iso27001.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-1.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-2.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/soc2-2025.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give."
  `);
});

it("refuses two agreements of one version or day", async () => {
  expect(
    await findProblems({
      "nda/second.mdx":
        '---\ntitle: NDA\nversion: "1.0"\neffectiveOn: 2026-01-01\nchange: minor\n---\n\nText.\n',
    }),
  ).toMatchInlineSnapshot(`
    "nda/second.mdx:3:10 error nda-version-twice
    nda/mutual.mdx has the same version.
    received: 1.0

    nda/second.mdx:4:14 error nda-version-twice
    nda/mutual.mdx has the same day.
    received: 2026-01-01"
  `);
});

it("refuses to offer a document without a file, once the door is on", async () => {
  const documents = "kind: other\ntitle: Overview\ndated: 2026-02-01\naccess: approval\n";
  expect(await findProblems({ "documents/overview.yaml": documents })).toBe("");
  expect(
    await findProblems({
      "company.yaml": [["logo: logo.svg", "logo: logo.svg\ngate: on"]],
      "documents/overview.yaml": documents,
    }),
  ).toMatchInlineSnapshot(`
    "documents/overview.yaml:4:9 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/iso27001.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-1.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/letter-2.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give.

    reports/soc2-2025.yaml:1:1 warning gated-without-file
    Its access is "approval", but it names no file that the door could give."
  `);
});
