// The whole way by keyboard alone: every stop is seen, none is a trap, mistakes are found, explained and mended.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrived, closing, device, drawn, empty, example, fact, focusHidden, hiddenFocus, start, visit } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

/** Name of what has the focus, as a reader would hear it in short. */
const here = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element.labels?.[0]?.innerText ?? element.innerText ?? "";
    return `${element.tagName.toLowerCase()} ${label.replace(/\s+/g, " ").trim()}`.trim();
  });
const isBody = (page) => page.evaluate(() => document.activeElement === document.body);

/** Presses Tab until `wanted` fits what has the focus; returns how often. */
async function tabTo(page, wanted, most = 60) {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press("Tab");
    if (wanted.test(await here(page))) return presses;
  }
  assert.fail(`${wanted} was not reached with ${most} presses of Tab; the last stop was: ${await here(page)}`);
}
async function fill(page, label, text) {
  await tabTo(page, label);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}
/** Chooses in a group of radio buttons: Tab reaches the first one or the chosen one, arrows choose. */
async function pick(page, first, downs) {
  await tabTo(page, first);
  if (downs === 0) await page.keyboard.press("Space");
  for (let down = 0; down < downs; down += 1) await page.keyboard.press("ArrowDown");
}
async function enter(page, wanted) {
  await tabTo(page, wanted);
  await page.keyboard.press("Enter");
}
test("from the start to the report by keyboard alone, with a mistake on the way", async (t) => {
  const page = await at.open();
  closing(t, page);
  await enter(page, /^a Errors and rework/);
  await arrived(page, /problem$/);

  await pick(page, /^input (Forecast|Measured)/, 2);
  assert.ok(await page.getByRole("radio", { name: /^Measured/ }).isChecked());
  await fill(page, /^input Number before the training/, "410");
  await enter(page, /^button Continue/);
  await page.waitForFunction(() => document.activeElement?.classList.contains("errors"));
  assert.match(await page.title(), /^Error: /);
  await enter(page, /^a Enter the number after the training/);
  await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
  assert.match(await here(page), /^input Number after the training/);
  await page.keyboard.type("265");
  await drawn(page);
  assert.doesNotMatch(await page.title(), /^Error: /);
  // Enter in a box is Continue.
  await page.keyboard.press("Enter");
  await arrived(page, /training$/);

  await pick(page, /^input Yes/, 1);
  await pick(page, /^input Yes/, 0);
  await pick(page, /^input Yes/, 1);
  await enter(page, /^button Continue/);
  await arrived(page, /share$/);

  await fill(page, /^input Share due to the training/, "60");
  await fill(page, /^input How sure are you of that share/, "70");
  await enter(page, /^button Continue/);
  await arrived(page, /worth$/);

  await fill(page, /^input Value of one error/, "138");
  await page.keyboard.press("Enter");
  await arrived(page, /cost$/);

  await fill(page, /^input Number of people/, "24");
  await fill(page, /^input Training hours/, "16");
  await fill(page, /^input Programme price/, "38k");
  await fill(page, /^input Cost of one working hour/, "38");
  await enter(page, /^button See the result/);
  await arrived(page, /result$/);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "£48,258");

  await enter(page, /^summary How Net benefit/);
  await page.getByText("Net benefit = benefit − full cost").first().waitFor();
  await enter(page, /^a See the report/);
  await arrived(page, /report$/);
  await tabTo(page, /^button Print or save as PDF/);
  // What was typed last is undone from here.
  await page.keyboard.press("Control+z");
  await drawn(page);
  assert.notEqual(await fact(page, "Net benefit, first year").innerText(), "£48,258");
  await page.keyboard.press("Control+Shift+z");
  await drawn(page);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "£48,258");
  page.clean();
});

const WHAT = { problem: 2, share: 2, worth: 1, cost: 4 };
/** The messages beside the boxes, without the word for readers. */
const inline = (page) => page.locator(".field__error:visible").evaluateAll((all) => all.map((one) => one.textContent.replace(/^Error: /, "")));
const summary = (page) => page.locator(".errors li a").allTextContents();

