// Everybody can use every screen: axe, small windows, large text, targets, forced colours, calm motion.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, axe, box, choose, closing, device, drawn, empty, example, listen, noSidewaysScroll, start, unfold, visit } from "./lib.mjs";

const QUICK = ["problem", "training", "share", "worth", "cost"];
const FULL = ["project", "challenge", "root-cause", "goal", "baseline", "comparison", "isolation", "money", "costs", "levels", "gains", "story"];

let at;
let storage;
let screens;
before(async () => {
  at = await start();
  const [first, service, loss] = await Promise.all([1, 4, 7].map(example));
  const held = structuredClone(service);
  held.studies[0].id = "held";
  for (const measure of held.studies[0].measures) measure.isolation = {};
  Object.assign(first.studies[0], { id: "first" });
  Object.assign(loss.studies[0], { id: "loss" });
  storage = device(first, held, loss, empty());

  const go = (hash) => (page) => visit(page, hash);
  const step = (study, id) => go(`#/${study}/${id}`);
  /** All that can be folded out is part of the screen. */
  const unfolded = (open) => async (page) => {
    await open(page);
    await unfold(page);
  };
  const mistakes = (study, id) => async (page) => {
    await visit(page, `#/${study}/${id}`);
    for (const text of await page.locator("main input[type=text][inputmode]:visible").all()) await text.fill("10-12");
    await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
    await page.locator(".errors").waitFor();
  };
  screens = [
    ["start", go("#/")],
    ["examples", async (page) => {
      await visit(page, "#/examples");
      await page.getByRole("button", { name: /Manager training/ }).waitFor();
    }],
    ["files", go("#/files")],
    ["files with a preview", (page) => choose(page, "known.json", { ...loss, colour: "blue" })],
    ["files with an error", async (page) => {
      await visit(page, "#/");
      await choose(page, "bad.json", "{");
    }],
    ["files, asked to clear", async (page) => {
      await visit(page, "#/");
      await visit(page, "#/files");
      await page.getByRole("button", { name: "Remove everything …" }).click();
    }],
    ["help", go("#/help")],
    ["a study that is not here", go("#/nobody/result")],
    ...QUICK.map((id) => [`${id}, empty`, step("empty", id)]),
    ...QUICK.map((id) => [`${id}, filled`, unfolded(step("first", id))]),
    ["result, empty", step("empty", "result")],
    ["report, empty", step("empty", "report")],
    ["result", unfolded(step("first", "result"))],
    ["result, loss", unfolded(step("loss", "result"))],
    ["result, held back", unfolded(step("held", "result"))],
    ["report", step("first", "report")],
    ["assumptions", unfolded(step("first", "assumptions"))],
    ["overview", step("first", "overview")],
    ...FULL.map((id) => [`full ${id}`, unfolded(step("first", id))]),
    ...["problem", "share", "worth", "cost"].map((id) => [`${id}, with errors`, mistakes("empty", id)]),
  ];
});
after(() => at?.stop());

/** Opens every screen in turn, in one page, and reports all that `look` throws at once. */
async function everywhere(t, options, look) {
  const page = await at.open({ storage, ...options });
  closing(t, page);
  const faults = [];
  for (const [name, go] of screens) {
    try {
      await go(page);
      await look(page, name);
    } catch (error) {
      faults.push(`${name}: ${error.message}`);
    }
  }
  try {
    page.clean();
  } catch (error) {
    faults.push(error.message);
  }
  assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
}

/** axe, what axe leaves out, and the width. */
async function sound(page) {
  const found = await axe(page);
  found.push(
    ...(await page.evaluate(() => {
      const wrong = [];
      const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
      for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) wrong.push(`two elements have the id ${id}`);
      for (const element of document.querySelectorAll("[aria-describedby], [aria-labelledby]")) {
        for (const attribute of ["aria-describedby", "aria-labelledby"]) {
          for (const id of (element.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean)) {
            if (!document.getElementById(id)) wrong.push(`${attribute} of ${element.id || element.className} names ${id}, which is not there`);
          }
        }
      }
      return wrong;
    })),
  );
  if (found.length) throw new Error(found.join("\n    "));
  await noSidewaysScroll(page);
}

