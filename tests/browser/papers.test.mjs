// What is printed for a workshop: the worksheet, the page for whoever leads, the exercise with its answers; and the full record.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { around, axe, closing, device, example, noSidewaysScroll, onDevice, saved, start } from "./lib.mjs";

let at;
let study;
before(async () => {
  at = await start();
  study = (await example(1)).studies[0];
});
after(() => at?.stop());

/** How many pages the browser prints on that paper. */
async function pages(page, format, name) {
  const paper = await page.pdf({ format });
  if (process.env.PAYOFF_SHOTS) await writeFile(`${process.env.PAYOFF_SHOTS}/${name}-${format}.pdf`, paper);
  return paper.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
}

test("the blank worksheet is two pages with room to write, on A4 and Letter", async (t) => {
  const page = await at.open({ hash: "#/board" });
  closing(t, page);
  await page.getByRole("button", { name: "Worksheet to fill in" }).click();
  await page.getByRole("heading", { name: "Worksheet", exact: true }).waitFor();
  assert.ok((await page.getByText("☐").count()) > 5);
  await axe(page);
  for (const format of ["A4", "Letter"]) assert.equal(await pages(page, format, "worksheet"), 2, format);
  page.clean();
});

test("a worksheet of a study holds what is known, and the page for whoever leads is one page", async (t) => {
  const page = await at.open({ storage: device(around(study)), hash: "#/board" });
  closing(t, page);
  await page.getByRole("button", { name: "Worksheet with my last study" }).click();
  await page.getByRole("heading", { name: study.title }).waitFor();
  assert.match(await page.getByRole("article").innerText(), /48/);
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Page for whoever leads" }).click();
  await page.getByRole("heading", { name: "In 45 minutes" }).waitFor();
  assert.equal(await pages(page, "A4", "leader"), 1);
  page.clean();
});

test("three studies have mistakes in them, and the answers are what the page itself finds", async (t) => {
  const page = await at.open({ hash: "#/board", width: 375 });
  closing(t, page);
  await page.getByRole("button", { name: "Find the mistakes" }).click();
  await page.getByRole("heading", { name: "Hours saved with a new tool" }).waitFor();
  assert.equal(await page.getByText("mistakes are in it").count(), 3);
  await noSidewaysScroll(page);
  if (process.env.PAYOFF_SHOTS) await page.screenshot({ path: `${process.env.PAYOFF_SHOTS}/exercise-375.png`, fullPage: true });
  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Answers to the mistakes" }).click();
  await page.getByText("Without the mistakes:").first().waitFor();
  assert.equal(await page.getByText("The page says:").count(), 9);
  if (process.env.PAYOFF_SHOTS) await page.screenshot({ path: `${process.env.PAYOFF_SHOTS}/answers-375.png`, fullPage: true });
  await axe(page);
  await page.getByRole("button", { name: /^Open “More sales/ }).click();
  await page.waitForURL(/result$/);
  await saved(page);
  assert.equal((await onDevice(page)).length, 1);
  page.clean();
});

test("the full record stands behind the one page when it is asked for", async (t) => {
  const page = await at.open({ storage: device(around(study)), hash: `#/${study.id}/report` });
  closing(t, page);
  const one = await pages(page, "A4", "report");
  await page.locator("summary").filter({ hasText: "Full record" }).click();
  await page.getByRole("heading", { name: "How it is worked out" }).waitFor();
  for (const words of ["Every answer", "Every number", "What to measure next"]) await page.getByRole("heading", { name: words }).waitFor();
  assert.ok((await pages(page, "A4", "record")) > one);
  page.clean();
});
