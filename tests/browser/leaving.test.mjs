// A screen may be left at any moment: nothing that still fires while it is taken down stops the page.
//
// Chromium sends blur and change to a box that has the focus while its screen is taken away; what the box's handlers read may be
// gone by then.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closing, device, drawn, example, start, started, visit } from "./lib.mjs";

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

const QUICK = ["problem", "training", "share", "worth", "cost", "result", "report", "assumptions", "instead", "finance", "track", "present"];
const SCREENS = ["#/", "#/examples", "#/files", "#/help", "#/maths", "#/board"];

/** Every place of the page that a study has, in both modes, as the page itself names them. */
async function places(page) {
  await visit(page, "#/first/overview");
  const full = await page.$$eval("main a[href^='#/first/']", (links) => links.map((link) => link.getAttribute("href")));
  return [...new Set([...SCREENS, ...QUICK.map((view) => `#/first/${view}`), "#/first/overview", ...full])];
}

/**
 * Runs in the page, because a way to it and back for each box would take minutes: goes to the screen, opens the folds that a box is
 * in, focuses it and leaves by Back, by a link or by the address, for every kind of box. In the end the screen is there with a box
 * focused, so that it can be left by a reload. Returns how often it left, and after which box something went wrong.
 */
async function leaveAll([hash, all, known]) {
  const BOXES = "input:not([type=hidden]), textarea, select, button, summary";
  // Each leads to another screen, wherever one is.
  const away = hash === "#/help" ? "#/" : "#/help";
  const WAYS = {
    back: () => history.back(),
    link: () => document.querySelector(`header a[href="${away}"]`).click(),
    address: () => (location.hash = hash === "#/examples" ? "#/files" : "#/examples"),
  };
  let wrong = false;
  addEventListener("error", () => (wrong = true));
  addEventListener("unhandledrejection", () => (wrong = true));
  const error = console.error;
  console.error = (...words) => {
    wrong = true;
    error(...words);
  };
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  /** Does what changes the address, and waits for what follows. Back takes its time. */
  const moved = async (act) => {
    const there = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    act();
    await Promise.race([there, new Promise((done) => setTimeout(done, 5000))]);
    await frame();
  };
  const go = (to) => location.hash !== to && moved(() => (location.hash = to));
  /** The fold that holds an element. A summary is there while its own fold is closed. */
  const holder = (one) => {
    const from = one.tagName === "SUMMARY" ? one.parentElement : one;
    return (from.tagName === "DETAILS" ? from.parentElement : from).closest("details");
  };
  /** The help of a box in use is a fold of its own, so folds are found by their names, and those of one name by their number. */
  const folds = (fold) => {
    const seen = {};
    return inside(fold, "details").map((one) => {
      const name = one.querySelector("summary").textContent;
      seen[name] = (seen[name] ?? 0) + 1;
      return { one, name: `${name} ${seen[name]}` };
    });
  };
  const inside = (fold, what) => [...fold.querySelectorAll(what)].filter((one) => holder(one) === fold.closest("details"));
  const open = async (fold) => {
    if (fold.open) return;
    // What a fold holds is made after it has opened.
    const toggled = new Promise((done) => fold.addEventListener("toggle", done, { once: true }));
    fold.open = true;
    await toggled;
  };
  const come = async () => {
    await go(hash);
    // The examples come over the network.
    for (let tries = 0; tries < 60 && !main().querySelector(BOXES); tries += 1) await frame();
  };
  const main = () => document.querySelector("main");
  const named = (box) => `${box.tagName} ${box.type ?? ""} ${box.id || box.textContent.slice(0, 40)}`;
  /** Boxes of one kind are made in one place, with the same handlers: what they look like, what is around them, what they do. */
  const kindOf = (box) => {
    const words = /BUTTON|SUMMARY/.test(box.tagName) ? [...box.childNodes].find((one) => one.nodeType === Node.TEXT_NODE)?.data : "";
    const around = [box, box.parentElement, box.parentElement.parentElement].map((one) => `${one.tagName}.${one.className}`);
    return `${box.type ?? ""} ${box.inputMode} ${words} ${around.join(" < ")}`.replace(/\d+/g, "#").replace(/\bis-\w+/g, "");
  };
  /** Every box: by which folds one comes to it, and which one it is there. */
  const listed = async () => {
    const found = [];
    const list = async (fold, way) => {
      inside(fold, BOXES).forEach((box, number) => box.checkVisibility() && found.push({ way, number, id: box.id, name: named(box), kind: kindOf(box) }));
      for (const { one, name } of folds(fold)) {
        if (!one.checkVisibility()) continue;
        await open(one);
        await list(one, [...way, name]);
      }
    };
    await list(main(), []);
    return found;
  };
  const reach = async ({ way, number, id }) => {
    let fold = main();
    for (const step of way) {
      fold = folds(fold).find(({ name }) => name === step)?.one;
      if (!fold) return null;
      await open(fold);
    }
    return id ? document.getElementById(id) : inside(fold, BOXES)[number];
  };
  await go(away);
  await come();
  const boxes = await listed();
  // A kind that was left in all ways on other screens is left once more here, a new one in all ways.
  const ways = Object.keys(WAYS);
  const kinds = Map.groupBy(boxes, (box) => box.kind);
  const turns = [...kinds].flatMap(([kind, alike]) => {
    const before = known[kind] ?? 0;
    if (all) return alike.flatMap((box) => ways.map((way) => ({ box, way })));
    return Array.from({ length: before < ways.length ? ways.length : 1 }, (_, turn) => ({ box: alike[turn % alike.length], way: ways[(before + turn) % ways.length] }));
  });
  const missed = [];
  let left = 0;
  await go(away);
  for (const { box, way } of turns) {
    await come();
    // Long screens are drawn in pieces, so a fold may come some frames after the first boxes.
    let element = await reach(box);
    for (let tries = 0; tries < 60 && !element; tries += 1) {
      await frame();
      element = await reach(box);
    }
    if (!element) missed.push(box.name);
    element?.focus({ preventScroll: true });
    await moved(WAYS[way]);
    await frame();
    left += 1;
    if (wrong || document.querySelector(".crash")) return { wrong: `${hash}, ${box.name}, left by ${way}` };
    if (location.hash === hash) return { wrong: `${hash}, ${box.name}, not left by ${way}` };
  }
  await come();
  if (boxes.length) (await reach(boxes[0]))?.focus({ preventScroll: true });
  return { left, missed, boxes: boxes.length, kinds: turns.map(({ box }) => box.kind) };
}

