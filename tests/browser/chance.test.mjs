// The range is the same everywhere: what the page shows is what the command prints, and it belongs to its study.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { closing, device, example, rows, start, unfold } from "./lib.mjs";

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

/** The program on this machine: the one in PAYOFF_BIN, or what cargo builds. */
function onHost() {
  const paths = NUMBERS.map((number) => `src/study/examples/s${number}.json`);
  const program = process.env.PAYOFF_BIN ? [process.env.PAYOFF_BIN] : ["cargo", "run", "--locked", "--quiet", "--"];
  const [command, ...args] = [...program, "--draws", "10000", ...paths];
  const ran = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(ran.status, 0, ran.error?.message ?? ran.stderr);
  return ran.stdout.trim().split("\n").map((line) => {
    const { chance } = JSON.parse(line);
    return { ofTwenty: chance.break_even_of_20, dots: chance.dots.map(Number) };
  });
}

/** The table of a picture as numbers: from, to, how many. */
async function table(page) {
  await unfold(page);
  const amount = (text) => Number(text.replace("−", "-").replace(/[^\d-]/g, ""));
  const name = "How many of 20 results fall into each range";
  return (await rows(page, name)).map(([from, to, count]) => [amount(from), amount(to), Number(count.split(" ")[0])]);
}

test("every example shows the dots that the command prints", async (t) => {
  for (const [index, file] of files.entries()) {
    const page = await at.open({ storage: device(file), hash: `#/${file.studies[0].id}/result` });
    closing(t, page);
    const { dots, ofTwenty } = native[index];
    const title = file.studies[0].title;
    const said = await figure(page).innerText();
    assert.ok(said.startsWith(ofTwenty === 20 ? "All 20" : ofTwenty === 0 ? "None of 20" : `${ofTwenty} of 20`), `${title}: ${said}`);
    const all = await table(page);
    assert.equal(all.reduce((sum, [, , count]) => sum + count, 0), 20, title);
    for (const [from, to, count] of all) {
      assert.equal(dots.filter((dot) => dot >= from && dot < to).length, count, `${title}: from ${from} to ${to}`);
    }
    page.clean();
  }
});

test("a study without a figure has no dots, although the one before had", async (t) => {
  const page = await at.open({ storage: device(files[largest]), hash: `#/${files[largest].studies[0].id}/result` });
  closing(t, page);
  await figure(page).waitFor();
  await page.goto(`${at.site.url}#/new/quality`);
  await page.getByRole("heading", { level: 1, name: "What is the problem, in one number?" }).waitFor();
  await page.getByRole("navigation", { name: "Views of this study" }).getByRole("link", { name: "Result" }).click();
  await page.getByRole("heading", { level: 1, name: /^Type one number/ }).waitFor();
  assert.equal(await figure(page).count(), 0);
  page.clean();
});
