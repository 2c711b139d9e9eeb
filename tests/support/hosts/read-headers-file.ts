/** `_headers` as the two kinds of hosts read it, from the top. */
export function readHeadersFile(
  text: string,
  address: string,
  reading: "last-holds" | "joined",
): Record<string, string> {
  const sent = new Map<string, string>();
  let applies = false;
  for (const line of text.split("\n")) {
    if (line.startsWith("/")) {
      applies = line.endsWith("*") ? address.startsWith(line.slice(0, -1)) : line === address;
      continue;
    }
    const [, taken] = /^ {2}! (\S+)$/.exec(line) ?? [];
    const [, name, value] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    if (taken && reading === "last-holds") throw new Error(`Netlify does not know "${line}".`);
    if (!applies) continue;
    if (taken) sent.delete(taken);
    if (!name || !value) continue;
    const before = reading === "joined" ? sent.get(name) : undefined;
    sent.set(name, before ? `${before}, ${value}` : value);
  }
  return Object.fromEntries(sent);
}
