// What the browser tests share: a server, a browser, a page that remembers everything that went wrong in it.
// The page is served from a sub-path, because that is where Pages puts a project.

import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

// The npm packages are installed beside the scripts.
const require = createRequire(new URL("../../scripts/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const root = new URL("../../", import.meta.url);
/** The build under test. PAYOFF_DIST names a copy of it where another build may run at the same time. */
export const dist = process.env.PAYOFF_DIST || fileURLToPath(new URL("dist", root));
export const budget = JSON.parse(await readFile(new URL("tests/budget.json", root), "utf8"));

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** scripts/test names the browser in CHROME; without it Playwright's own one is used, if there is one. */
export async function launch() {
  const executablePath = process.env.CHROME || chromium.executablePath();
  if (!existsSync(executablePath)) throw new Error("No browser found. Set CHROME, or run the tests with scripts/test.");
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A server and a browser for one test file: `before(async () => (at = await start()))`, `after(() => at.stop())`. */
export async function start({ dir = dist, prefix = "/a/b/" } = {}) {
  const site = await serve({ dir, prefix });
  const browser = await launch().catch(async (error) => {
    await site.close();
    throw error;
  });
  return {
    site,
    browser,
    open: (options) => open(browser, site, options),
    stop: async () => {
      await browser.close();
      await site.close();
    },
  };
}

/**
 * Opens the page in a fresh profile and waits until it has started. `storage` is put into localStorage before that,
 * `hash` is where to go, `init` a script that runs before the page's own, `context` is handed to Playwright.
 * The page carries what it has seen:
 * `errors` (console errors, uncaught errors, broken policy), `failed` (requests without a good answer),
 * `foreign` (requests to another origin). `page.clean()` throws if there is anything of it.
 */
export async function open(browser, site, options = {}) {
  const { width = 1280, height = 800, dark = false, storage = {}, hash = "", init, context: more = {}, ...unknown } = options;
  if (Object.keys(unknown).length) throw new Error(`open() knows no ${Object.keys(unknown).join(", ")}`);
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
    ...more,
  });
  // Only in the first page: a reload must find what the page itself has saved.
  await context.addInitScript((entries) => {
    if (location.protocol === "about:" || sessionStorage.getItem("test-storage")) return;
    sessionStorage.setItem("test-storage", "done");
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, Object.entries(storage));
  if (init) await context.addInitScript(init);

  const page = await tab(context, site);
  await page.goto(site.url + hash);
  await started(page);
  return page;
}

/** An empty tab that remembers what goes wrong in it; a second one of the same context shares its device. */
export async function tab(context, site) {
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  Object.assign(page, { site, errors: [], failed: [], foreign: [], wire: new Map() });
  page.on("console", (message) => {
    if (message.type() === "error") page.errors.push(message.text());
  });
  page.on("pageerror", (error) => page.errors.push(String(error)));
  const origin = new URL(site.url).origin;
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) page.foreign.push(url);
  });
  page.on("requestfailed", (request) => {
    // The browser gives up a request when the page is left before it is answered: that is no fault of the page.
    const error = request.failure()?.errorText;
    if (error !== "net::ERR_ABORTED") page.failed.push(`${request.url()} ${error}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) page.failed.push(`${response.url()} ${response.status()}`);
  });
  page.clean = () => {
    const seen = [...page.errors, ...page.failed, ...page.foreign];
    if (seen.length) throw new Error(`The page was not clean:\n  ${seen.join("\n  ")}`);
  };

  // What the network carried, headers included, is known only to the browser's own protocol.
  const devtools = await context.newCDPSession(page);
  await devtools.send("Network.enable");
  const urls = new Map();
  devtools.on("Network.responseReceived", ({ requestId, response }) => {
    if (!response.fromServiceWorker && !response.fromDiskCache) urls.set(requestId, response.url);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const url = urls.get(requestId);
    if (url?.startsWith(origin)) page.wire.set(url, (page.wire.get(url) ?? 0) + encodedDataLength);
  });
  return page;
}

/** The program asks for its second part at the first sign of a person, and says so once that is there too; one more frame
 * lets the view draw. */
export async function started(page) {
  await page.waitForFunction(() => window.wasmBindings !== undefined);
  await page.mouse.move(2, 2);
  await page.mouse.move(3, 3);
  await page.waitForFunction(() => window.wasmBindings !== undefined && document.documentElement.hasAttribute("data-whole"));
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** The service worker has put everything aside. A page that does not ask for it by itself is helped to do so. */
export async function kept(page) {
  await page.evaluate(async () => {
    if (await navigator.serviceWorker.getRegistration()) return;
    await navigator.serviceWorker.register("./sw.js", { updateViaCache: "none" });
  });
  await until(page, async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
}

/**
 * Waits for what the page can only tell with a promise: Playwright's own waiting takes any promise for a yes.
 * A page in the middle of a reload has no answer yet.
 */
export async function until(page, question) {
  for (const end = Date.now() + 20_000; !(await page.evaluate(question).catch(() => false)); ) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${question}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Bytes over the wire by file, headers included, and their sum. */
export function bytes(page) {
  const files = Object.fromEntries([...page.wire].map(([url, size]) => [url.slice(page.site.url.length), size]));
  return { files, total: Object.values(files).reduce((sum, size) => sum + size, 0) };
}

const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds wrong, one line for each element. Evaluated by the debugger, which no content policy stops. */
export async function axe(page, { without = [] } = {}) {
  await page.evaluate(`${AXE}; undefined`);
  const found = await page.evaluate(
    ([tags, rules]) => axe.run(document, { runOnly: { type: "tag", values: tags }, rules, resultTypes: ["violations"] }),
    [TAGS, Object.fromEntries(without.map((rule) => [rule, { enabled: false }]))],
  );
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help} – ${node.target.join(" ")} ${node.failureSummary?.split("\n").slice(1).join(" ") ?? ""}`),
  );
}

