/**
 * Mail as files, for the first run and for tests: nothing leaves this machine. Each mail is an `.eml` file as it would have been
 * sent, and beside it the same as JSON, for the page that shows it.
 */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Mail, Mailer, MailFolder } from "../definitions.ts";
import { composeMessage, readSender } from "./mail-message.ts";

const HOST = "fanlight.local";
const ID = /^[0-9a-f-]{36}$/;

/** @param folder each mail becomes `<id>.eml` and `<id>.json` in it, readable by this user alone */
export function fileMailer(folder: string, from: string): Mailer & MailFolder {
  const sender = readSender(from);
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const put = async (name: string, data: string | Buffer) => {
    const partial = join(folder, `${name}.partial`);
    await writeFile(partial, data, { mode: 0o600 });
    await rename(partial, join(folder, name));
  };
  return {
    async send(id, mail) {
      const message = composeMessage(id, mail, { from: sender, host: HOST });
      const sent = await transport.sendMail(message);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await put(`${id}.json`, JSON.stringify(mail));
      await put(`${id}.eml`, sent.message as Buffer);
    },
    async list() {
      const names = await readdir(folder).catch(whenMissing<string[]>([]));
      const ids = names.filter((name) => name.endsWith(".eml")).map((name) => name.slice(0, -4));
      const filed = await Promise.all(
        ids.map(async (id) => ({ id, at: (await stat(join(folder, `${id}.eml`))).mtime })),
      );
      return filed.sort((one, other) => other.at.getTime() - one.at.getTime());
    },
    async read(id) {
      if (!ID.test(id)) return undefined;
      const json = await readFile(join(folder, `${id}.json`), "utf8").catch(whenMissing(""));
      return json ? (JSON.parse(json) as Mail) : undefined;
    },
    async forget(ids) {
      for (const id of ids.filter((one) => ID.test(one)))
        for (const ending of ["eml", "json", "eml.partial", "json.partial"])
          await rm(join(folder, `${id}.${ending}`), { force: true });
    },
    async close() {
      transport.close();
    },
  };
}

function whenMissing<T>(instead: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== "ENOENT") throw error;
    return instead;
  };
}
