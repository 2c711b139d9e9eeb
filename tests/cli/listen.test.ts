import { describe, expect, it } from "vitest";
import { isForThisMachine } from "#src/cli/serve/listen.ts";

describe("a portal is for this machine alone", () => {
  it.each([
    ["127.0.0.1", undefined],
    ["localhost", ""],
    ["::1", "http://localhost:4321"],
    ["127.0.0.1", "https://[::1]:8443"],
    // Said as what it is: no address.
    ["127.0.0.1", "trust.example.com"],
  ])("listening on %s with PUBLIC_URL %s", (host, url) => {
    expect(isForThisMachine(host, url)).toBe(true);
  });
});

describe("others reach a portal", () => {
  it.each([
    ["0.0.0.0", undefined],
    ["192.0.2.7", "http://localhost:4321"],
    ["127.0.0.1", " https://trust.example.com"],
    ["127.0.0.1", "https://localhost.example.com"],
  ])("listening on %s with PUBLIC_URL %s", (host, url) => {
    expect(isForThisMachine(host, url)).toBe(false);
  });
});