/** Throws if the page can be scrolled sideways, and names what is too wide. */
export async function noSidewaysScroll(page) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const guilty = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 0.5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`);
    return `${scrollWidth} px in a window of ${clientWidth}: ${guilty.slice(0, 8).join(", ")}`;
  });
  if (wide) throw new Error(`The page scrolls sideways, ${wide}`);
}

/**
 * Why the element with the focus cannot be seen, or null: it is outside the window, or under a bar that stays; `nowhere` where
 * nothing has the focus. Runs in the page.
 */
export function hiddenFocus(nowhere) {
  const element = document.activeElement;
  if (!element || element === document.body) return nowhere;
  const name = `${element.tagName.toLowerCase()}#${element.id} "${(element.innerText || element.value || "").slice(0, 30)}"`;
  const box = element.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  // What is taller than the window cannot be whole in it; its start must be.
  const bottom = Math.min(box.bottom, Math.max(box.top, 0) + clientHeight);
  if (box.top < -1 || bottom > clientHeight + 1 || box.left < -1 || box.right > clientWidth + 1) {
    return `${name} is outside the window`;
  }
  for (const across of [0.1, 0.5, 0.9]) {
    for (const down of [0.1, 0.5, 0.9]) {
      let over = document.elementFromPoint(box.left + box.width * across, box.top + (bottom - box.top) * down);
      while (over && !/fixed|sticky/.test(getComputedStyle(over).position)) over = over.parentElement;
      if (over && !over.contains(element) && !element.contains(over)) {
        return `${name} is under ${over.tagName.toLowerCase()}.${over.getAttribute("class") ?? ""}`;
      }
    }
  }
  return null;
}
export const focusHidden = (page, nowhere = null) => page.evaluate(hiddenFocus, nowhere);

// ---- What a person does ----

/** Goes to a place of the page by its address, as a link would. */
export async function visit(page, hash) {
  await page.goto(page.site.url + hash);
  await drawn(page);
}

/** Two frames later everything that follows a change has been drawn and has the focus. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));

/**
 * What waits for numbers to rest has followed. The page waits a tenth of a second; this clock and the page's stand in one
 * queue, so that no load of the machine turns them round.
 */
export const rested = (page) =>
  page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done)), 150)));

/** The result stands on all draws. */
export async function allDraws(page) {
  await page.getByText(/^From 10\D?000 draws/).first().waitFor({ state: "attached" });
  await rested(page);
}

/** Opens every fold, and the folds in them. What a fold holds is made after it has opened. */
export const unfold = (page) =>
  page.evaluate(async () => {
    const closed = () => [...document.querySelectorAll("main details:not([open])")];
    for (let all = closed(); all.length; all = closed()) {
      const toggled = all.map((one) => new Promise((done) => one.addEventListener("toggle", done, { once: true })));
      for (const one of all) one.open = true;
      await Promise.all(toggled);
    }
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  });

/** Another screen is there: its address, its heading with the focus, and what follows them. */
export async function arrived(page, url) {
  await page.waitForURL(url);
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  await drawn(page);
}

export const undo = (page) => page.getByRole("navigation", { name: "Tools" }).getByRole("button", { name: /^Undo/ });
export const redo = (page) => page.getByRole("navigation", { name: "Tools" }).getByRole("button", { name: /^Redo/ });

/** What the page tells until the next action. */
export const message = (page) => page.getByRole("region", { name: "Message" });

