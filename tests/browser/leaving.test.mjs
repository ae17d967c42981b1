// A screen may be left at any moment: nothing that still fires while it is taken down stops the page.
//
// Chromium sends blur and change to a box that has the focus while its screen is taken away; what the box's handlers read may be
// gone by then.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closing, device, drawn, example, start, started, unfold, visit } from "./lib.mjs";

let at;
let storage;
before(async () => {
  at = await start();
  const file = await example(1);
  file.studies[0].id = "first";
  storage = device(file);
});
after(() => at?.stop());

/** The page still lives: nothing was thrown, and no crash screen covers it. */
async function alive(page, what) {
  const dead = await page.locator(".crash").count();
  assert.ok(!dead && !page.errors.length, `${what}: ${page.errors.join("\n") || "the crash screen is shown"}`);
}

test("going back from the result with the cursor in a lever's box leaves a living page", async (t) => {
  const page = await at.open({ storage, hash: "#/first/cost" });
  closing(t, page);
  await page.getByRole("link", { name: "Result", exact: true }).click();
  const box = page.locator("fieldset.lever input[type=text]").first();
  await box.focus();
  await page.goBack();
  await page.waitForURL(/cost$/);
  await drawn(page);
  await alive(page, "Back with the cursor in a lever's box");
  await page.getByRole("heading", { level: 1 }).waitFor();
  page.clean();
});

const QUICK = ["problem", "training", "share", "worth", "cost", "result", "report", "assumptions", "instead"];
const SCREENS = ["#/", "#/examples", "#/files", "#/help"];

/** Every place of the page that a study has, in both modes, as the page itself names them. */
async function places(page) {
  const quick = SCREENS.concat(QUICK.map((view) => `#/first/${view}`));
  await visit(page, "#/first/overview");
  const full = await page.$$eval("main a[href^='#/first/']", (links) => links.map((link) => link.getAttribute("href")));
  return { quick, full: ["#/first/overview", ...new Set(full)] };
}

const BOXES = "main :is(input:not([type=hidden]), textarea, select, button, summary)";
const WAYS = ["back", "link", "address", "reload"];

/** Focuses box `number` of the screen and leaves it one way; false where there is no such box. */
async function leave(page, hash, number, way) {
  await page.evaluate((hash) => (location.hash = "#/help"), hash);
  await drawn(page);
  await page.evaluate((hash) => (location.hash = hash), hash);
  await drawn(page);
  await unfold(page);
  const found = await page.evaluate(
    ([boxes, number]) => {
      const all = [...document.querySelectorAll(boxes)].filter((box) => box.checkVisibility?.() ?? box.getClientRects().length);
      all[number]?.focus({ preventScroll: true });
      return all[number] ? `${all[number].tagName} ${all[number].id || all[number].textContent.slice(0, 20)}` : null;
    },
    [BOXES, number],
  );
  if (!found) return null;
  if (way === "back") await page.evaluate(() => history.back());
  if (way === "link") await page.evaluate(() => document.querySelector('header a[href="#/help"]').click());
  if (way === "address") await page.evaluate(() => (location.hash = "#/examples"));
  if (way === "reload") {
    await page.reload();
    await started(page);
  }
  await drawn(page);
  await alive(page, `${hash}, ${found}, left by ${way}`);
  return found;
}

test("every screen can be left with every box focused: by Back, by a link, by the address and by reloading", { timeout: 900_000 }, async (t) => {
  const page = await at.open({ storage, hash: "#/first/result" });
  closing(t, page);
  const { quick, full } = await places(page);
  // PAYOFF_ALL=1 leaves every box in every way; else the ways take turns, so that each screen has seen them all.
  const all = Boolean(process.env.PAYOFF_ALL);
  let left = 0;
  for (const hash of [...quick, ...full]) {
    for (let number = 0; ; number += 1) {
      // A reload takes a second; once a screen is enough, for it takes no view down.
      const ways = all ? WAYS : [number === 1 ? "reload" : WAYS[number % 3]];
      let found;
      for (const way of ways) {
        found = await leave(page, hash, number, way);
        left += found ? 1 : 0;
      }
      if (!found) break;
    }
  }
  t.diagnostic(`${left} times a screen was left`);
  assert.ok(left > 100, `${left} boxes`);
  page.clean();
});