test("every screen can be left with every kind of box focused: by Back, by a link, by the address and by reloading", { timeout: 800_000 }, async (t) => {
  // PAYOFF_ALL=1 leaves every box of every row in every way; else every kind of box of each screen, and each kind in all ways.
  const all = Boolean(process.env.PAYOFF_ALL);
  const counts = {};
  // How often boxes of each kind were left, by what makes a kind.
  const known = {};
  let left = 0;
  let waiting;
  const tab = async () => {
    const page = await at.open({ storage, hash: "#/first/result" });
    closing(t, page);
    waiting ??= places(page);
    const hashes = await waiting;
    for (let hash = hashes.shift(); hash; hash = hashes.shift()) {
      const begun = Date.now();
      const seen = await page.evaluate(leaveAll, [hash, all, known]);
      await alive(page, seen.wrong ?? hash);
      assert.equal(seen.wrong, undefined);
      assert.deepEqual(seen.missed, [], `${hash}: boxes that were not there again`);
      left += seen.left;
      for (const kind of seen.kinds) known[kind] = (known[kind] ?? 0) + 1;
      counts[hash] = `${seen.left} of ${seen.boxes} boxes, ${Date.now() - begun} ms`;
      await page.reload();
      await started(page);
      left += 1;
      await alive(page, `${hash}, left by reloading`);
    }
    page.clean();
  };
  await Promise.all([tab(), tab(), tab()]);
  t.diagnostic(`${left} times a screen was left, with ${Object.keys(known).length} kinds of boxes: ${JSON.stringify(counts)}`);
  assert.ok(left > 200, `${left} times`);
});