/** From here on, every message of the status line is kept in `window.said`. */
export const listen = (page) =>
  page.evaluate(() => {
    window.said = [];
    const line = document.querySelector("#app > p[role=status]");
    new MutationObserver(() => line.textContent.trim() && window.said.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
  });

/** The page is closed after the test. */
export const closing = (t, page) => t.after(() => page.context().close());

/** A study that has begun and holds no number. */
export const empty = () =>
  around({ id: "empty", situation: "quality", state: "measured", locale: "en-GB", currency: "GBP", costs: [{ category: "delivery", name: "Programme" }], measures: [{ name: "Errors", unit: "errors", better: "lower", period: "month", isolation: { estimators: [{}] } }] });

/** The box with exactly this label, or one that fits a pattern. */
export const box = (page, label) => page.getByRole("textbox", { name: label, exact: true });

/** One answer of a closed question. */
export const answer = (page, question, words) =>
  page.getByRole("group", { name: question, exact: true }).getByRole("radio", { name: words, exact: true }).check();

/** Continue, and wait for the next screen. */
export async function next(page) {
  const here = page.url();
  await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
  await page.waitForURL((url) => String(url) !== here);
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
}

/**
 * The ten answers of quick mode, from the start screen to the result. By hand:
 * improvement 410 − 265 = 145 errors a month, 145 × 12 = 1,740 a year; × 60 % × 70 % = 730.8; × 138 = 100,850.40 a year.
 * Cost 38,000 + 24 people × 16 hours × 38 = 14,592 of time = 52,592. Net 48,258.40, ROI 48,258.40 ÷ 52,592 = 91.76 %,
 * ratio 1.9176, payback 52,592 ÷ (100,850.40 ÷ 12) = 6.26 months, break-even at 52,592 ÷ 100,850.40 = 52.15 %.
 */
export async function tenAnswers(page) {
  const ways = [
    () => page.getByRole("link", { name: /Errors and rework/ }).click(),
    () => answer(page, "Has the training taken place?", /^Measured/),
    () => box(page, "Number before the training (baseline)").fill("410"),
    () => box(page, "Number after the training").fill("265"),
    () => next(page),
    () => answer(page, "Could they do it if they had to?", "No"),
    () => answer(page, "Do they have the tools and the time?", "Yes"),
    () => answer(page, "Does anything punish doing it right?", "No"),
    () => next(page),
    () => box(page, "Share due to the training, in percent").fill("60"),
    () => box(page, "How sure are you of that share, in percent").fill("70"),
    () => next(page),
    () => box(page, "Value of one error, in pounds").fill("138"),
    () => next(page),
    () => box(page, "Number of people").fill("24"),
    () => box(page, "Training hours for each person").fill("16"),
    () => box(page, /^Programme price, in pounds/).fill("38,000"),
    () => box(page, "Cost of one working hour, in pounds").fill("38"),
    () => next(page),
  ];
  for (const way of ways) await way();
  return ways.length;
}

/** The number under the name of a figure, on the result or the report. */
export const fact = (page, name) =>
  page.locator("dt:visible").filter({ hasText: new RegExp(`^${name.replace(/[().$]/g, "\\$&")}$`) }).locator("xpath=following-sibling::dd[1]");

/** The cells of each row of a table but its head. A table behind a fold is made after the fold has opened, so it is waited for. */
export async function rows(page, name) {
  const all = page.getByRole("table", { name }).getByRole("row");
  await all.nth(1).waitFor();
  return all.evaluateAll((all) => all.slice(1).map((row) => [...row.cells].map((cell) => cell.innerText)));
}

/** What the device holds, each study as the file would hold it. */
export const onDevice = (page) =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith("payoff/study/"))
      .sort()
      .map((key) => JSON.parse(localStorage[key]).file.studies[0]),
  );

/** Waits until the page says that everything is on the device. */
export const saved = (page) => page.getByText(/^Saved on this device, \d/).waitFor();

/** An example as it ships, by its number; its file around one study. */
export const example = async (number) =>
  JSON.parse(await readFile(new URL(`src/study/examples/s${number}.json`, root), "utf8"));

/** The example of the leavers as it was with a third of its people: small enough for its odds to be about even. */
export const smallExample = async () => JSON.parse(await readFile(new URL("tests/fixtures/leavers_small.json", root), "utf8"));

/** What a device that holds these files has in its storage, each under the id of its study. */
export const device = (...files) =>
  Object.fromEntries(files.map((file) => [`payoff/study/${file.studies[0].id}`, JSON.stringify({ revision: 1, file })]));

/** A file of ours around these studies. */
export const around = (...studies) => ({
  format: "payoff-study",
  version: 1,
  producer: "Payoff test",
  written: "2026-11-21T12:00:00Z",
  kind: studies.length === 1 ? "study" : "backup",
  studies,
});

/** Chooses a file on the screen for files, without opening it. */
export async function choose(page, name, content) {
  const buffer = Buffer.from(typeof content === "string" || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  if (!page.url().endsWith("#/files")) await visit(page, "#/files");
  await page.getByLabel("Study file").setInputFiles({ name, mimeType: "application/json", buffer });
  await page.locator("#preview").waitFor();
}
