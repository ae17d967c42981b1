// A number in a row is as good as any other: it carries a low and a high, its source and who agreed, and keeps them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closing, device, drawn, example, onDevice, saved, start, started, unfold, visit } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

const FULL = ["project", "challenge", "root-cause", "goal", "baseline", "comparison", "isolation", "money", "costs", "levels", "gains", "story"];

/** Presses every button that adds a row, once; those in folds too. */
async function addRows(page) {
  await unfold(page);
  const ids = await page.locator("main .rows button[id$='-add']").evaluateAll((all) => all.map((one) => one.id));
  for (const id of ids) {
    await page.locator(`[id="${id}"]`).evaluate((button) => button.click());
    await drawn(page);
  }
  await unfold(page);
  return ids;
}

/**
 * Writes a likely, a low and a high number, a source and a name of who agreed behind every number of a row.
 * Returns the ids of the boxes, and of those in which there is nothing to write it into.
 */
const writeBehind = (page) =>
  page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const write = (id, text, name = "input") => {
      const box = document.getElementById(id);
      if (!box) return false;
      box.value = text;
      box.dispatchEvent(new Event(name, { bubbles: true }));
      return true;
    };
    const boxes = [...document.querySelectorAll("main .row-card input[inputmode]")].map((box) => box.id).filter((id) => id && !/-(low|high)$/.test(id));
    const without = [];
    for (const id of boxes) {
      // What stands behind a number in a row is there while its box is in use.
      const box = document.getElementById(id);
      box.focus();
      await frame();
      const behind = box.closest(".field").querySelector("details.field__behind");
      if (behind) behind.open = true;
      await frame();
      const all = [
        [id, "5"],
        [`${id}-low`, "2"],
        [`${id}-high`, "9"],
        [`${id}-source`, "finance", "change"],
      ];
      if (all.map((one) => write(...one)).includes(false)) without.push(id);
    }
    return { boxes, without };
  });

test("every number in every row of every step carries low, high and source, and keeps them through a reload", { timeout: 120_000 }, async (t) => {
  const file = await example(1);
  const [{ id }] = file.studies;
  // Questions that only some answers bring, so that their rows are there.
  for (const measure of file.studies[0].measures) measure.worth.valuation = "event";
  const page = await at.open({ storage: device(file) });
  closing(t, page);
  const lists = new Set();
  const written = [];
  for (const step of FULL) {
    await visit(page, `#/${id}/${step}`);
    for (const add of await addRows(page)) lists.add(add.replace(/\d+/g, "#"));
    const { boxes, without } = await writeBehind(page);
    assert.deepEqual(without, [], `${step}: numbers without a range or a source`);
    written.push(...boxes);
    await drawn(page);
  }
  await saved(page);
  await page.reload();
  await started(page);
  const [study] = await onDevice(page);
  const lost = [];
  for (const box of written) {
    const quantity = box.replace(/^f-/, "").split("-").reduce((inner, key) => inner?.[key], study);
    const kept = [quantity?.value, quantity?.low, quantity?.high, quantity?.source].join(" ");
    if (kept !== "5 2 9 finance") lost.push(`${box}: ${JSON.stringify(quantity)}`);
  }
  assert.deepEqual(lost, []);
  t.diagnostic(`${written.length} numbers in rows of ${[...lists].join(", ")}`);
  assert.ok(written.length > 40, `${written.length} numbers`);
  page.clean();
});
