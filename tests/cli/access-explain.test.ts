import { describe, expect, it } from "vitest";
import { runCli } from "./run-cli.ts";

const explain = (...args: string[]) => runCli(["access", "explain", ...args]);

describe("access explain", () => {
  it("names the rule that decides, the agreement and the length of the grant", async () => {
    const { code, out } = await explain("Dana@Harborline-Foods.example", "soc2-type2");
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'dana@harborline-foods.example asks for "SOC 2 Type 2 report" (soc2-type2, level approval)',
        '  Decided by: the rule "Customers whose contract covers it"',
        "  Outcome: granted without a person",
        "  NDA: version 1.0 must be signed first",
        "  Grant: 90 days, unless the approver says otherwise",
      ].join("\n"),
    );
  });

  it("takes a look-alike of a customer's domain for a stranger", async () => {
    const { out } = await explain("dana@harborline-foods.example.evil.example", "soc2-type2");
    expect(out).toContain("Outcome: an approver decides");
  });

  it("says what a refused visitor reads", async () => {
    const { out } = await explain("x@mailinator.com", "soc2-type2");
    expect(out).toContain("Outcome: refused. The visitor reads: Please ask with the address");
  });

  it("refuses a document that is not behind the door, and suggests one", async () => {
    const { code, err } = await explain("a@b.example", "soc2-typ2");
    expect(code).toBe(1);
    expect(err).toContain('Did you mean "soc2-type2"?');
    expect((await explain("a@b.example", "soc3")).code).toBe(1);
  });

  it("refuses what is no address, and too few words", async () => {
    expect((await explain("a@b@c.example", "soc2-type2")).code).toBe(2);
    expect((await explain("a@b.example")).code).toBe(2);
  });
});
