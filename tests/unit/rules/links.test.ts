import { expect, it } from "vitest";
import { findProblems } from "../../fixtures/change-company.ts";

it("refuses links that lead nowhere, in texts and in link fields", async () => {
  expect(
    await findProblems({
      "policies/access-control.mdx": [["/answers/sign-in/", "/answers/signin/"]],
      "answers/sign-in.mdx": [["/policies/access-control/#reporting", "/policies/access-control"]],
      "facts.yaml": [["/policies/access-control/", "/policies/plain/"]],
      "company.yaml": [
        ["/policies/access-control/#reporting", "https://trust.example.com/security/"],
      ],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:22:11 error broken-link
    This link leads to /security/, which this portal does not have.
    received: https://trust.example.com/security/

    answers/sign-in.mdx:16:19 error broken-link
    This link leads to /policies/access-control, which lacks the slash at its end.
    received: /policies/access-control
    suggestion: /policies/access-control/

    facts.yaml:3:9 error broken-link
    This link leads to /policies/plain/, which this portal does not have.
    received: /policies/plain/

    policies/access-control.mdx:12:33 error broken-link
    This link leads to /answers/signin/, which this portal does not have.
    received: /answers/signin/
    suggestion: /answers/sign-in/"
  `);
});

it("refuses anchors that their page does not have", async () => {
  expect(
    await findProblems({
      "policies/access-control.mdx": [
        [
          "[answer about sign-in](/answers/sign-in/)",
          "[below](#report) or [there](/subprocessors/#clouds)",
        ],
      ],
      "company.yaml": [["#reporting", "#reports"]],
    }),
  ).toMatchInlineSnapshot(`
    "company.yaml:22:11 error broken-anchor
    There is no "#reports" on /policies/access-control/.
    received: /policies/access-control/#reports

    policies/access-control.mdx:12:18 error broken-anchor
    There is no "#report" on /policies/access-control/.
    received: #report

    policies/access-control.mdx:12:38 error broken-anchor
    There is no "#clouds" on /subprocessors/.
    received: /subprocessors/#clouds
    suggestion: #cloud"
  `);
});
