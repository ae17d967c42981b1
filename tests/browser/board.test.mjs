// Many people's studies at once: opened, compared, pooled, printed; and the talk that is made of one.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { around, axe, closing, device, drawn, example, noSidewaysScroll, onDevice, saved, start, visit } from "./lib.mjs";

let at;
let study;
before(async () => {
  at = await start();
  study = (await example(1)).studies[0];
});
after(() => at?.stop());

/** Four people's files: the same study, each with another share of the training. */
const files = () =>
  [30, 40, 50, 60].map((share, place) => {
    const one = structuredClone(study);
    one.id = `person-${place}`;
    const measure = one.measures[0];
    measure.isolation.estimators = [{ ...measure.isolation.estimators?.[0], name: "", share: { value: String(share) }, confidence: { value: "80" } }];
    return { name: `person ${place + 1}.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(around(one))) };
  });
const count = (page, number) => page.getByRole("heading", { name: `Studies on the board: ${number}` }).waitFor();

test("four people send files: they are opened, compared, pooled and printed", async (t) => {
  const page = await at.open({ hash: "#/files" });
  closing(t, page);
  await page.getByRole("link", { name: "Put studies side by side" }).click();
  await page.getByLabel("Study files").setInputFiles([...files(), { name: "list.json", mimeType: "application/json", buffer: Buffer.from("[1, 2]") }]);
  await count(page, 4);
  // What is no study is named, and the others are there.
  assert.match(await page.getByRole("alert").innerText(), /list\.json: /);
  const rows = page.getByRole("table").first().getByRole("row");
  assert.equal(await rows.count(), 5);
  assert.equal(await page.getByText(/may count one gain twice/).count() > 0, true, "the same people and the same measure");
  await page.getByText(/numbers? differs? between the first 4 studies/).click();
  assert.ok((await page.getByRole("region", { name: "What differs" }).innerText()).includes("60%"));
  // Sorted by what is asked for, and turned round by the same heading.
  const column = () => page.getByRole("table").first().locator("tbody th").allInnerTexts();
  await page.getByRole("button", { name: "Study", exact: true }).click();
  const first = await column();
  await page.getByRole("button", { name: "Study", exact: true }).click();
  assert.deepEqual(await column(), [...first].reverse());
  // A table for a spreadsheet.
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV" }).click()]);
  assert.equal((await readFile(await download.path(), "utf8")).trim().split("\r\n").length, 5);
  await axe(page);
  assert.deepEqual(await onDevice(page), [], "nothing is kept unasked");
  const paper = await page.pdf({ format: "A4" });
  assert.ok(paper.length > 1000);
  // Everybody's estimates become one study.
  await page.getByRole("button", { name: /^Pool the estimates of / }).first().click();
  await page.waitForURL(/result$/);
  await saved(page);
  const [kept] = await onDevice(page);
  const shares = (kept.study ?? kept).measures[0].isolation.estimators.map((one) => one.share.value);
  assert.deepEqual(shares, ["30", "40", "50", "60"]);
  page.clean();
});

test("a study of this device and a link that is none: the one is there, the other is named", async (t) => {
  const page = await at.open({ storage: device(around(study)), hash: "#/board" });
  closing(t, page);
  await page.getByRole("button", { name: "Add the studies of this device" }).click();
  await count(page, 1);
  await page.getByLabel("Links, one a line").fill("https://example.org/\nfoo");
  await page.getByRole("button", { name: "Open the links" }).click();
  await page.getByText(/^Link 2: /).waitFor();
  assert.equal(await page.getByLabel("Links, one a line").inputValue(), "https://example.org/\nfoo", "what was pasted stays to be mended");
  page.clean();
});

test("two hundred files are on the board, on every width and in dark without a fault", async (t) => {
  const page = await at.open({ hash: "#/board", width: 375, height: 667 });
  closing(t, page);
  const one = JSON.stringify(around({ ...study, title: `=1+1 ${"W".repeat(200)}` }));
  const all = Array.from({ length: 200 }, (_, place) => ({ name: `${place}.json`, mimeType: "application/json", buffer: Buffer.from(one) }));
  const begun = Date.now();
  await page.getByLabel("Study files").setInputFiles(all);
  await count(page, 200);
  t.diagnostic(`200 files: ${Date.now() - begun} ms with their way into the browser`);
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await drawn(page);
    await noSidewaysScroll(page);
  }
  page.clean();
});

test("the talk goes by keyboard from the problem to what is asked, and numbers can be tried in it", async (t) => {
  for (const [width, height] of [[1024, 768], [1920, 1080], [375, 667]]) {
    const page = await at.open({ storage: device(around(study)), hash: `#/${study.id}/result`, width, height });
    closing(t, page);
    await page.getByRole("link", { name: "Present it" }).click();
    await page.getByRole("heading", { name: "The problem" }).waitFor();
    const seen = [];
    for (;;) {
      seen.push(await page.getByRole("heading", { level: 2 }).innerText());
      await noSidewaysScroll(page);
      const [, shown, last] = (await page.getByText(/^\d of \d$/).innerText()).match(/(\d) of (\d)/);
      if (shown === last) break;
      await page.keyboard.press("ArrowRight");
      await page.getByText(`${Number(shown) + 1} of ${last}`, { exact: true }).waitFor();
    }
    assert.ok(seen.length >= 5 && seen.length <= 7, seen.join(", "));
    assert.equal(seen.at(-1), "What we ask");
    await page.keyboard.press("Home");
    await page.getByRole("heading", { name: "The problem" }).waitFor();
    await page.keyboard.press("n");
    await page.getByText("Say:").waitFor();
    for (let screen = 0; screen < seen.indexOf("What it is worth"); screen += 1) await page.keyboard.press("PageDown");
    const slider = page.getByRole("slider");
    const before = await page.locator(".talk__big").innerText();
    await slider.focus();
    await page.keyboard.press("Home");
    await drawn(page);
    assert.notEqual(await page.locator(".talk__big").innerText(), before);
    await page.getByRole("button", { name: "As in the study" }).click();
    await drawn(page);
    assert.equal(await page.locator(".talk__big").innerText(), before);
    await axe(page);
    await page.getByRole("link", { name: "End" }).click();
    await page.getByRole("heading", { name: "What if?" }).waitFor();
    page.clean();
  }
});
