import { describe, expect, it } from "vitest";
import { describeAddress, isLookAlike, resembles } from "#src/domain/door/address-flags.ts";

const domains = {
  isFreeMail: (domain: string) => domain === "gmail.com",
  isDisposable: (domain: string) => domain === "mailinator.com",
};
const flagsOf = (domain: string, company: string, known: string[] = []) =>
  describeAddress({ domain, company }, { domains, known }).map(
    ({ tone, text }) => `${tone}: ${text}`,
  );

describe("what an approver should notice about an address", () => {
  it("is that anybody can have it", () => {
    expect(flagsOf("gmail.com", "Gmail")).toEqual([
      "warn: A free-mail address: it says nothing about the company",
    ]);
    expect(flagsOf("mailinator.com", "X")).toEqual([
      "bad: A throw-away address: anybody can read its mail",
    ]);
  });

  it("is that it looks like one that is known", () => {
    expect(flagsOf("custorner.example", "Customer", ["customer.example"])[0]).toBe(
      "bad: Looks like customer.example, which you know, and is another domain",
    );
    expect(flagsOf("xn--cstomer-n2a.example", "Customer").join()).toContain("other letters");
  });

  it("is whether it fits the company's name", () => {
    for (const [domain, company] of [
      ["northgrain.example", "Northgrain Foods Inc."],
      ["north-grain.co.uk", "North Grain Limited"],
      ["ibm.example", "International Business Machines"],
      ["mail.lukasz.example", "Łukasz Sp. z o.o."],
      ["muller.example", "Müller GmbH & Co. KG"],
      ["getacme.example", "Acme"],
    ] as const)
      expect([domain, company, resembles(domain, company)]).toEqual([domain, company, true]);
    for (const [domain, company] of [
      ["evil.example", "Northgrain Foods"],
      ["example.com", "The Company Ltd"],
      ["a.example", "Acme"],
    ] as const)
      expect([domain, company, resembles(domain, company)]).toEqual([domain, company, false]);
  });

  it("calls a domain a look-alike by a letter, by letters that look alike, by its ending or by an addition", () => {
    for (const domain of [
      "customer.test",
      "custorner.example",
      "cust0mer.example",
      "customers.example",
      "custmer.example",
      "customer-group.example",
      "cus-tomer.example",
    ])
      expect([domain, isLookAlike(domain, "customer.example")]).toEqual([domain, true]);
    for (const domain of ["costumes.example", "other.example", "customs-office.example"])
      expect([domain, isLookAlike(domain, "customer.example")]).toEqual([domain, false]);
    // Short names are all alike.
    expect(isLookAlike("ibn.example", "ibm.example")).toBe(false);
  });
});
