/**
 * Heads that were written once are sent again as they are. Node makes each anew, of some hundred pieces of text that it then copies
 * together, which costs more than all the rest of an answer from memory, and it has no documented way to keep one. So the text is taken
 * from where Node's own `writeHead` leaves it for `end` to send, as middleware for headers and logs does. Where it is not there any
 * more, or is not taken when it is put back, the documented way is gone for every answer.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

export interface ReadyHead {
  /** Names and values in turn, as `writeHead` takes them fastest. */
  fields: readonly string[];
  /** What was sent with them, before and after the date. */
  sent?: { status: number; before: string; after: string };
}

type Inner = ServerResponse & { _header?: unknown };

export function writeReadyHead(
  { request, response }: { request: IncomingMessage; response: Inner },
  status: number,
  ready: ReadyHead,
): void {
  if (!isPlain(request)) {
    response.writeHead(status, ready.fields as string[]);
    return;
  }
  const { sent } = ready;
  if (sent?.status === status) {
    response.statusCode = status;
    response._header = sent.before + date() + sent.after;
    if (response.headersSent) return;
  }
  response.writeHead(status, ready.fields as string[]);
  const { _header: text } = response;
  if (typeof text === "string") keep(ready, status, text);
}

/** Other heads differ: those of HEAD in nothing, but those of old clients and of whoever closes the connection in its fields. */
function isPlain({ httpVersion, headers: { connection } }: IncomingMessage): boolean {
  return httpVersion === "1.1" && (connection === undefined || connection === "keep-alive");
}

const DATE = "\r\nDate: ";
const DATE_LENGTH = "Thu, 01 Jan 1970 00:00:00 GMT".length;

function keep(ready: ReadyHead, status: number, text: string): void {
  const at = text.indexOf(DATE);
  if (at === -1) return;
  const from = at + DATE.length;
  ready.sent = { status, before: text.slice(0, from), after: text.slice(from + DATE_LENGTH) };
}

let second = 0;
let written = "";

function date(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    written = new Date(now * 1000).toUTCString();
  }
  return written;
}
