import { describe, expect, it } from "vitest";
import { clientIp } from "#src/gate/http/client-ip.ts";

const seen = (forwarded: string | undefined, hops: number, socket = "10.0.0.1") => {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return clientIp(new Request("http://localhost/", { headers }), { hops, socket });
};

describe("the visitor's address", () => {
  it("is the connection's where no proxy is trusted, whatever is claimed", () => {
    expect(seen("203.0.113.9", 0)).toBe("10.0.0.1");
    expect(seen(undefined, 0, "::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is the one that the outermost of our proxies has seen", () => {
    expect(seen("203.0.113.9", 1)).toBe("203.0.113.9");
    expect(seen("203.0.113.9, 198.51.100.2", 2)).toBe("203.0.113.9");
    expect(seen("2001:db8::1", 1)).toBe("2001:db8::1");
  });

  it("is never what stands further left, which the visitor may have typed", () => {
    expect(seen("1.1.1.1, 8.8.8.8, 203.0.113.9", 1)).toBe("203.0.113.9");
    expect(seen("1.1.1.1, 203.0.113.9, 198.51.100.2", 2)).toBe("203.0.113.9");
  });

  it("is the connection's where the header says nothing that is an address", () => {
    expect(seen(undefined, 1)).toBe("10.0.0.1");
    expect(seen("unknown", 1)).toBe("10.0.0.1");
    expect(seen("203.0.113.9", 3)).toBe("10.0.0.1");
    expect(seen("<script>", 1)).toBe("10.0.0.1");
  });
});
