import { describe, expect, it } from "vitest";
import { balanceContent } from "#src/gate/adapters/pdf/balance-content.ts";

const balance = (content: string) => balanceContent(Buffer.from(content, "latin1"));

describe("what a page's content leaves open", () => {
  it("is nothing where every state is restored", () => {
    expect(balance("q 1 0 0 1 5 5 cm BT /F1 9 Tf (a) Tj ET Q")).toEqual({
      closing: "",
      missing: 0,
    });
    expect(balance("")).toEqual({ closing: "", missing: 0 });
  });

  it("is closed in order: text, marked content, states", () => {
    expect(balance("q q /Span <</MCID 1>> BDC BT (a) Tj").closing).toBe("ET\nEMC\nQ\nQ\n");
  });

  it("counts what is restored without having been saved", () => {
    expect(balance("Q Q q Q")).toEqual({ closing: "", missing: 2 });
  });

  it.each([
    ["strings", "q (Q \\) Q (Q) Q) Tj Q"],
    ["comments", "q % Q Q (\nQ"],
    ["hexadecimal strings", "q <51 51> Tj Q"],
    ["names", "q /Q gs /q Do Q"],
    ["dictionaries", "/P <</A (q) /B <71> /C [/q]>> BDC EMC"],
    ["pictures", "q BI /W 2 /H 1 /BPC 8 /CS /G ID q\x00EIq Q q\nEI Q"],
    ["longer words", "qq QQ QQQQ q1 1q"],
  ])("does not look into %s", (_, content) => {
    expect(balance(content)).toEqual({ closing: "", missing: 0 });
  });

  it("comes to an end with whatever is cut off", () => {
    for (const content of ["(", "<", "/", "%", "q (\\", "BI ID ", "<<", "q"])
      expect(() => balance(content)).not.toThrow();
  });
});
