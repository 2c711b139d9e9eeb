/** A Containerfile as far as it matters here: its stages and their instructions, lines that go on joined. */
export interface Instruction {
  name: string;
  rest: string;
}

export interface Stage {
  /** The image that it begins with. */
  from: string;
  name: string | undefined;
  instructions: Instruction[];
}

export function readContainerfile(text: string): Stage[] {
  const stages: Stage[] = [];
  const lines = text
    .replaceAll(/\\\n/g, " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  for (const line of lines) {
    const [, name = "", rest = ""] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (!name) throw new Error(`No instruction: ${line}`);
    if (name === "FROM") {
      const [from = "", , stage] = rest.split(/\s+/);
      stages.push({ from, name: stage, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (!stage) throw new Error(`Nothing to begin with: ${line}`);
    stage.instructions.push({ name, rest });
  }
  return stages;
}
