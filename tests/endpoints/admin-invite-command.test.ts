import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findInvitation } from "#src/gate/invitations/find-invitation.ts";
import { listenForCommands } from "#src/gate/store-services.ts";
import { runCli } from "../cli/run-cli.ts";
import { emptyTables } from "../support/gate/empty-tables.ts";
import { openTestDoor, type TestDoor } from "../support/gate/test-door.ts";

const folder = mkdtempSync(join(tmpdir(), "fanlight-invite-"));
const env = { FANLIGHT_DATA: folder };
let door: TestDoor;
let listening: { close(): Promise<void> };

// A server that has the database open: the command reaches it through its socket.
beforeAll(async () => {
  door = await openTestDoor();
  listening = await listenForCommands({ env, root: folder }, door.services);
});
beforeEach(() => emptyTables(door.services.store));
afterAll(async () => {
  await listening.close();
  await door.close();
  rmSync(folder, { recursive: true, force: true });
});

const invite = (...args: string[]) => runCli(["invite", ...args], { env });
const made = () => door.services.store.db.selectFrom("invitations").selectAll().execute();

describe("the command invite", () => {
  it("makes an invitation in the server that has the database open, and prints its link", async () => {
    const ran = await invite(
      "ada@reader.example",
      "bob@reader.example",
      "--document",
      "secret-roadmap",
      "--as",
      "Sales@example.com",
      "--days",
      "9",
      "--open-days",
      "3",
      "--no-pass",
      "--message",
      "As agreed.",
    );
    expect(ran).toMatchObject({ code: 0, err: "" });
    const [link = "", mailed, until] = ran.out.split("\n");
    expect(mailed).toBe("Mailed to 2 addresses.");
    expect(until).toBe("It can be taken up until 2026-11-05 10:00 UTC.");
    const token = new URL(link).searchParams.get("t") ?? "";
    expect(await findInvitation(door.services, token)).toMatchObject({
      by: "sales@example.com",
      documents: ["secret-roadmap"],
      message: "As agreed.",
      mayPass: false,
    });
    expect(await made()).toMatchObject([{ max_uses: 2, days: 9 }]);
  });

  it("holds whoever is named to their role", async () => {
    const rest = ["ada@reader.example", "--document", "pentest"];
    const sales = await invite(...rest, "--as", "sales@example.com", "--without-nda");
    expect(sales.code).toBe(1);
    expect(sales.err).toContain("- Your role cannot lift the NDA; ask an approver to invite.");
    for (const other of ["auditor@example.com", "somebody@example.com"]) {
      const ran = await invite(...rest, "--as", other);
      expect([other, ran.code]).toEqual([other, 1]);
      expect(ran.err).toContain("is not listed in access.yaml as somebody who may invite");
    }
    expect(await made()).toEqual([]);
  });

  it("says every fault at once", async () => {
    const ran = await invite(
      "nobody",
      "--document",
      "nothing",
      "--days",
      "400",
      "--as",
      "owner@example.com",
    );
    expect(ran).toMatchObject({ code: 1, out: "" });
    expect(ran.err).toMatchInlineSnapshot(`
      "The invitation was not made.
      - “nobody” is no plain address; correct it or take it out.
      - One of the documents is not there any more; choose again.
      - Type a number of days from 1 to 365, or leave it empty."
    `);
  });

  it("does not begin without an approver, a document and whole numbers", async () => {
    for (const args of [
      ["ada@reader.example", "--document", "pentest"],
      ["ada@reader.example", "--as", "owner@example.com"],
      [
        "a@reader.example",
        "--as",
        "owner@example.com",
        "--document",
        "pentest",
        "--people",
        "many",
      ],
    ])
      expect((await invite(...args)).code).toBe(2);
    expect(await made()).toEqual([]);
  });
});
