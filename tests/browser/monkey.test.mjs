// A monkey at the page: keys, clicks and taps drawn from a seed, on every screen and at every width. No error may come of it,
// the page may not stop, and what it holds must be there again after a reload.
//
// PAYOFF_MONKEY=20000 gives the number of actions, PAYOFF_SEED the seed; a failure prints the last actions, so that it can be
// done again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { device, example, onDevice, start, started } from "./lib.mjs";

let at;
let files;
before(async () => {
  at = await start();
  files = await Promise.all([1, 2, 4].map(example));
  files.forEach((file, number) => (file.studies[0].id = `m${number}`));
});
after(() => at?.stop());

/** SplitMix32: the same actions from the same seed on every machine. */
function dice(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let bits = state;
    bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad);
    bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97);
    return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
  };
  return { below: (many) => Math.floor(next() * many), of: (list) => list[Math.floor(next() * list.length)] };
}

const SCREENS = "problem training share worth cost result report assumptions instead overview challenge cause goal baseline comparison isolation money costs levels gains story finance".split(" ");
const PLACES = ["#/", "#/examples", "#/files", "#/help", ...[0, 1, 2].flatMap((study) => SCREENS.map((screen) => `#/m${study}/${screen}`))];
const WIDTHS = [320, 375, 768, 1024, 1280, 1920];
const KEYS = ["Tab", "Tab", "Tab", "Shift+Tab", "Enter", "Space", "Escape", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageDown", "Backspace", "Delete", "Control+z", "Control+Shift+z", "Control+a"];
const TEXTS = ["0", "-1", "62k", "1.234,5", "10-12", "60%", "5:42", "abc", "", "999999999999", "1e999", "½", "١٢٣", "𝟙😀", "<b>x", "a".repeat(150), "Jan\t40\nFeb\t42\nTotal\t82", "=1/0", "2026-02-31"];
// A real pointer is slow; most presses go to what is there to be pressed.
const PRESSABLE = "a[href^='#'], button, summary, input, textarea, select, label, svg, td, h2, [role=slider]";

/** Does one thing, and says what. */
async function act(page, dice) {
  switch (dice.below(12)) {
    case 0: {
      const hash = dice.of(PLACES);
      await page.evaluate((hash) => (location.hash = hash), hash);
      return `go to ${hash}`;
    }
    case 1: {
      const back = dice.below(3) > 0;
      // The page that was there before the first one is none of ours.
      await page.evaluate((back) => (back ? history.length > 2 && history.back() : history.forward()), back);
      return back ? "back" : "forward";
    }
    case 2:
    case 3: {
      const key = dice.of(KEYS);
      await page.keyboard.press(key);
      return `press ${key}`;
    }
    case 4: {
      const text = dice.of(TEXTS);
      await page.keyboard.insertText(text);
      return `type ${JSON.stringify(text.slice(0, 20))}`;
    }
    case 5: {
      const [x, y] = [dice.below(page.viewportSize().width), dice.below(page.viewportSize().height)];
      await page.mouse.click(x, y);
      return `click at ${x}, ${y}`;
    }
    case 6: {
      const [x, y] = [dice.below(page.viewportSize().width), dice.below(page.viewportSize().height)];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(dice.below(page.viewportSize().width), y, { steps: 3 });
      await page.mouse.up();
      return `drag from ${x}, ${y}`;
    }
    default: {
      const number = dice.below(1000);
      return page.evaluate(
        ([pressable, number, text]) => {
          const all = [...document.querySelectorAll(pressable)].filter((one) => one.getClientRects().length);
          const one = all[number % all.length];
          if (!one) return "nothing to press";
          const name = `${one.tagName} ${one.id || (one.textContent ?? "").trim().slice(0, 30)}`;
          one.focus?.({ preventScroll: true });
          if (one.matches("input[type=text], textarea, input[type=date]") && number % 2) {
            one.value = one.type === "date" ? "2026-03-31" : text;
            one.dispatchEvent(new InputEvent("input", { bubbles: true }));
            return `write ${JSON.stringify(text.slice(0, 20))} into ${name}`;
          }
          if (one.matches("select")) {
            one.selectedIndex = number % one.options.length;
            one.dispatchEvent(new Event("change", { bubbles: true }));
            return `choose ${one.value} in ${name}`;
          }
          if (one.matches("input[type=range]")) {
            one.value = String(Number(one.min) + ((Number(one.max) - Number(one.min)) * (number % 11)) / 10);
            one.dispatchEvent(new InputEvent("input", { bubbles: true }));
            if (number % 3) one.dispatchEvent(new Event("change", { bubbles: true }));
            return `slide ${name} to ${one.value}`;
          }
          // Downloads and the print window are the browser's own matter.
          if (/file|print|copy|save|share|picture|download/i.test(name) || one.matches("input[type=file]")) return `leave ${name} alone`;
          if (typeof one.click === "function") one.click();
          else one.dispatchEvent(new MouseEvent("click", { bubbles: true }));
          return `press ${name}`;
        },
        [PRESSABLE, number, dice.of(TEXTS)],
      );
    }
  }
}

// A short game in each run; a long one by hand: PAYOFF_MONKEY=20000 PAYOFF_SEED=7.
const actions = Number(process.env.PAYOFF_MONKEY || 200);

test("a monkey that types, presses, drags and goes about breaks nothing", { timeout: 3_600_000 }, async (t) => {
  const seed = Number(process.env.PAYOFF_SEED || 13);
  const chance = dice(seed);
  let done = 0;
  let page;
  const last = [];
  const begun = Date.now();
  const fresh = async () => {
    await page?.context().close();
    page = await at.open({ storage: device(...files), width: chance.of(WIDTHS), height: chance.of([400, 667, 900]) });
    page.setDefaultTimeout(30_000);
    await page.evaluate(() => (window.print = () => {}));
  };
  await fresh();
  while (done < actions) {
    // Now and then another width, a reload that must find everything again, and a fresh device.
    if (done % 50 === 49) await page.setViewportSize({ width: chance.of(WIDTHS), height: chance.of([400, 667, 900]) });
    if (done % 500 === 499) {
      await page.evaluate(() => document.activeElement?.blur?.());
      await page.waitForTimeout(1200);
      const before = await onDevice(page);
      await page.reload();
      await started(page);
      assert.deepEqual(await onDevice(page), before, "a reload loses nothing");
      await page.evaluate(() => (window.print = () => {}));
    }
    if (done % 2000 === 1999) await fresh();
    let what = "?";
    let lost = false;
    try {
      what = await act(page, chance);
    } catch (error) {
      // What is pressed may lead on before the press is told.
      if (!/navigat|context was destroyed/i.test(String(error))) throw error;
      lost = true;
    }
    // Back from the first screen leaves the page.
    if (page.url().startsWith("about:")) {
      await page.goto(page.site.url);
      lost = true;
    }
    if (lost) {
      await started(page);
      await page.evaluate(() => (window.print = () => {}));
    }
    last.push(what);
    if (last.length > 25) last.shift();
    done += 1;
    if (done % 1000 === 0) console.log(`${done} actions in ${Math.round((Date.now() - begun) / 1000)} s`);
    const dead = await page.evaluate(() => document.querySelector(".crash") !== null).catch(() => false);
    const noise = page.errors.filter((one) => !/ResizeObserver loop/.test(one));
    assert.ok(!dead && !noise.length, `seed ${seed}, action ${done} at ${page.url().split("#")[1]}:\n${last.join("\n")}\n${noise.join("\n")}`);
  }
  t.diagnostic(`${done} actions from seed ${seed} in ${Math.round((Date.now() - begun) / 1000)} s`);
  await page.context().close();
});
