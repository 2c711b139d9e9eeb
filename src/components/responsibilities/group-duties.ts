/** Duties of one criterion stand together, in the order in which they came. */
export interface Duty {
  criterion?: string | undefined;
  text: string;
}

export interface DutyGroup {
  criterion: string | undefined;
  texts: string[];
}

export function groupDuties(duties: readonly Duty[]): DutyGroup[] {
  const groups = new Map<string | undefined, string[]>();
  for (const { criterion, text } of duties) {
    const texts = groups.get(criterion);
    if (texts) texts.push(text);
    else groups.set(criterion, [text]);
  }
  return [...groups].map(([criterion, texts]) => ({ criterion, texts }));
}
