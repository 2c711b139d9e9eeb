/** The index as it lies on the server, asked through its worker. Loaded with the first search. */
import { type Ask, openEngine, type SearchEngine } from "./search-engine.ts";

const FOLDER = "/pagefind/";

interface Reply {
  id: number;
  answer?: unknown;
  fault?: string;
}

/** A message to the worker, and its answer by the same number. */
function askWorker(worker: Worker): Ask {
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  };
  worker.onerror = () => {
    for (const [id, settle] of waiting) settle({ id, fault: "The search could not be loaded." });
    waiting.clear();
  };
  return <Answer>(question: object) =>
    new Promise<Answer>((resolve, reject) => {
      last += 1;
      waiting.set(last, ({ answer, fault }) =>
        fault === undefined ? resolve(answer as Answer) : reject(new Error(fault)),
      );
      worker.postMessage({ id: last, ...question });
    });
}

async function loadWords(): Promise<string[]> {
  const response = await fetch(`${FOLDER}words.txt`);
  if (!response.ok) return [];
  return (await response.text()).trim().split("\n");
}

let engine: SearchEngine | undefined;

/** Nothing is loaded before the first question. */
export function openIndex(): SearchEngine {
  let ask: Ask | undefined;
  engine ??= openEngine((question) => {
    ask ??= askWorker(new Worker(`${FOLDER}search-worker.js`, { type: "module" }));
    return ask(question);
  }, loadWords);
  return engine;
}
