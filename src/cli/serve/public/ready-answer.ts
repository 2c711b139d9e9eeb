/**
 * Answers that were sent once are sent again as they are, head and body in one piece, but for the date. Node makes each head anew, of
 * some hundred pieces of text that it then copies together, and the body behind them: that costs more than all the rest of an answer
 * from memory, and what is thrown away each time is what its collector then stops everybody for. It has no documented way to keep an
 * answer. So the head is taken from where Node's own `writeHead` leaves it for `end` to send, and Node is told that it has been sent.
 * Where it is not left there any more, or Node does not take note of it in the same way, the documented way is gone for every answer.
 */
import type { IncomingMessage, ServerResponse } from "node:http";

export interface ReadyAnswer {
  /** Names and values in turn, as `writeHead` takes them fastest. */
  fields: readonly string[];
  /** Empty where there is none. */
  body: Uint8Array;
  sent?: Sent;
}

interface Sent {
  status: number;
  bytes: Buffer;
  /** Where the date stands in them. */
  dateAt: number;
  second: number;
  /** Whether a visitor may still be reading them: then they are never written to again. */
  isHeld: boolean;
}

type Inner = ServerResponse & { _header?: unknown; _headerSent?: unknown };

interface Exchange {
  request: IncomingMessage;
  response: Inner;
}

/** Larger ones are not worth a copy, and slow visitors would hold several. */
const LONGEST = 64 * 1024;

export function sendReady(
  { request, response }: Exchange,
  status: number,
  answer: ReadyAnswer,
): void {
  const isPlainRequest = isPlain(request);
  const { sent } = answer;
  if (isPlainRequest && sent?.status === status) {
    response._header = ONCE;
    response._headerSent = true;
    if (response.headersSent) {
      response.statusCode = status;
      response.end(bytesOfNow(sent));
      if (response.writableLength > 0) sent.isHeld = true;
      return;
    }
  }
  response.writeHead(status, answer.fields as string[]);
  const { _header: head, _headerSent: before } = response;
  response.end(answer.body);
  const notes = before === false && response._headerSent === true;
  if (isPlainRequest && notes && typeof head === "string") keep(answer, status, head);
}

/** What stands where the head was; nobody reads it. */
const ONCE = "sent before";

/** Other heads differ: those of HEAD in nothing but the body, those of old clients and of whoever closes the connection in fields. */
function isPlain({ method, httpVersion, headers: { connection } }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    httpVersion === "1.1" &&
    (connection === undefined || connection === "keep-alive")
  );
}

const DATE = "\r\nDate: ";

function keep(answer: ReadyAnswer, status: number, head: string): void {
  const at = head.indexOf(DATE);
  const size = head.length + answer.body.length;
  if (at === -1 || size > LONGEST) return;
  const bytes = Buffer.allocUnsafeSlow(size);
  bytes.write(head, "latin1");
  bytes.set(answer.body, head.length);
  answer.sent = { status, bytes, dateAt: at + DATE.length, second: 0, isHeld: false };
  // Not held twice.
  answer.body = bytes.subarray(head.length);
}

function bytesOfNow(sent: Sent): Buffer {
  const second = Math.floor(Date.now() / 1000);
  if (second === sent.second) return sent.bytes;
  if (sent.isHeld) {
    sent.bytes = Buffer.from(sent.bytes);
    sent.isHeld = false;
  }
  sent.bytes.write(dateOf(second), sent.dateAt, "latin1");
  sent.second = second;
  return sent.bytes;
}

let lastSecond = 0;
let lastDate = "";

function dateOf(second: number): string {
  if (second !== lastSecond) {
    lastSecond = second;
    lastDate = new Date(second * 1000).toUTCString();
  }
  return lastDate;
}
