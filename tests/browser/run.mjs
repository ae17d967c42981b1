// Runs the browser tests, two files side by side, and names how long each took.
// node tests/browser/run.mjs [part of a file name …]
//
// PAYOFF_AT_ONCE=1 runs one file after the other.

import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
// The longest come first, so that none of them is left running alone at the end.
const LONGEST = ["access", "keyboard", "whatif", "storage", "numbers", "files", "leaving"];
const rank = (name) => (LONGEST.indexOf(name.split(".")[0]) + LONGEST.length + 1) % (LONGEST.length + 1);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".test.mjs") && (!wanted.length || wanted.some((part) => name.includes(part))))
  .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));

// What is known to be open is counted apart and named at the end, so that nobody takes it for mended.
const open = JSON.parse(readFileSync(join(here, "open.json"), "utf8"));
const isOpen = (event) =>
  open.tests.includes(event.name) || [event.name, event.file].some((name) => open.files.includes(basename(name ?? "")));

let passed = 0;
let failed = 0;
const stillOpen = [];
const seconds = [];

/** Runs one file. What it says is printed when it has ended, so that two do not talk at the same time. */
async function test(name) {
  const begun = Date.now();
  const count = (event, add) => {
    // A suite, a file and a test that is left out are no tests of their own.
    if (event.details?.type === "suite" || event.skip !== undefined || event.todo !== undefined) return;
    add();
  };
  const events = run({ files: [join(here, name)], concurrency: 1, timeout: 900_000 });
  events.on("test:pass", (event) => count(event, () => (passed += 1)));
  events.on("test:fail", (event) => count(event, () => (isOpen(event) ? stillOpen.push(event.name) : (failed += 1))));
  let said = "";
  for await (const part of events.compose(new spec())) said += part;
  seconds.push([name, Math.round((Date.now() - begun) / 1000)]);
  console.log(`\n${basename(name, ".test.mjs")}\n${said}`);
}

const waiting = [...files];
const line = async () => {
  while (waiting.length) await test(waiting.shift());
};
const begun = Date.now();
const atOnce = Number(process.env.PAYOFF_AT_ONCE || Math.min(2, availableParallelism()));
await Promise.all(Array.from({ length: atOnce }, line));

seconds.sort((one, other) => other[1] - one[1]);
console.log(`seconds: ${seconds.map(([name, took]) => `${basename(name, ".test.mjs")} ${took}`).join(", ")}; all ${Math.round((Date.now() - begun) / 1000)}`);
for (const name of stillOpen) console.log(`still open: ${name}`);
// scripts/test reads this line. No test at all is a failure too.
console.log(`browser: ${passed} passed, ${failed} failed`);
process.exitCode = failed || !passed ? 1 : 0;
