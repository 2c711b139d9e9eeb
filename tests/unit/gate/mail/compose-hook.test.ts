import { expect, it } from "vitest";
import { composeHook, type Hook } from "#src/gate/mail/compose-hook.ts";

const hook: Hook = {
  event: "request-pending",
  headline: "Documents were asked for and wait for a decision",
  link: "https://trust.example.com/admin/requests/1/",
  requestId: "1",
  documents: ["SOC 2 Type 2 report"],
  person: { name: "Ada <!channel>", company: "A & B", email: "ada@a.example", domain: "a.example" },
};

it("names the domain and nothing else of the person, as shipped", () => {
  const body = JSON.parse(composeHook(hook, "domain"));
  expect(body).toEqual({
    text: "Documents were asked for and wait for a decision · a.example · SOC 2 Type 2 report <https://trust.example.com/admin/requests/1/|Open>",
    event: "request-pending",
    request: "1",
    link: "https://trust.example.com/admin/requests/1/",
    documents: ["SOC 2 Type 2 report"],
    domain: "a.example",
  });
});

it("names nobody where the setting says so", () => {
  expect(composeHook(hook, "none")).not.toMatch(/a\.example|Ada/);
});

it("names the person where the setting says so, and calls no channel by a typed name", () => {
  const { text, email } = JSON.parse(composeHook(hook, "person"));
  expect(email).toBe("ada@a.example");
  expect(text).toContain("Ada &lt;!channel&gt;, A &amp; B, ada@a.example");
});