const MODES = [
  ["at 1280 px in light", { width: 1280, height: 800 }],
  ["at 375 px in dark", { width: 375, height: 667, dark: true }],
  ["at 320 px in light", { width: 320, height: 640 }],
];
for (const [name, options] of MODES) {
  test(`no screen has a fault that axe finds, or scrolls sideways, ${name}`, { timeout: 280_000 }, (t) => everywhere(t, options, sound));
}

/** What can be pressed is at least 24 px wide and high, or stands in a line of text. */
function smallTargets(page) {
  return page.evaluate(() => {
    const wrong = [];
    for (const element of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
      const style = getComputedStyle(element);
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".vh, .skip") || element.type === "hidden") continue;
      // A link within a sentence may be as high as its line.
      if (element.tagName === "A" && style.display === "inline" && /\S/.test((element.parentElement.textContent ?? "").replace(element.textContent, ""))) continue;
      const label = /radio|checkbox/.test(element.type) ? element.closest("label") : null;
      const { width, height } = (label ?? element).getBoundingClientRect();
      if (width < 23.9 || height < 23.9) wrong.push(`${element.tagName.toLowerCase()} "${(element.innerText || element.id).slice(0, 30)}" ${width.toFixed(0)}×${height.toFixed(0)}`);
    }
    return [...new Set(wrong)];
  });
}
test("what can be pressed is at least 24 by 24 px on every screen of a phone", { timeout: 280_000 }, (t) =>
  everywhere(t, { width: 375, height: 667, context: { hasTouch: true } }, async (page) => {
    const small = await smallTargets(page);
    if (small.length) throw new Error(small.join(", "));
  }));

/** Two things to press that lie on top of each other; a bar that stays in sight lies on what scrolls below it. */
function overlaps(page) {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(".vh, .skip, .dock, .notice")) return [];
      const whole = /radio|checkbox/.test(element.type) ? element.closest("label") ?? element : element;
      return [...whole.getClientRects()].map((box) => ({ whole, box }));
    });
    const name = ({ whole }) => `${whole.tagName.toLowerCase()} "${(whole.innerText || whole.id).slice(0, 30)}"`;
    const wrong = [];
    for (const [at, one] of seen.entries()) {
      for (const other of seen.slice(at + 1)) {
        if (one.whole.contains(other.whole) || other.whole.contains(one.whole)) continue;
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (wide > 1 && high > 1) wrong.push(`${name(one)} and ${name(other)} by ${wide.toFixed(0)}×${high.toFixed(0)}`);
      }
    }
    return wrong;
  });
}
for (const [width, height] of [[1280, 800], [375, 667]]) {
  test(`nothing that can be pressed lies on another on any screen at ${width} px`, { timeout: 280_000 }, (t) =>
    everywhere(t, { width, height }, async (page) => {
      const wrong = await overlaps(page);
      if (wrong.length) throw new Error(wrong.slice(0, 5).join(", "));
    }));
}

