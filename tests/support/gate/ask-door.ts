/** Requests as a visitor's browser sends them. */
import { writeCookie } from "#src/gate/http/cookies.ts";
import type { TestDoor } from "./test-door.ts";
import type { TestPerson } from "./test-people.ts";

export interface Sent {
  by?: TestPerson | undefined;
  form?: Record<string, string | Blob> | undefined;
  json?: unknown;
  headers?: Record<string, string> | undefined;
}

/** A GET, or with a form or JSON a POST. */
export function ask(door: TestDoor, path: string, { by, form, json, headers }: Sent = {}): Request {
  const { settings } = door.services;
  const all = new Headers({ "user-agent": "Test browser", "accept-language": "en-GB", ...headers });
  if (by)
    all.set(
      "cookie",
      writeCookie("visitor", by.token, { ...settings, seconds: 60 }).split(";")[0] ?? "",
    );
  const url = new URL(path, settings.publicUrl);
  if (json !== undefined) {
    all.set("content-type", "application/json");
    return new Request(url, { method: "POST", headers: all, body: JSON.stringify(json) });
  }
  if (!form) return new Request(url, { headers: all });
  const body = new FormData();
  for (const [name, value] of Object.entries(form)) body.set(name, value);
  return new Request(url, { method: "POST", headers: all, body });
}
