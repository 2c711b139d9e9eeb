/** `npm run bench -- weight`: bytes of a first view of every kind of page, beside what others send. */
import { readKinds } from "../read-kinds.ts";
import { writeResult } from "../results.ts";
import { PEERS } from "./peers.ts";

export const usage = `weight

  Reads dist/; builds nothing`;

export async function run(): Promise<number> {
  const kinds = await readKinds();
  const { weighFirstView } = await import("./first-view.ts");
  const views = kinds.map(weighFirstView);
  const home = views.find(({ path }) => path === "/");
  if (!home) throw new Error("There is no home page in dist/.");
  console.log(row("page of the fictional company", "requests", "bytes br", "page", "script"));
  for (const { path, requests, bytes, page, script } of views)
    console.log(row(path, requests, bytes, page, script));
  console.log(`\n${row("landing page of others", "requests", "bytes br", "to ours", "script")}`);
  for (const { name, version, requests, bytes, script } of PEERS)
    console.log(
      row(
        `${name} ${version}`.trim(),
        requests,
        bytes,
        `${(bytes / home.bytes).toFixed(1)} x`,
        script,
      ),
    );
  console.log(`\nWritten to ${writeResult("weight", { views, peers: PEERS })}.`);
  return 0;
}

function row(name: string, ...cells: (number | string)[]): string {
  const shown = cells.map((cell) => (typeof cell === "number" ? cell.toLocaleString("en") : cell));
  return name.padEnd(44) + shown.map((cell) => cell.padStart(11)).join("");
}
