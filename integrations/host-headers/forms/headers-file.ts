/**
 * `_headers`, which two kinds of hosts read differently. All go through the rules from the top. Netlify gives an address the value of
 * the last rule that names it; Cloudflare Pages and those like it join all values with commas, which would make one header of two
 * policies, so there a later rule first takes away what an earlier one has set (`! Name`), a line that Netlify does not know.
 */
import type { HeaderRule, Headers } from "#src/domain/headers/header-rules.ts";

export type Reading = "last-holds" | "joined";

export function writeHeadersFile(rules: readonly HeaderRule[], reading: Reading): string {
  const lines = ["# Written by the build from one policy for all hosts. Do not edit."];
  const earlier: HeaderRule[] = [];
  // Here the last rule holds, so the exact ones come after the general ones.
  for (const rule of rules.toReversed()) {
    for (const path of rule.paths) {
      const inherited = inheritedBy(path, earlier);
      lines.push("", path);
      for (const [name, value] of Object.entries(rule.headers)) {
        if (inherited[name] === value) continue;
        if (name in inherited && reading === "joined") lines.push(`  ! ${name}`);
        lines.push(`  ${name}: ${value}`);
      }
    }
    earlier.push(rule);
  }
  return `${lines.join("\n")}\n`;
}

function inheritedBy(path: string, earlier: readonly HeaderRule[]): Headers {
  const covering = earlier.filter(({ paths }) =>
    paths.some((one) => one.endsWith("*") && path.startsWith(one.slice(0, -1))),
  );
  return Object.assign({}, ...covering.map(({ headers }) => headers));
}
