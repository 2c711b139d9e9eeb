import { describe, expect, it } from "vitest";
import { commands } from "#src/cli/commands.ts";
import { runCli } from "./run-cli.ts";

describe("the command line", () => {
  it.each([[[]], [["--help"]], [["-h"]], [["help"]]])(
    "lists every command for %j",
    async (argv) => {
      const { code, out } = await runCli(argv);
      expect(code).toBe(0);
      const lines = out.split("\n").map((line) => line.replace(/^ {2}(\S.*?) {2,}/, "$1: "));
      for (const { name, summary } of commands) expect(lines).toContain(`${name}: ${summary}`);
    },
  );

  it.each(commands.map(({ name }) => name))("explains %s", async (name) => {
    const { code, out } = await runCli([...name.split(" "), "--help"]);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: ${name}`);
    expect(await runCli(["help", ...name.split(" ")])).toEqual({ code, out, err: "" });
  });

  it("suggests the command that was probably meant, and ends with 2", async () => {
    expect(await runCli(["chek"])).toEqual({
      code: 2,
      out: "",
      err: 'There is no command "chek".\nDid you mean "check"?\n`npm run fanlight -- --help` lists all commands.',
    });
    expect((await runCli(["import"])).err).toContain(
      'Did you mean "import all" or "import comply" or "import status"',
    );
    expect((await runCli(["import", "complyy", "--into", "x"])).err).toContain(
      'Did you mean "import comply"?',
    );
    expect((await runCli(["frobnicate"])).err).not.toContain("Did you mean");
  });

  it("ends with 2 on an option that it does not know", async () => {
    const { code, err } = await runCli(["check", "--strictly"]);
    expect(code).toBe(2);
    expect(err).toBe(
      "Unknown option '--strictly'\n`npm run fanlight -- check --help` lists its options.",
    );
  });

  it("ends with 2 on an argument that nothing asked for", async () => {
    expect(await runCli(["check", "content"])).toMatchObject({ code: 2 });
  });
});
