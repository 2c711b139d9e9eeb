/** Which commit the content was built from, as far as that can be known. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Variables in which hosts and build services name the commit. */
const COMMIT_VARIABLES = ["COMMIT_REF", "VERCEL_GIT_COMMIT_SHA", "GITHUB_SHA", "CI_COMMIT_SHA"];

/** Undefined outside a repository, or before its first commit: the page then names none. */
export async function readCommit(
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  for (const name of COMMIT_VARIABLES) if (/^[0-9a-f]{40}$/.test(env[name] ?? "")) return env[name];
  const result = await run("git", ["rev-parse", "--verify", "HEAD"], { cwd: folder }).catch(
    () => undefined,
  );
  return result?.stdout.trim() || undefined;
}