for (const [step, count] of Object.entries(WHAT)) {
  test(`Continue on the empty screen “${step}” names every problem, and each leads to its box`, async (t) => {
    const page = await at.open({ storage: device(empty()), width: 375, height: 667 });
    closing(t, page);
    await visit(page, `#/empty/${step}`);
    assert.deepEqual(await inline(page), [], "no error before Continue");
    await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
    await page.waitForFunction(() => document.activeElement?.classList.contains("errors"));
    assert.match(await page.title(), /^Error: Step/);
    assert.equal(await focusHidden(page), null);
    const listed = await summary(page);
    assert.equal(listed.length, count);
    assert.deepEqual(await inline(page), listed, "the same words in the same order");

    for (let which = 0; which < count; which += 1) {
      await page.locator(".errors li a").nth(which).click();
      await page.waitForFunction(() => /INPUT|SELECT|TEXTAREA/.test(document.activeElement.tagName));
      await drawn(page);
      const seen = await page.evaluate(() => {
        const element = document.activeElement;
        const described = (element.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
        return { invalid: element.getAttribute("aria-invalid"), described, top: element.labels[0].getBoundingClientRect().top };
      });
      assert.equal(seen.invalid, "true", listed[which]);
      assert.ok(seen.described.includes(listed[which]), `${listed[which]} in: ${seen.described}`);
      assert.ok(seen.top >= 0, `the label of “${listed[which]}” is in view, ${seen.top}`);
      assert.equal(await focusHidden(page), null, listed[which]);
    }

    // A mended answer takes its message away at once; a new mistake gets none before the next Continue.
    await page.locator(".errors li a").first().click();
    await page.waitForFunction(() => document.activeElement.tagName === "INPUT");
    await page.keyboard.type("12");
    await drawn(page);
    assert.deepEqual(await summary(page), listed.slice(1));
    assert.deepEqual(await inline(page), listed.slice(1));
    await page.keyboard.type("-13");
    await drawn(page);
    assert.deepEqual(await inline(page), listed.slice(1), "none is added while typing");
    assert.ok((await page.title()).startsWith("Error: ") === count > 1);
    await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
    await drawn(page);
    assert.equal((await summary(page)).length, count);
    assert.match((await summary(page))[0], /must be one number/);

    await page.getByRole("link", { name: "Go on without it" }).click();
    await page.waitForURL((url) => !String(url).endsWith(step));
    page.clean();
  });
}

// The way back is tried where the bars that stay in view are at their largest, the way on in every window.
const WINDOWS = [[1280, 800, ["Tab"]], [375, 667, ["Tab", "Shift+Tab"]], [667, 375, ["Tab"]], [320, 256, ["Tab", "Shift+Tab"]]];
const SCREENS = ["#/", "#/files", "#/examples", "#/help", ...["problem", "training", "share", "worth", "cost", "result", "report", "assumptions", "overview", "goal", "isolation", "costs", "money"].map((view) => `#/example-1/${view}`)];
// In a box of several lines the browser brings the line with the caret into view, not the whole box.
const isFault = (hidden) => hidden && !/^textarea.* outside/.test(hidden);
const MOST = 400;

/** Nothing has the focus, and the next stop is the first one of the page, or the last one on the way back. Runs in the page. */
function fromTheEdge(key) {
  const edge = document.createElement("span");
  edge.tabIndex = -1;
  if (key === "Tab") document.body.prepend(edge);
  else document.body.append(edge);
  edge.focus();
  edge.remove();
  window.firstStop = null;
}

/**
 * Goes from stop to stop until the focus leaves the page, looking in between. Returns what was hidden, and how many stops there are.
 * Focus leaves the page at its end, which puts it on the body, or comes back to the first stop.
 */
async function slowly(page, key) {
  const faults = [];
  await page.evaluate(fromTheEdge, key);
  for (let stops = 1; stops <= MOST; stops += 1) {
    await page.keyboard.press(key);
    // The help of the box that was left closes, and that of the next one opens: what a person sees comes with the next frame.
    await drawn(page);
    const hidden = await focusHidden(page, "left the page");
    const again = await page.evaluate(() => window.firstStop === document.activeElement || ((window.firstStop ??= document.activeElement), false));
    if (hidden === "left the page" || again) return { faults, stops };
    if (isFault(hidden)) faults.push(hidden);
  }
  return { faults: [...faults, `no end after ${MOST} stops, at ${await here(page)}`], stops: MOST };
}

/**
 * The same without an answer between two presses: the page itself looks when a key is let go, and again before the next one.
 * Returns null if anything is hidden for so much as a moment.
 */
async function quickly(page, devtools, key) {
  await page.evaluate(`(() => {
    const hidden = ${hiddenFocus};
    (${fromTheEdge})(${JSON.stringify(key)});
    window.watching?.abort();
    window.watching = new AbortController();
    window.stops = [];
    let first = null;
    let ended = false;
    const look = (event) => {
      if (event.key !== "Tab" || ended) return;
      const now = event.type === "keyup";
      if (!now && !stops.length) return;
      const seen = hidden("left the page");
      if (seen === "left the page" || (now && document.activeElement === first)) {
        ended = true;
        return void stops.push("end");
      }
      first ??= document.activeElement;
      if (now) stops.push(seen);
      else stops[stops.length - 1] ??= seen;
    };
    for (const type of ["keyup", "keydown"]) addEventListener(type, look, { capture: true, signal: watching.signal });
  })()`);
  const press = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9, modifiers: key === "Tab" ? 0 : 8 };
  for (let pressed = 0; pressed < MOST; pressed += 10) {
    const sent = [];
    for (let one = 0; one < 10; one += 1) {
      sent.push(devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...press }), devtools.send("Input.dispatchKeyEvent", { type: "keyUp", ...press }));
    }
    await Promise.all(sent);
    const { fault, end, count } = await page.evaluate(() => ({ count: stops.length, end: stops.includes("end"), fault: stops.filter((stop) => stop && stop !== "end") }));
    if (fault.some(isFault)) return null;
    if (end) return { faults: [], stops: count };
  }
  return null;
}

