// Runs the browser tests one file after the other, because they share two cores with a browser.
// node tests/browser/run.mjs [part of a file name …]

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith(".test.mjs") && (!wanted.length || wanted.some((part) => name.includes(part))))
  .sort()
  .map((name) => join(here, name));

// What is known to be open is counted apart and named at the end, so that nobody takes it for mended.
const open = JSON.parse(readFileSync(join(here, "open.json"), "utf8"));
const isOpen = (event) =>
  open.tests.includes(event.name) || [event.name, event.file].some((name) => open.files.includes(basename(name ?? "")));

let passed = 0;
let failed = 0;
const stillOpen = [];
const count = (event, add) => {
  // A suite, a file and a test that is left out are no tests of their own.
  if (event.details?.type === "suite" || event.skip !== undefined || event.todo !== undefined) return;
  add();
};

const events = run({ files, concurrency: 1, timeout: 480_000 });
events.on("test:pass", (event) => count(event, () => (passed += 1)));
events.on("test:fail", (event) => count(event, () => (isOpen(event) ? stillOpen.push(event.name) : (failed += 1))));
events.compose(new spec()).pipe(process.stdout);

// scripts/test reads this line. No test at all is a failure too.
process.on("exit", () => {
  for (const name of stillOpen) console.log(`still open: ${name}`);
  console.log(`browser: ${passed} passed, ${failed} failed`);
  process.exitCode = failed || !passed ? 1 : 0;
});
