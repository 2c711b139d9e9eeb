import { describe, expect, it } from "vitest";
import { safeReturn } from "#src/gate/approvers/safe-return.ts";

describe("where to go after signing in", () => {
  it("is a page of the approvers", () => {
    for (const page of [
      "/admin/",
      "/admin/requests/",
      "/admin/requests/0d0e1c9e-7a0b-4f3e-9d6b-0a4f3a5f1a11/",
      "/admin/companies/reader.example/",
    ])
      expect(safeReturn(page)).toBe(page);
  });

  it("is never elsewhere", () => {
    const evil = [
      "//evil.example",
      "/\\evil.example",
      "/../\\evil",
      "/admin/../",
      "/admin//evil.example/",
      "/admin/\\evil/",
      "https://evil.example/admin/",
      "/admin/%2f%2fevil/",
      "/admin/x",
      "/administrator/",
      "/admin/a/?x=/",
      "/admin/a/#b",
      " /admin/",
      "/admin/\n",
      "javascript:alert(1)",
      "/admin/sign-in/confirm/",
      "/admin/oidc/callback/",
      `/admin/${"a".repeat(300)}/`,
      "",
      null,
      undefined,
    ];
    for (const wanted of evil) expect([wanted, safeReturn(wanted)]).toEqual([wanted, "/admin/"]);
  });
});
