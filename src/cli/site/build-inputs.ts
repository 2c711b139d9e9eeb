/** What a build is made from: read once a command, refused in one sentence where the environment contradicts itself. */
import { contentFolder, readClock } from "#src/loaders/clock.ts";
import { type Context, Refusal } from "../command.ts";

/** States hold for a day: a portal built yesterday may say something else today. */
export interface BuildInputs {
  root: string;
  /** Absolute path of the content folder. */
  content: string;
  today: string;
}

export function readBuildInputs({ env, root }: Context): BuildInputs {
  try {
    return { root, content: contentFolder(env, root), today: readClock(env) };
  } catch (error) {
    throw new Refusal((error as Error).message, { cause: error });
  }
}
