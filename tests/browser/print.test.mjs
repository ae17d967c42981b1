// On paper the result and the report are one page, in A4 and in Letter, with what a reader needs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { around, closing, device, drawn, example, start, visit } from "./lib.mjs";

const run = promisify(execFile);
const READERS = ["finance", "sponsor", "managers", "participants"];
let at;
let folder;
let tools;
let storage;
before(async () => {
  at = await start();
  folder = await mkdtemp(join(tmpdir(), "payoff-print-"));
  tools = await run("pdftotext", ["-v"]).then(() => true, () => false);
  const short = around({
    id: "short",
    title: "Short study",
    state: "measured",
    locale: "en-GB",
    currency: "GBP",
    programme: { people: { value: "24", status: "entered" }, hours: { value: "16", status: "entered" }, hour: { value: { value: "38", status: "entered" } } },
    costs: [{ category: "delivery", name: "Programme", rate: { value: "38000", status: "entered" } }],
    measures: [{ name: "Errors", unit: "errors", better: "lower", period: "month", baseline: { value: "410", status: "entered" }, after: { value: "265", status: "entered" }, worth: { value: { value: "138", status: "entered" } }, isolation: { estimators: [{ share: { value: "60", status: "entered" }, confidence: { value: "70", status: "entered" } }] } }],
  });
  const all = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(example));
  // The fullest study: every text of an example five times as long, and its lists doubled.
  const full = structuredClone(all[0]);
  const stretch = (one) => {
    if (Array.isArray(one)) return one.map(stretch);
    if (one && typeof one === "object") return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, stretch(inner)]));
    return typeof one === "string" && / /.test(one) && !/^\d/.test(one) ? `${one} `.repeat(5).trim() : one;
  };
  full.studies = stretch(full.studies);
  Object.assign(full.studies[0], { id: "full" });
  full.studies[0].measures = [0, 0, 0, 0].flatMap(() => structuredClone(full.studies[0].measures));
  full.studies[0].costs.push(...structuredClone(full.studies[0].costs));
  // Each of them for each reader, named by both.
  const readers = [...all, full].flatMap((file) => READERS.map((audience) => {
    const copy = structuredClone(file);
    const [study] = copy.studies;
    study.story = { ...study.story, audience };
    study.id += `-${audience}`;
    return copy;
  }));
  storage = device(short, ...all, full, ...readers);
});
after(async () => {
  await at?.stop();
  if (folder) await rm(folder, { recursive: true });
});

async function printed(page, format) {
  const pdf = await page.pdf({ format, preferCSSPageSize: false, printBackground: true });
  const pages = (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  if (!tools) return { pages, text: null };
  const file = join(folder, "page.pdf");
  await writeFile(file, pdf);
  const [info, text] = await Promise.all([run("pdfinfo", [file]), run("pdftotext", ["-layout", file, "-"])]);
  return { pages: Number(/Pages:\s+(\d+)/.exec(info.stdout)[1]), text: text.stdout.replace(/\s+/g, " ") };
}

const WHAT = {
  short: ["£48,258", "92%", "Measured", "D"],
  "example-1": ["$309,659", "113%", "Measured", "A"],
  "example-7": ["−47.863", "−23", "Measured", "C"],
  full: ["Measured"],
};
for (const dark of [false, true]) {
  test(`one page of A4 and of Letter, from ${dark ? "dark" : "light"}`, { timeout: 250_000 }, async (t) => {
    const page = await at.open({ storage, dark });
    closing(t, page);
    const faults = [];
    for (const [study, words] of Object.entries(WHAT)) {
      for (const view of ["result", "report"]) {
        await visit(page, `#/${study}/${view}`);
        await drawn(page);
        for (const format of ["A4", "Letter"]) {
          const { pages, text } = await printed(page, format);
          const name = `${study}, ${view}, ${format}`;
          if (pages !== 1) faults.push(`${name}: ${pages} pages`);
          for (const word of words) if (text !== null && !text.includes(word)) faults.push(`${name}: ${word} is missing`);
          for (const word of ["Undo", "Save or open", "Nobody else can see"]) if (text?.includes(word)) faults.push(`${name}: “${word}” is printed`);
        }
      }
    }
    assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
  });
}

test("every example is one page for every reader, with its own words and the same figures", { timeout: 250_000 }, async (t) => {
  const page = await at.open({ storage });
  closing(t, page);
  const faults = [];
  const said = new Map();
  for (const study of [...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `example-${number}`), "full"]) {
    const figures = new Set();
    for (const reader of READERS) {
      await visit(page, `#/${study}-${reader}/report`);
      for (const format of ["A4", "Letter"]) {
        const { pages } = await printed(page, format);
        if (pages !== 1) faults.push(`${study} for ${reader}, ${format}: ${pages} pages`);
      }
      const [head, numbers, titles] = await page.evaluate(() => [
        document.querySelector(".sheet__head b").textContent,
        [...document.querySelectorAll(".sheet__nums dd:nth-child(2)")].map((one) => one.textContent).join(" "),
        [...document.querySelectorAll(".sheet h2")].map((one) => one.textContent).join(" | "),
      ]);
      figures.add(numbers);
      said.set(reader, [...(said.get(reader) ?? []), `${head} ${titles}`]);
    }
    if (figures.size !== 1) faults.push(`${study}: readers get other figures: ${[...figures].join(" / ")}`);
  }
  assert.equal(faults.length, 0, `\n${faults.join("\n")}`);
  const pages = [...said.values()].map((all) => all[0]);
  assert.equal(new Set(pages).size, READERS.length, pages.join("\n"));
  assert.ok(said.get("sponsor")[0].includes("What was expected | Who does what from now on"), said.get("sponsor")[0]);
  assert.ok(said.get("participants")[0].includes("Two people’s cases"), said.get("participants")[0]);
});

test("the reader is chosen beside the page and kept with the study", async (t) => {
  const page = await at.open({ storage, hash: "#/example-1-finance/report" });
  closing(t, page);
  await page.getByLabel("The sponsor").check();
  await page.locator(".sheet__head b").filter({ hasText: "For the sponsor" }).waitFor();
  await page.waitForTimeout(700);
  await page.reload();
  await page.locator(".sheet__head b").filter({ hasText: "For the sponsor" }).waitFor();
  assert.ok(await page.getByLabel("The sponsor").isChecked());
});

test("paper is light, whatever the screen is", async (t) => {
  const page = await at.open({ storage, dark: true, hash: "#/example-1/report" });
  closing(t, page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const colours = await page.evaluate(() => {
    const light = (colour) => {
      const [red, green, blue, alpha = 1] = colour.match(/[\d.]+/g).map(Number);
      return alpha === 0 ? 1 : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
    };
    const sheet = document.querySelector(".sheet");
    return { paper: light(getComputedStyle(sheet).backgroundColor), body: light(getComputedStyle(document.body).backgroundColor), ink: light(getComputedStyle(sheet).color) };
  });
  assert.ok(colours.paper > 0.9 && colours.body > 0.9 && colours.ink < 0.3, JSON.stringify(colours));
});