test("with text of twice the size at 640 px nothing scrolls sideways or is cut off", { timeout: 280_000 }, (t) =>
  everywhere(t, { width: 640, height: 800 }, async (page) => {
    // As somebody sets it in the browser, so that rules which go by the size of text follow.
    page.devtools ??= await page.context().newCDPSession(page);
    await page.devtools.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
    await drawn(page);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    await noSidewaysScroll(page);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll("main *, header *")]
        .filter((element) => {
          const style = getComputedStyle(element);
          // What is there for readers alone is cut to nothing.
          if (style.position === "absolute" && element.clientWidth <= 1) return false;
          if (element.closest(".vh") || !element.checkVisibility() || !/hidden|clip/.test(style.overflowX + style.overflowY)) return false;
          return element.textContent.trim() && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2);
        })
        .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""} "${element.textContent.slice(0, 30)}"`),
    );
    if (cut.length) throw new Error(`cut off: ${cut.join(", ")}`);
  }));

test("with the text spacing of WCAG 1.4.12 nothing scrolls sideways", { timeout: 280_000 }, (t) =>
  everywhere(t, { width: 320, height: 640, context: { bypassCSP: true } }, async (page) => {
    await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }" });
    await drawn(page);
    await noSidewaysScroll(page);
  }));

test("in forced colours every screen can be used, and bars keep their edges", async (t) => {
  const page = await at.open({ storage, hash: "#/first/result", context: { forcedColors: "active" } });
  closing(t, page);
  assert.deepEqual(await axe(page, { without: ["color-contrast"] }), []);
  const [bars, same] = await page.evaluate(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const bars = [...document.querySelectorAll(".ladder__bar rect")].map((bar) => getComputedStyle(bar));
    return [bars.length, bars.filter((style) => style.fill === paper && (style.stroke === "none" || style.stroke === paper)).length];
  });
  assert.ok(bars >= 5, `${bars} bars are looked at`);
  assert.equal(same, 0, "bars that cannot be seen");
  page.clean();
});

test("with reduced motion nothing moves", async (t) => {
  const page = await at.open({ storage, hash: "#/first/share", context: { reducedMotion: "reduce" } });
  closing(t, page);
  for (const hash of ["#/", "#/first/result", "#/first/cost", "#/first/overview"]) {
    await visit(page, hash);
    const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.effect?.getTiming().duration > 1).length);
    assert.equal(moving, 0, hash);
  }
});

test("the status line says whole sentences, politely, and each change once", async (t) => {
  const page = await at.open();
  closing(t, page);
  await listen(page);
  assert.equal(await page.locator("[aria-live=assertive]").count(), 0);
  await page.getByRole("link", { name: /Errors and rework/ }).click();
  await answer(page, "Has the training taken place?", /^Measured/);
  await box(page, "Number before the training (baseline)").pressSequentially("410", { delay: 20 });
  await box(page, "Number after the training").pressSequentially("265", { delay: 20 });
  await page.waitForTimeout(2000);
  const typed = await page.evaluate(() => window.said);
  assert.ok(typed.length <= 2, `typing is not read out stroke by stroke: ${typed.join(" | ")}`);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await drawn(page);
  const all = await page.evaluate(() => window.said);
  assert.ok(all.length > typed.length, "undo is said");
  for (const sentence of all) assert.match(sentence, /^\p{Lu}.*\p{L}/u);
});

test("the skip link comes first, and leads to the content", async (t) => {
  const page = await at.open({ storage, hash: "#/first/share" });
  closing(t, page);
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
});

test("the help is in the same place on every step", async (t) => {
  const page = await at.open({ storage });
  closing(t, page);
  const places = new Set();
  for (const step of [...QUICK, ...FULL, "result", "report", "overview"]) {
    await visit(page, `#/first/${step}`);
    places.add(
      await page.evaluate(() => {
        const all = [...document.querySelectorAll("header a, header button")];
        return all.findIndex((one) => one.textContent === "Help") - all.length;
      }),
    );
  }
  assert.equal(places.size, 1);
});

test("no control goes without a name, and none says its name twice", async (t) => {
  const page = await at.open({ storage });
  closing(t, page);
  const devtools = await page.context().newCDPSession(page);
  const faults = [];
  for (const step of ["problem", "share", "worth", "cost", "result", "assumptions", "overview", "costs", "isolation", "money", "goal", "gains"]) {
    await visit(page, `#/first/${step}`);
    await unfold(page);
    const { nodes } = await devtools.send("Accessibility.getFullAXTree");
    for (const { ignored, role, name, description } of nodes) {
      if (ignored || !/^(button|link|textbox|checkbox|radio|combobox|searchbox|region|group|table|img|image)$/.test(role?.value)) continue;
      const words = name?.value?.trim() ?? "";
      // A group is a frame here, without a name where it is a fold.
      if (!words && role.value !== "group") faults.push(`${step}: a ${role.value} without a name`);
      if (description?.value && words.includes(description.value.trim())) faults.push(`${step}: "${words}" is described by its own name`);
    }
  }
  assert.deepEqual([...new Set(faults)], []);
});

test("boxes of the same screen have names that tell them apart", async (t) => {
  const page = await at.open({ storage });
  closing(t, page);
  const devtools = await page.context().newCDPSession(page);
  const faults = [];
  for (const step of QUICK) {
    await visit(page, `#/empty/${step}`);
    const { nodes } = await devtools.send("Accessibility.getFullAXTree");
    const names = nodes.filter(({ ignored, role }) => !ignored && /^(textbox|checkbox|combobox|button)$/.test(role?.value)).map(({ name, role }) => `${role.value} “${name?.value}”`);
    for (const name of new Set(names.filter((one, place) => names.indexOf(one) !== place))) faults.push(`${step}: ${name} ×${names.filter((one) => one === name).length}`);
  }
  assert.deepEqual(faults, []);
});
