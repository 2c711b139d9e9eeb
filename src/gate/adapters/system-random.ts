import { randomBytes, randomInt, randomUUID } from "node:crypto";
import type { Random } from "../definitions.ts";

export const systemRandom: Random = {
  token: () => randomBytes(32).toString("base64url"),
  code: () => String(randomInt(1_000_000)).padStart(6, "0"),
  uuid: () => randomUUID(),
  salt: () => randomBytes(32).toString("hex"),
};
