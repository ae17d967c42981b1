// What a person sees while numbers move: nothing jumps under the thumb, nothing is left behind on a slow device, and what
// was patched in place is what would be made anew.
//
// By hand, for the first example: each percent of "Cost of replacing one person" is worth 5,376, and the net benefit at its
// 21% is 40,458.40. At 30% it is 40,458.40 + 9 · 5,376 = 88,842.40; at 12% it is 40,458.40 − 48,384 = −7,925.60.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { allDraws, closing, device, drawn, rested, saved, smallExample, start } from "./lib.mjs";

let at;
let storage;
before(async () => {
  at = await start();
  const file = await smallExample();
  file.studies[0].id = "first";
  storage = device(file);
});
after(() => at?.stop());

const COST = "Cost of replacing one person (voluntary turnover)";
const slider = (page) => page.getByRole("group", { name: COST, exact: true }).getByRole("slider");
const verdict = (page) => page.getByRole("heading", { level: 1 }).innerText();
/** The amount in the last row of the ladder. */
const left = (page) => page.getByRole("region", { name: "Where the value goes" }).locator(".ladder__row--end .ladder__amount").innerText();

async function result(t, viewport = {}) {
  const page = await at.open({ storage, hash: "#/first/result", ...viewport });
  closing(t, page);
  await slider(page).scrollIntoViewIfNeeded();
  return page;
}

/** Takes the thumb at 21 and moves it to `values`, one after the other, without letting go. */
async function hold(page, values, each = async () => {}) {
  const place = async (value) => {
    const box = await slider(page).boundingBox();
    const [least, most] = await slider(page).evaluate((one) => [Number(one.min), Number(one.max)]);
    // A thumb of 24 px stays inside the track.
    return { x: box.x + 12 + ((box.width - 24) * (value - least)) / (most - least), y: box.y + box.height / 2 };
  };
  const from = await place(21);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (const value of values) {
    await page.mouse.move((await place(value)).x, from.y);
    await each();
  }
}

for (const width of [1280, 375]) {
  test(`what stands above a slider never becomes smaller while it is dragged, at ${width} px`, async (t) => {
    const page = await result(t, { width, height: 800 });
    const heights = [];
    const height = () => page.locator(".verdict").evaluate((one) => one.offsetHeight);
    await hold(page, [24, 30, 18, 12, 30, 12, 21, 28, 12], async () => {
      await drawn(page);
      heights.push(await height());
    });
    assert.deepEqual(heights, [...heights].sort((one, other) => one - other), "a height that shrinks moves the thumb");
    await page.mouse.up();
    await drawn(page);
    const style = await page.locator(".verdict, .facts").evaluateAll((all) => all.map((one) => one.style.minHeight));
    assert.ok(style.every((height) => height === ""), "nothing is held once the slider is let go");
    page.clean();
  });
}

test("on a slow device words and pictures take turns, and agree as soon as the thumb is held still", async (t) => {
  const page = await result(t);
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  const there = Array.from({ length: 24 }, (_, step) => 21 + (step % 2 ? 9 : 4) * Math.sin(step / 3));
  await hold(page, [...there, 30]);
  await page.getByRole("heading", { level: 1, name: /\$88,842/ }).waitFor();
  await rested(page);
  assert.match(await verdict(page), /paid for itself: \$88,842 more than it cost in the first year$/);
  assert.match(await left(page), /\$88,842$/);
  await hold(page, [...there, 12]);
  await page.getByRole("heading", { level: 1, name: /\$7,926/ }).waitFor();
  await rested(page);
  assert.match(await verdict(page), /\$7,926/);
  assert.match(await left(page), /−\$7,926$/);
  await page.mouse.up();
  page.clean();
});

test("what was patched in place is what a fresh page shows", async (t) => {
  const page = await result(t);
  const all = () =>
    page.evaluate(() => {
      const parts = ".ladder, .chart__inset, .fact__delta, .lever__track, .chain__list, .bead__box, .ledger__strip, .verdict h1, .verdict__more, .change";
      // Comments mark places in the page; they say nothing.
      return [...document.querySelectorAll("main.on-screen")].flatMap((main) => [...main.querySelectorAll(parts)].map((one) => one.outerHTML.replaceAll("<!---->", "")));
    });
  await hold(page, [24, 30, 12, 15, 26, 12, 28]);
  await page.mouse.up();
  await saved(page);
  await allDraws(page);
  const patched = await all();
  await page.reload();
  await slider(page).waitFor();
  await allDraws(page);
  assert.deepEqual(patched, await all());
  assert.ok(patched.length > 20, "there is something to compare");
});

test("what a keystroke patched in a step is what a fresh page shows", async (t) => {
  const page = await at.open({ storage, hash: "#/first/worth" });
  closing(t, page);
  const all = () => page.evaluate(() => [...document.querySelectorAll(".own, .chain__list, .dock")].map((one) => one.outerHTML.replaceAll("<!---->", "")));
  const box = page.getByRole("textbox", { name: /^Cost of replacing one person/ }).first();
  await box.waitFor();
  for (const value of ["3", "30", "3000", "12", "-", ""]) {
    await box.fill(value);
    await drawn(page);
  }
  await box.fill("30");
  await saved(page);
  const patched = await all();
  await page.reload();
  await box.waitFor();
  await drawn(page);
  assert.deepEqual(patched, await all());
  assert.ok(patched.length > 3, "there is something to compare");
});
