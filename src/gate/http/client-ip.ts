/** The visitor's network address, from what only our own proxies may have written. */
import { isIP } from "node:net";

/**
 * @param hops proxies in front, each of which appends the address that it saw; everything further left was typed by the visitor
 * @param socket address of the connection
 */
export function clientIp(
  request: Request,
  { hops, socket }: { hops: number; socket: string },
): string {
  if (hops === 0) return plain(socket);
  const seen = (request.headers.get("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const claimed = plain(seen.at(-hops) ?? "");
  return isIP(claimed) ? claimed : plain(socket);
}

/** IPv4 addresses that arrive mapped into IPv6 are written as IPv4. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** What limits count: an IPv6 customer has a whole /64. */
export function networkOf(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [head = "", tail = ""] = ip.split("%", 1)[0]?.split("::") ?? [];
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const zeros = ip.includes("::")
    ? Array(Math.max(0, 8 - left.length - right.length)).fill("0")
    : [];
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
