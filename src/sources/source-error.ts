/** What an importer says where it cannot read what it was given: the one error that leaves it. */
export class SourceError extends Error {
  override name = "SourceError";
}

/** "entry 12: metadata.event_code is missing"; the issue's own words where the value is there but wrong. */
export function describeShape(
  where: string,
  issues: readonly { path: readonly PropertyKey[]; message: string }[],
): string {
  const [issue] = issues;
  const key = issue?.path.map(String).join(".") ?? "";
  const what = issue?.message.replace(/^Invalid input: /, "") ?? "has another shape";
  return `${where}${key === "" ? "" : `, ${key}`}: ${what}.`;
}
