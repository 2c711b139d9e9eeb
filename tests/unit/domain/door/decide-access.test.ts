import { describe, expect, it } from "vitest";
import { type AccessAsk, decideAccess } from "#src/domain/door/decide-access.ts";
import { resolveDomainLists } from "#src/domain/door/domain-lists.ts";
import { loadMailDomains } from "#src/frameworks/mail-domains.ts";
import { accessRulesSchema } from "#src/schemas/access-rules.ts";

const domains = await loadMailDomains();
const lists = new Map([["customers.txt", ["listed.example"]]]);

function ask(email: string, more: Partial<AccessAsk["document"]> & { invited?: boolean } = {}) {
  const { invited = false, ...document } = more;
  return {
    email,
    domain: email.split("@")[1] ?? "",
    invited,
    document: { id: "soc2", kind: "soc2", level: "approval", products: ["app"], ...document },
  } satisfies AccessAsk;
}

function decide(rules: unknown[], asked: AccessAsk) {
  const access = accessRulesSchema.parse({ rules });
  return decideAccess(resolveDomainLists(access, lists), asked, domains);
}

const auto = { name: "open", when: {}, decision: { approve: "auto" } };

describe("without a rule", () => {
  it("asks a person", () => {
    expect(decide([], ask("ada@work.example"))).toEqual({
      outcome: "person",
      nda: "required",
      days: 30,
      rule: undefined,
    });
  });

  it("needs no person for a document that the agreement opens, nor for an invited reader", () => {
    expect(decide([], ask("ada@work.example", { level: "nda" })).outcome).toBe("auto");
    expect(decide([], ask("ada@work.example", { invited: true })).outcome).toBe("auto");
  });

  it("refuses throw-away addresses, sub-domains of their families included", () => {
    for (const email of ["ada@mailinator.com", "ada@x.33mail.com"]) {
      expect(decide([], ask(email, { level: "nda" }))).toMatchObject({ outcome: "block" });
    }
  });

  it("sends free-mail addresses to a person, whatever the level", () => {
    for (const email of ["ada@gmail.com", "ada@tutanota.com"])
      expect(decide([], ask(email, { level: "nda" })).outcome).toBe("person");
  });
});

describe("a rule", () => {
  it("never grants anything to a free-mail address without a person", () => {
    expect(decide([auto], ask("ada@gmail.com"))).toMatchObject({ outcome: "person", rule: "open" });
    expect(decide([auto], ask("ada@gmail.com", { invited: true })).outcome).toBe("person");
  });

  it("never grants a SOC 1 report without a person", () => {
    expect(decide([auto], ask("ada@work.example", { kind: "soc1" })).outcome).toBe("person");
  });

  it("decides by being the first that matches", () => {
    const rules = [
      { name: "a", when: { domain: ["other.example"] }, decision: { approve: "auto" } },
      { name: "b", when: { domain: ["Work.example"] }, decision: { approve: "auto", days: 9 } },
      { name: "c", when: {}, decision: { block: "No." } },
    ];
    expect(decide(rules, ask("ada@work.example"))).toMatchObject({ rule: "b", days: 9 });
    expect(decide(rules, ask("ada@third.example"))).toMatchObject({ rule: "c", sentence: "No." });
  });

  it("takes look-alikes, sub-domains and super-domains for strangers", () => {
    const rules = [
      { name: "a", when: { domain: ["work.example"] }, decision: { approve: "auto" } },
    ];
    for (const email of [
      "ada@work.example.evil.example",
      "ada@sub.work.example",
      "ada@awork.example",
    ])
      expect(decide(rules, ask(email)).rule).toBeUndefined();
  });

  it.each([
    [{ email: ["ada@work.example"] }, true],
    [{ email: ["bob@work.example"] }, false],
    [{ domainList: "customers.txt" }, false],
    [{ domainList: "missing.txt" }, false],
    [{ freeMail: false }, true],
    [{ freeMail: true }, false],
    [{ disposable: false }, true],
    [{ document: ["soc2"] }, true],
    [{ document: ["other"] }, false],
    [{ level: ["approval"] }, true],
    [{ level: ["nda"] }, false],
    [{ product: ["app"] }, true],
    [{ product: ["other"] }, false],
    [{ invitation: false }, true],
    [{ invitation: true }, false],
    [{ document: ["soc2"], level: ["nda"] }, false],
  ])("matches where all of its conditions hold: %j", (when, expected) => {
    const rules = [{ name: "a", when, decision: { approve: "auto" } }];
    expect(decide(rules, ask("ada@work.example")).rule === "a").toBe(expected);
  });

  it("reads a list of domains, and both where a list and domains are named", () => {
    const listed = ask("ada@listed.example");
    const rule = (when: object) => [{ name: "a", when, decision: { approve: "auto" } }];
    expect(decide(rule({ domainList: "customers.txt" }), listed).rule).toBe("a");
    const both = { domainList: "customers.txt", domain: ["other.example"] };
    expect(decide(rule(both), listed).rule).toBeUndefined();
  });

  it("may lift the agreement and still ask a person", () => {
    const rules = [{ name: "agency", when: {}, decision: { nda: "exempt", approve: "person" } }];
    expect(decide(rules, ask("ada@agency.example"))).toMatchObject({
      nda: "exempt",
      outcome: "person",
    });
  });
});
