// How long a keystroke takes on its way to the screen: from the event to the next frame after the page has changed.
// On the share step of the largest example, beside the same step of an empty study and a bare box that writes its value
// into a paragraph; and in a cost line and an answer of the study with the longest lists, which are its worst steps.
// Plain and with the processor slowed four times. Times depend on the machine: nothing fails here.

import { around, device, drawn, example, start, visit } from "../browser/lib.mjs";
import { longest } from "../fixtures/longest.mjs";

const STROKES = 100;
const at = await start();
const files = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(example));
const size = (file) => JSON.stringify(file).length;
const largest = files.reduce((left, right) => (size(right) > size(left) ? right : left));
// The share of the first measure is asked for where no record stands in its place.
for (const measure of largest.studies[0].measures) {
  measure.comparison = {};
  measure.before_series = [];
  measure.after_series = [];
  measure.isolation = { ...measure.isolation, estimators: [{ share: { value: "60", status: "entered" }, confidence: { value: "70", status: "entered" } }] };
}
largest.studies[0].id = "largest";
const empty = around({ id: "empty", situation: "quality", state: "measured", locale: "en-US", currency: "USD", measures: [{ name: "Errors", unit: "errors", better: "lower", isolation: { estimators: [{}] } }] });

/** Milliseconds of each stroke in the box that has the focus. */
async function strokes(page) {
  await page.evaluate(() => {
    window.times = [];
    document.activeElement.addEventListener(
      "keydown",
      () => {
        const begun = performance.now();
        // The frame after the handlers have run, and the task behind it: the frame is done.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.times.push(performance.now() - begun);
          channel.port2.postMessage(0);
        });
      },
      { capture: true },
    );
  });
  for (let stroke = 0; stroke < STROKES; stroke += 1) {
    await page.keyboard.press(stroke % 2 ? "Backspace" : "5");
    await page.waitForFunction((count) => window.times.length > count, stroke);
  }
  return (await page.evaluate(() => window.times)).sort((left, right) => left - right);
}

const page = await at.open({ storage: device(largest, empty, around(longest())) });
const devtools = await page.context().newCDPSession(page);
const box = () => page.getByRole("textbox", { name: "Share due to the training, in percent", exact: true }).first();
/** A step of full mode, which asks every question. Opens every fold, as somebody has who types into it, and puts the focus into a box by its id. */
const into = async (step, id) => {
  await visit(page, `#/longest/${step}`);
  await page.evaluate(() => document.querySelectorAll("main details").forEach((fold) => (fold.open = true)));
  await page.locator(`[id="${id}"]`).focus();
};
const places = {
  "bare box": async () => {
    await page.evaluate(() => {
      document.querySelector("#app").innerHTML = "<label>Bare <input id=bare></label><p id=out></p>";
      document.querySelector("#bare").addEventListener("input", (event) => (document.querySelector("#out").textContent = event.target.value));
      document.querySelector("#bare").focus();
    });
  },
  "empty study": async () => {
    await visit(page, "#/empty/share");
    await box().focus();
  },
  "largest example": async () => {
    await visit(page, "#/largest/share");
    await box().focus();
  },
  "a long cost list": () => into("costs", "f-costs-20-rate"),
  "many answers": () => into("isolation", "f-measures-0-isolation-respondents-20-change"),
};

console.log(`A keystroke's way to the screen, ${STROKES} of them each; ${largest.studies[0].title}`);
for (const slow of [1, 4]) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
  const found = {};
  for (const name of ["empty study", "largest example", "a long cost list", "many answers", "bare box"]) {
    await places[name]();
    await drawn(page);
    const times = await strokes(page);
    found[name] = { median: times[STROKES / 2], p95: times[Math.floor(STROKES * 0.95)] };
  }
  console.log(slow === 1 ? "plain" : `processor slowed ${slow} times`);
  for (const [name, { median, p95 }] of Object.entries(found)) {
    const against = (other) => `${(median / found[other].median).toFixed(2)} × ${other}`;
    const ratios = name === "bare box" ? "" : name === "empty study" ? against("bare box") : `${against("empty study")}, ${against("bare box")}`;
    console.log(`  ${name.padEnd(16)} median ${median.toFixed(1).padStart(6)} ms, p95 ${p95.toFixed(1).padStart(6)} ms  ${ratios}`);
  }
  if (slow === 1) {
    await page.reload();
    await page.waitForFunction(() => document.documentElement.hasAttribute("data-whole"));
  }
}
try {
  page.clean();
} catch (error) {
  console.log(error.message);
}
await at.stop();
