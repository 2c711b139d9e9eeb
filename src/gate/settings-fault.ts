/** How a setting is read, and what is said where one is wrong. */

export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting's value without spaces around it; undefined where it is empty or not set. */
export type Named = (name: string) => string | undefined;

export function namedIn(env: Environment): Named {
  return (name) => env[name]?.trim() || undefined;
}

/** The server must not start. Every fault is a full sentence that names a setting. */
export class SettingsFault extends Error {
  override name = "SettingsFault";
  readonly faults: readonly string[];
  constructor(faults: readonly string[], what = "The door cannot open.") {
    super(`${what}\n${faults.map((fault) => `- ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

export function readUrl(
  name: string,
  value: string | undefined,
  protocols: readonly string[],
  faults: string[],
): URL | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && protocols.includes(url.protocol)) return url;
  // The value may hold a password, so it is not repeated.
  faults.push(
    `${name} is not an address that starts with ${protocols.map((p) => `${p}//`).join(" or ")}. Correct it.`,
  );
  return undefined;
}
