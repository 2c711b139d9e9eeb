/** One request to a function: the door is opened if it is not, the host's facts are noted, and what is due is done after the answer. */
import type { APIContext, MiddlewareNext } from "astro";
import { currentGate, setGate } from "../current.ts";
import { hurry } from "./hurry.ts";
import { openOnce } from "./open-once.ts";
import { platformOf } from "./platform.ts";
import { openFunctionDoor } from "./services.ts";

const open = openOnce(openFunctionDoor);

export async function enter(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const platform = platformOf(context);
  context.locals.address = platform.ip;
  setGate(await open());
  const response = await next();
  const gate = currentGate();
  if (!("closed" in gate)) platform.afterwards(hurry(gate, context.request.method));
  return response;
}
