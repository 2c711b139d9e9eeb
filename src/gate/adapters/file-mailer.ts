/** Mail as files, for the first run and for tests: nothing leaves this machine. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Mailer } from "../definitions.ts";

/** @param folder each mail becomes `<id>.eml` in it */
export function fileMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    async send(id, { to, subject, text, html, attachments = [] }) {
      const { message } = await transport.sendMail({
        from,
        to: { name: "", address: to },
        envelope: { from, to: [to] },
        messageId: `<${id}@fanlight.local>`,
        subject,
        text,
        html,
        attachments: attachments.map(({ filename, mediaType, content }) => ({
          filename,
          contentType: mediaType,
          content,
          encoding: "base64",
        })),
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(join(folder, `${id}.eml`), message as Buffer, { mode: 0o600 });
    },
    async close() {
      transport.close();
    },
  };
}
