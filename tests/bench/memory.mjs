// What the page holds after much work, beside what it held before: JavaScript's heap, nodes, listeners, and the program's own memory.
// 500 edits of a number and 50 changes of screen on the largest example, each after a full collection.

import { box, device, drawn, example, start } from "../browser/lib.mjs";

const EDITS = 500;
const SCREENS = ["problem", "share", "worth", "cost", "result", "report", "finance", "track", "overview", "assumptions"];

/** The program's memory is its own, so it is caught where the browser hands it over. */
function watch() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...given) => {
      const result = await made(...given);
      window.programMemory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }
}

const at = await start();
const file = await example(7);
Object.assign(file.studies[0], { id: "first" });
const page = await at.open({ storage: device(file), hash: "#/first/cost", init: watch });
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable");

async function held() {
  for (let turn = 0; turn < 3; turn += 1) await devtools.send("HeapProfiler.collectGarbage");
  const { metrics } = await devtools.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name).value;
  const program = await page.evaluate(() => window.programMemory.buffer.byteLength);
  return { "heap, kB": of("JSHeapUsedSize") / 1024, nodes: of("Nodes"), listeners: of("JSEventListeners"), "program, kB": program / 1024 };
}

async function work(edits) {
  for (let turn = 0; turn < 5; turn += 1) {
    for (const screen of SCREENS) {
      await page.evaluate((hash) => (location.hash = hash), `#/first/${screen}`);
      await drawn(page);
    }
  }
  await page.evaluate(() => (location.hash = "#/first/cost"));
  await drawn(page);
  const people = box(page, "Number of people");
  for (let edit = 0; edit < edits; edit += 1) await people.fill(String(20 + (edit % 50)));
  await people.blur();
  await page.waitForTimeout(1500);
}

// The first round makes what is made once.
await work(20);
const before = await held();
await work(EDITS);
const after = await held();
console.log(`${EDITS} edits and ${5 * SCREENS.length} screens:`);
for (const [name, value] of Object.entries(before)) {
  console.log(`  ${name}: ${value.toFixed(0)} before, ${after[name].toFixed(0)} after, ${(after[name] / value).toFixed(3)} times`);
}
await at.stop();
