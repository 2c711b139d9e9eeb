/** Comp AI's tasks as its web interface gives them. It has no status of a control, so tasks stand for their controls. */
import { z } from "zod";
import { readInstant } from "../instants.ts";
import { readList } from "./json-list.ts";
import { idText, maybeText, readShape } from "./record-shape.ts";
import { type StatusTool, wordReader } from "./tool.ts";

const words = [
  ["done", "operating"],
  ["failed", "failing"],
  ["todo", "planned"],
  ["in_progress", "planned"],
  ["in_review", "unknown"],
  ["not_relevant", "not-applicable"],
] as const;
const readWord = wordReader(words);

const taskSchema = z.object({
  id: idText,
  title: maybeText,
  status: maybeText,
  lastCompletedAt: z.unknown().optional(),
  updatedAt: z.unknown().optional(),
});

export const compAi: StatusTool = {
  id: "comp-ai",
  name: "Comp AI",
  reads: "The answer of `GET /v1/tasks` in JSON.",
  obtain: '`curl -H "X-API-Key: $KEY" https://api.trycomp.ai/v1/tasks`',
  words,
  gaps: [
    "Comp AI keeps no status of a control: map its tasks to your controls.",
    "What is in review is unknown until somebody has reviewed it. Assignees are not read.",
  ],
  marks: ['"taskTemplateId"', '"lastCompletedAt"'],
  async *read(input) {
    const tasks = await readList(input, { keys: ["data", "tasks"], name: "tasks" });
    for (const [index, value] of tasks.entries()) {
      const task = readShape(taskSchema, value, `Entry ${index + 1}`);
      yield {
        key: task.id,
        title: task.title,
        ...readWord(task.status),
        at: readInstant(task.lastCompletedAt) ?? readInstant(task.updatedAt),
      };
    }
  },
};
