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
export const dist = fileURLToPath(new URL("dist", root));
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
 * `hash` is where to go, `context` is handed to Playwright. The page carries what it has seen:
 * `errors` (console errors, uncaught errors, broken policy), `failed` (requests without a good answer),
 * `foreign` (requests to another origin). `page.clean()` throws if there is anything of it.
 */
export async function open(browser, site, options = {}) {
  const { width = 1280, height = 800, dark = false, storage = {}, hash = "", context: more = {} } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
    ...more,
  });
  // Only in the first page: a reload must find what the page itself has saved.
  await context.addInitScript((entries) => {
    if (sessionStorage.getItem("test-storage")) return;
    sessionStorage.setItem("test-storage", "done");
    for (const [key, value] of entries) localStorage.setItem(key, value);
  }, Object.entries(storage));

  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
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
  page.on("requestfailed", (request) => page.failed.push(`${request.url()} ${request.failure()?.errorText}`));
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

  await page.goto(site.url + hash);
  await started(page);
  return page;
}

/** The loader sets this once the wasm runs; one more frame lets the first view draw. */
export async function started(page) {
  await page.waitForFunction(() => window.wasmBindings !== undefined);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
}

/** The service worker has put everything aside. A page that does not ask for it by itself is helped to do so. */
export async function kept(page) {
  await page.evaluate(async () => {
    if (await navigator.serviceWorker.getRegistration()) return;
    await navigator.serviceWorker.register("./sw.js", { updateViaCache: "none" });
  });
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated");
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

/** Why the element with the focus cannot be seen, or null: it is outside the window, or under a bar that stays. */
export function focusHidden(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
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
  });
}
