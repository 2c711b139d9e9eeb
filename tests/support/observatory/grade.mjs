/** `grade.mjs <host:port>`: what MDN's HTTP Observatory says of it, as JSON. */
import { scan } from "@mdn/mdn-http-observatory/src/scanner/index.js";

const { scan: result, tests } = await scan(process.argv[2] ?? "");
const modifiers = Object.values(tests).map(({ result: name, scoreModifier }) => [
  name,
  scoreModifier,
]);
console.log(
  JSON.stringify({
    grade: result.grade,
    score: result.score,
    modifiers: Object.fromEntries(modifiers),
  }),
);
