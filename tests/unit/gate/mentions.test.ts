import { describe, expect, it } from "vitest";
import { mentions } from "#src/gate/audit/mentions.ts";

describe("mentions", () => {
  it.each([
    '{"email": "ada@example.org"}',
    "Write to ADA@Example.org.",
    "<ada@example.org>",
    "ada@example.org, bob@example.org",
    "mailto:ada@example.org",
  ])("finds the address in %s", (text) => {
    expect(mentions(text, "ada@example.org")).toBe(true);
  });

  it.each([
    "grada@example.org",
    "li.ada@example.org",
    "ada@example.org.uk",
    "ada@example.organic",
    "ada@example-org",
    "ada+1@example.org",
  ])("does not take %s for it", (text) => {
    expect(mentions(text, "ada@example.org")).toBe(false);
  });

  it("takes every sign of an address as it is", () => {
    const odd = "a.b*c+d/e|f^g{h}~i$j@example.org";
    expect(mentions(`to ${odd}`, odd)).toBe(true);
    expect(mentions("to aXb*c+d/e|f^g{h}~i$j@example.org", odd)).toBe(false);
  });
});
