// The range is the same everywhere: bit for bit on the host, in one browser and in the next, in a worker and without one.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closing, device, example, start } from "./lib.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8];

let at;
let files;
let largest;
/** The numbers of each example on the host, in the order of an answer. */
let native;
before(async () => {
  at = await start();
  files = await Promise.all(NUMBERS.map(example));
  const size = (file) => JSON.stringify(file).length;
  largest = files.findIndex((file) => size(file) === Math.max(...files.map(size)));
  native = onHost();
});
after(() => at?.stop());

const figure = (page) => page.locator('figure[aria-labelledby="dp-h"]');
const open = (init) => at.open({ storage: device(files[largest]), hash: `#/${files[largest].studies[0].id}/result`, init });

/** The figure with all that is in it, also folded, once every draw is there. */
async function drawnFigure(page) {
  await figure(page).getByText(/^From 10,000 draws/).waitFor({ state: "attached" });
  return figure(page).evaluate((element) => ({ text: element.textContent, picture: element.querySelector("svg").outerHTML }));
}

/** The program on this machine: the one in PAYOFF_BIN, or what cargo builds. */
function onHost() {
  const paths = NUMBERS.map((number) => `src/study/examples/s${number}.json`);
  const program = process.env.PAYOFF_BIN ? [process.env.PAYOFF_BIN] : ["cargo", "run", "--locked", "--quiet", "--"];
  const [command, ...args] = [...program, "--draws", "10000", ...paths];
  const ran = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(ran.status, 0, ran.error?.message ?? ran.stderr);
  return ran.stdout.trim().split("\n").map((line) => {
    const { chance } = JSON.parse(line);
    const counts = [chance.draws, chance.without_result, chance.break_even, chance.hurdle];
    const amounts = [chance.net_low, chance.net_middle, chance.net_high, chance.roi_low, chance.roi_middle, chance.roi_high];
    return { ofTwenty: chance.break_even_of_20, bits: bits([...counts, ...amounts, ...chance.dots].map(Number)) };
  });
}

/** Every number as its 64 bits: no rounding on the way can hide a difference, nor the sign of a zero. */
const bits = (numbers) => Array.from(new BigUint64Array(Float64Array.from(numbers).buffer), (bits) => bits.toString(16));

/** Before the page starts: listens to its worker, and to what it is asked. */
function listen() {
  window.answers = [];
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      window.drawing = this;
      this.addEventListener("message", ({ data }) => {
        if (!Array.isArray(data)) return;
        const [question, place, numbers] = data;
        window.answers.push({ question, place, bits: Array.from(new BigUint64Array(numbers.buffer), (bits) => bits.toString(16)) });
      });
    }
  };
}

/** The worker's answer for the base case, which comes first. */
async function answered(page, question) {
  const found = await page.waitForFunction(
    (question) => window.answers.find((one) => one.place === 0 && (question === undefined || one.question === question)),
    question,
  );
  return (await found.jsonValue()).bits;
}

test("two fresh browsers and the host come to the same bits", async (t) => {
  for (const run of ["first", "second"]) {
    const page = await open(listen);
    closing(t, page);
    assert.deepEqual(await answered(page), native[largest].bits, `${run} browser`);
    const { text } = await drawnFigure(page);
    assert.ok(text.startsWith(`${native[largest].ofTwenty} of 20 results make money`), text);
    page.clean();
  }
});

test("every example comes to the same bits in the worker as on the host", async (t) => {
  const page = await open(listen);
  closing(t, page);
  await drawnFigure(page);
  for (const [index, file] of files.entries()) {
    const question = 1_000_000 + index;
    await page.evaluate((message) => window.drawing.postMessage(message), [question, JSON.stringify(file)]);
    assert.deepEqual(await answered(page, question), native[index].bits, file.studies[0].title);
  }
  page.clean();
});

test("where there are no workers the same figure is drawn", async (t) => {
  const without = await open(() => delete window.Worker);
  closing(t, without);
  assert.equal(await without.evaluate(() => typeof Worker), "undefined");
  const beside = await open(listen);
  closing(t, beside);
  await answered(beside);
  assert.deepEqual(await drawnFigure(without), await drawnFigure(beside));
  without.clean();
});
