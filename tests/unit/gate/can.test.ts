import { describe, expect, it } from "vitest";
import { type Action, can } from "#src/gate/approvers/can.ts";
import type { Role } from "#src/gate/tables.ts";

const ROLES: readonly Role[] = ["owner", "approver", "sales", "auditor"];
const ACTIONS: readonly Action[] = [
  "read",
  "prepare",
  "decide",
  "change-grants",
  "change-agreements",
  "invite",
  "invite-without-nda",
  "manage-invitations",
  "erase",
  "read-log",
  "export",
];

describe("what a role may do", () => {
  it("is one table", () => {
    const table = Object.fromEntries(
      ROLES.map((role) => [role, ACTIONS.filter((action) => can(role, action)).join(" ")]),
    );
    expect(table).toMatchInlineSnapshot(`
      {
        "approver": "read prepare decide change-grants change-agreements invite invite-without-nda manage-invitations erase read-log export",
        "auditor": "read prepare read-log export",
        "owner": "read prepare decide change-grants change-agreements invite invite-without-nda manage-invitations erase read-log export",
        "sales": "prepare invite",
      }
    `);
  });

  it("lets sales invite, and neither skip the NDA, nor read the log or what others decided", () => {
    expect(can("sales", "invite")).toBe(true);
    for (const action of ["invite-without-nda", "read-log", "read", "decide", "export"] as const)
      expect(can("sales", action)).toBe(false);
  });

  it("lets an auditor read and change nothing", () => {
    const changes = [
      "decide",
      "change-grants",
      "change-agreements",
      "invite",
      "manage-invitations",
      "erase",
    ] as const;
    for (const action of changes) expect(can("auditor", action)).toBe(false);
    for (const action of ["read", "read-log", "export"] as const)
      expect(can("auditor", action)).toBe(true);
  });
});
