/** `Authorization: Bearer`, compared in equal time. */
import { createHash, timingSafeEqual } from "node:crypto";

/** False where there is none to hold. */
export function holdsToken(request: Request, token: string | undefined): boolean {
  const given = bearerOf(request);
  if (!token || !given) return false;
  const [one, other] = [token, given].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

export function bearerOf(request: Request): string {
  return /^Bearer (\S{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
}
