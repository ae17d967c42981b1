// A box shows all that was typed into it: the longest amount that can be typed, and every date, at every width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closing, device, drawn, example, start, unfold, visit } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

const STEPS = ["project", "goal", "baseline", "comparison", "isolation", "money", "costs", "levels", "gains", "cost", "worth", "share"];
const WIDTHS = [320, 375, 768, 1024, 1280, 1600, 1920];
// From ten to fourteen digits, grouped as people write them.
const LONGEST = ["9,876,543,210", "98,765,432,109", "987,654,321,098", "9,876,543,210,987", "98,765,432,109,876", "98765432109876"];

/** Every list with two rows, so that there is a row to look at; long names of units. */
async function filled() {
  const file = await example(1);
  const [study] = file.studies;
  study.programme.starts = "2026-12-28";
  study.goal = { ...study.goal, indicators: [{ what: "Checks" }], behaviours: [{ what: "Talks" }] };
  study.expectations = [{ who: "Finance", what: "Less cost", agreed_on: "2026-12-28" }];
  for (const measure of study.measures) {
    measure.isolation.estimators = [{ name: "Ann" }, { name: "Ben" }];
    measure.isolation.factors = [{ name: "Pay" }];
    measure.isolation.respondents = [{ name: "Cem" }, { name: "Dee" }];
    measure.worth.parts = [{ name: "Material" }];
    measure.worth.valuation = "event";
    measure.unit = "returned parcels a working day";
    measure.scale = "count";
  }
  return file;
}

/** Boxes in which something of these texts cannot be seen. Nothing is typed: only the look is asked. */
const cut = (page, texts) =>
  page.evaluate((texts) => {
    const found = [];
    const name = (box) => `${box.closest("li") ? "in a row: " : ""}${box.labels[0]?.innerText.split("\n")[0] ?? box.id} (${box.clientWidth} px)`;
    for (const box of document.querySelectorAll(".affix > input:not([type=range])")) {
      if (!box.offsetParent) continue;
      const own = box.value;
      for (const text of texts) {
        box.value = text;
        if (box.scrollWidth > box.clientWidth) {
          found.push(`${name(box)} shows ${text} in part`);
          break;
        }
      }
      box.value = own;
    }
    // A date box scrolls nothing, so it is held against the width it would take by itself.
    for (const box of document.querySelectorAll("input[type=date]")) {
      if (!box.offsetParent) continue;
      const free = box.cloneNode();
      free.removeAttribute("id");
      free.style.cssText = "position:absolute; visibility:hidden; width:auto; min-width:0; max-width:none";
      box.parentElement.append(free);
      if (free.offsetWidth > box.offsetWidth) found.push(`${name(box)} needs ${free.offsetWidth} px for a date`);
      free.remove();
    }
    return found;
  }, texts);

for (const width of WIDTHS) {
  test(`at ${width} px every number box and date box shows all that was typed`, async (t) => {
    const file = await filled();
    const page = await at.open({ storage: device(file), width, height: 900 });
    closing(t, page);
    const found = [];
    let rows = 0;
    for (const step of STEPS) {
      await visit(page, `#/${file.studies[0].id}/${step}`);
      await unfold(page);
      await drawn(page);
      rows += await page.locator("li .affix > input").count();
      found.push(...(await cut(page, LONGEST)).map((one) => `${step}: ${one}`));
    }
    assert.ok(rows > 10, `${rows} boxes in rows`);
    assert.deepEqual(found, []);
  });
}

/** Texts that stand in a column of single letters: more lines than a third of their letters. */
const squeezed = (page) =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.trim();
      if (text.length < 9 || !node.parentElement.checkVisibility() || node.parentElement.closest(".vh, svg, textarea")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = new Set([...range.getClientRects()].filter((box) => box.width > 1).map((box) => Math.round(box.top))).size;
      if (lines > text.length / 3) found.push(`“${text.slice(0, 30)}” takes ${lines} lines`);
    }
    return found;
  });

test("no text is squeezed into a column of letters, from 320 px on", async (t) => {
  const file = await example(1);
  file.studies[0].id = "first";
  const page = await at.open({ storage: device(file), width: 320, hash: "#/examples" });
  closing(t, page);
  await page.locator(".plan").nth(7).waitFor();
  const faults = [];
  const screens = ["examples", "", "files", "help", "maths", "board", "first/result", "first/finance", "first/track", "first/report", "first/overview", "first/assumptions", "first/costs"];
  for (const screen of screens) {
    await visit(page, `#/${screen}`);
    await drawn(page);
    for (const width of [320, 375]) {
      await page.setViewportSize({ width, height: 700 });
      for (const text of await squeezed(page)) faults.push(`#/${screen} at ${width}: ${text}`);
    }
  }
  assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
});