for (const [width, height, keys] of WINDOWS) {
  test(`at ${width} × ${height} no stop of Tab is hidden or a trap, by ${keys.join(" and ")}`, { timeout: 800_000 }, async (t) => {
    const page = await at.open({ width, height, storage: device(await example(1)) });
    closing(t, page);
    const devtools = await page.context().newCDPSession(page);
    const faults = [];
    let all = 0;
    let again = 0;
    for (const hash of SCREENS) {
      await visit(page, hash);
      if (hash === "#/examples") await page.getByRole("button", { name: /Manager training/ }).waitFor();
      for (const key of keys) {
        let found = await quickly(page, devtools, key);
        if (!found) again += 1;
        found ??= await slowly(page, key);
        all += found.stops;
        faults.push(...found.faults.map((fault) => `${hash} ${key}: ${fault}`));
      }
    }
    t.diagnostic(`${all} stops on ${SCREENS.length} screens, ${again} of them gone through slowly`);
    assert.ok(all > 20 * SCREENS.length, `${all} stops`);
    assert.equal(faults.length, 0, `\n${[...new Set(faults)].join("\n")}`);
  });
}

test("the longest quick screen takes at most 60 presses of Tab", async (t) => {
  const page = await at.open({ storage: device(await example(4)) });
  closing(t, page);
  const counts = {};
  for (const step of ["problem", "training", "share", "worth", "cost"]) {
    await visit(page, `#/example-4/${step}`);
    await page.evaluate(() => document.activeElement?.blur());
    counts[step] = await tabTo(page, /^button (Continue|See the result)/, 120);
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(Math.max(...Object.values(counts)) <= 60, JSON.stringify(counts));
});

test("the focus can be seen on everything that takes it", async (t) => {
  const page = await at.open({ storage: device(await example(1)) });
  closing(t, page);
  const faults = [];
  for (const dark of [false, true]) {
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    for (const hash of ["#/", "#/example-1/share", "#/example-1/problem", "#/example-1/result", "#/files"]) {
      await visit(page, hash);
      await page.evaluate(() => document.activeElement?.blur());
      for (let stop = 0; stop < 60; stop += 1) {
        await page.keyboard.press("Tab");
        if (await isBody(page)) break;
        const ring = await page.evaluate(() => {
          // The ring of a hidden radio may be drawn on its card.
          for (let element = document.activeElement, up = 0; element && up < 3; element = element.parentElement, up += 1) {
            const style = getComputedStyle(element);
            if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) return true;
            if (/\d+px/.test(style.boxShadow) && element.matches(":focus-visible, :has(:focus-visible)")) return true;
          }
          return false;
        });
        if (!ring) faults.push(`${hash} ${dark ? "dark" : "light"}: ${await here(page)}`);
      }
    }
  }
  assert.deepEqual([...new Set(faults)], []);
});

test("adding and removing rows moves the focus to where it is needed", async (t) => {
  const page = await at.open({ storage: device(await example(1)) });
  closing(t, page);
  await visit(page, "#/example-1/costs");
  const rows = page.locator(".row-card");
  const count = await rows.count();
  await page.getByRole("button", { name: /^Add a cost line/ }).focus();
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await rows.count(), count + 1);
  assert.ok(await page.evaluate((last) => document.querySelectorAll(".row-card")[last].contains(document.activeElement), count), "the new row has the focus");
  await rows.nth(count).getByRole("button", { name: /^Remove/ }).focus();
  await page.keyboard.press("Enter");
  await drawn(page);
  assert.equal(await rows.count(), count);
  assert.ok(await page.evaluate((last) => document.querySelectorAll(".row-card")[last].contains(document.activeElement), count - 1), "the row before has the focus");
});

test("the same mistake on two lines is told apart in the summary, and each entry leads to its own box", async (t) => {
  const file = await example(1);
  const [study] = file.studies;
  study.costs.push({ category: "delivery", name: "Room" }, { category: "delivery", name: "Coach" });
  const page = await at.open({ storage: device(file) });
  closing(t, page);
  await visit(page, "#/example-1/costs");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForFunction(() => document.activeElement?.classList.contains("errors"));
  const lines = study.costs.length;
  const listed = await summary(page);
  assert.equal(listed.length, 2);
  assert.match(listed[0], new RegExp(`\\(line ${lines - 1}\\)$`));
  assert.match(listed[1], new RegExp(`\\(line ${lines}\\)$`));
  for (const which of [0, 1]) {
    await page.locator(".errors li a").nth(which).click();
    await page.waitForFunction(() => document.activeElement.tagName === "INPUT");
    const row = await page.evaluate(() => [...document.querySelectorAll(".row-card")].findIndex((card) => card.contains(document.activeElement)));
    assert.equal(row, lines - 2 + which);
  }
});
