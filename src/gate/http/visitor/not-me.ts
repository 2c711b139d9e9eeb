/** "This was not me": for whoever got a mail without having asked. */
import { disownLink } from "../../sessions/disown-link.ts";
import { type LinkView, viewLink } from "../../sessions/view-link.ts";
import { networkOf } from "../client-ip.ts";
import type { Door } from "../door.ts";
import { fieldOf, readForm } from "../read-form.ts";
import { GONE } from "./confirm.ts";

export interface NotMePage {
  status: number;
  token: string;
  link: LinkView;
  isDone: boolean;
}

export async function showNotMe(request: Request, { services }: Door): Promise<NotMePage> {
  if (request.method !== "POST") {
    const token = new URL(request.url).searchParams.get("t") ?? "";
    const link = await viewLink(services, { token, browser: undefined });
    return { status: link.kind === "open" ? 200 : GONE, token, link, isDone: false };
  }
  const token = fieldOf(await readForm(request), "t");
  const { kind } = await disownLink(services, { token, networkOf });
  const link = await viewLink(services, { token, browser: undefined });
  const isDone = kind === "disowned";
  return { status: isDone ? 200 : GONE, token, link, isDone };
}
