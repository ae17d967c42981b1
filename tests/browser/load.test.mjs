// The page starts, from a sub-path, within its budget, and talks to nobody.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { axe, budget, bytes, dist, kept, noSidewaysScroll, start, started, tab, until } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

test("starts from a sub-path without an error or a request to anybody else", async () => {
  const page = await at.open();
  assert.notEqual((await page.locator("body").innerText()).trim(), "");
  assert.match(page.url(), /\/a\/b\/(#.*)?$/);
  page.clean();
});

test("the folder without its slash leads to the page", async () => {
  const answer = await fetch(at.site.url.slice(0, -1), { redirect: "manual" });
  assert.equal(answer.status, 301);
  assert.equal(answer.headers.get("location"), "/a/b/");
});

test("the first load keeps to its budget and takes each file once", async (t) => {
  // Without a service worker, whose own copies are no part of the first load.
  const page = await at.open({ context: { serviceWorkers: "block" } });
  const { files, total: all } = bytes(page);
  // The first screen works without the second part of the program; the next test holds it to that.
  const later = Object.keys(files).filter((file) => /^(later|shared)-/.test(file));
  // What it shares with the third part is a file of its own.
  assert.ok(later.length === 1 || later.length === 2, `${later}`);
  const total = later.reduce((rest, file) => rest - files[file], all);
  for (const file of later) delete files[file];
  t.diagnostic(Object.entries({ ...files, total }).map(([file, size]) => `${file || "./"} ${size}`).join(", "));
  assert.ok(Object.keys(files).length <= budget.requests, `${Object.keys(files).length} requests`);
  // On the wire each file comes with a head, which the budget of the files does not hold.
  const heads = 400 * Object.keys(files).length;
  assert.ok(total <= budget.first_load_brotli_bytes + heads, `${total} bytes`);
});

test("the first screen works before the second part is there, and other screens wait for it", async () => {
  const context = await at.browser.newContext({ serviceWorkers: "block" });
  const page = await tab(context, at.site);
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route(/later-/, (route) => held.then(() => route.continue()));
  await page.goto(at.site.url);
  await page.getByRole("heading", { name: "Saved on this device" }).waitFor();
  await page.getByRole("radio", { name: "Dark" }).check();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.getByRole("link", { name: /Errors and rework/ }).click();
  await page.getByText("Opening …").waitFor();
  letGo();
  await page.getByRole("heading", { level: 1, name: "What is the problem, in one number?" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1");
  page.clean();
  await context.close();
});

test("a second part that cannot be loaded is said in words, and asked for again", async () => {
  const context = await at.browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.route(/later-/, (route) => route.fulfill({ status: 404 }));
  await page.goto(at.site.url);
  await page.waitForFunction(() => window.wasmBindings !== undefined);
  await page.mouse.move(2, 2);
  await page.getByText(/A part of this page could not be loaded/).waitFor();
  await page.unroute(/later-/);
  await page.getByRole("link", { name: "Help", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Help" }).waitFor();
  await context.close();
});

test("a page that nobody touches loads only its first part, and the first sign of a person brings the second", async () => {
  const context = await at.browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const later = [];
  page.on("request", (request) => /later-/.test(request.url()) && later.push(request.url()));
  await page.goto(at.site.url);
  await page.waitForFunction(() => window.wasmBindings !== undefined);
  await page.waitForTimeout(500);
  assert.equal(later.length, 0);
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.documentElement.hasAttribute("data-whole"));
  assert.equal(later.length, 1);
  await context.close();
});

test("each part of the program is asked for once, also while the page is being kept for later", async () => {
  at.site.requests.length = 0;
  const page = await at.open();
  await kept(page);
  const wasm = at.site.requests.filter((request) => request.path.endsWith(".wasm"));
  assert.ok(wasm.length >= 2);
  assert.equal(new Set(wasm.map((request) => request.path)).size, wasm.length);
  assert.ok(wasm.every((request) => request.status === 200));
  await page.context().close();
});

test("works without a network once it is kept, at a deep address too", async () => {
  const page = await at.open();
  await kept(page);
  await page.context().setOffline(true);
  at.site.requests.length = 0;
  await page.reload();
  await started(page);
  await page.goto(`${at.site.url}?from=elsewhere#/cost`);
  await started(page);
  assert.notEqual((await page.locator("body").innerText()).trim(), "");
  // The browser itself asks for a newer worker, and that does not know of the page's pretended lack of a network.
  assert.deepEqual(at.site.requests.filter((request) => !request.path.endsWith("/sw.js")), []);
  page.clean();
  await page.context().close();
});

test("a program that the browser stops says so, and saves nothing any more", async () => {
  const page = await at.open();
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await page.getByRole("alert").getByRole("heading", { name: "Something went wrong on this page" }).waitFor();
  await page.context().close();
});

test("the policy is the first thing the page says, and nothing breaks it", async () => {
  const page = await at.open();
  const first = await page.evaluate(() => document.head.children[1].outerHTML);
  assert.match(first, /Content-Security-Policy/);
  const escaped = await page.evaluate(() => fetch("https://example.com/").then(() => true, () => false));
  assert.equal(escaped, false, "a request to another origin must be blocked");
});

test("the first view has no fault that axe finds, in light and dark, and fits a small window", async () => {
  for (const dark of [false, true]) {
    const page = await at.open({ width: 320, height: 640, dark });
    await noSidewaysScroll(page);
    assert.deepEqual(await axe(page), []);
    await page.context().close();
  }
});

test("a new build waits until it is asked for, and then is there as a whole", async (t) => {
  const page = await at.open();
  await kept(page);
  const next = await mkdtemp(join(tmpdir(), "payoff-next-"));
  await cp(dist, next, { recursive: true });
  const change = async (file, from, to) => writeFile(join(next, file), (await readFile(join(next, file), "utf8")).replace(from, to));
  await change("index.html", "<html", "<html data-next");
  await change("sw.js", /VERSION = "/, '$&next-');
  at.site.dir = next;
  t.after(() => {
    at.site.dir = dist;
    return rm(next, { recursive: true });
  });

  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await until(page, async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
  await page.reload();
  await started(page);
  assert.equal(await page.locator("html[data-next]").count(), 0, "the new build must wait");

  const notice = page.getByRole("region", { name: "Message" });
  await notice.getByText("A new version is ready. Your studies stay.").waitFor();
  await notice.getByRole("button", { name: "Reload" }).click();
  await page.locator("html[data-next]").waitFor({ state: "attached" });
  await started(page);
  await until(page, async () => (await caches.keys()).length === 1);
});

/** A page whose program cannot start, with one file of the build changed or missing. */
async function stopped(t, { html, wasm, init, url }) {
  const context = await at.browser.newContext({ serviceWorkers: "block" });
  t.after(() => context.close());
  const page = await context.newPage();
  if (init) await page.addInitScript(init);
  if (html) {
    await page.route(at.site.url, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: html(await answer.text()) });
    });
  }
  if (wasm) await page.route(/_bg\.wasm$/, (route) => route.fulfill(wasm));
  await page.goto(url ?? at.site.url);
  return page.locator(".stopped").innerText();
}

test("why the program does not start is said, each cause in its own sentence", async (t) => {
  const { pathToFileURL } = await import("node:url");
  assert.match(await stopped(t, { url: pathToFileURL(join(dist, "index.html")).href }), /^This page was opened as a file/);
  assert.match(await stopped(t, { wasm: { status: 404, body: "Not found" } }), /^A part of the program is missing at this address/);
  assert.match(await stopped(t, { wasm: { status: 200, contentType: "text/html", body: "<!doctype html>" } }), /^A part of the program is missing at this address/);
  assert.match(await stopped(t, { html: (text) => text.replace("window.payoffBegun=1;", "window.payoffBegun=1;/* optimised */") }), /^This page was changed on its way/);
  assert.match(await stopped(t, { html: (text) => text.replaceAll(/payoff-([0-9a-f]{16})\.js/g, "gone-$1.js") }), /^The program of this page is not at this address|^This page was changed/);
  assert.match(await stopped(t, { init: () => delete window.WebAssembly }), /^This browser may not run WebAssembly here/);
});

test("the worker answers for the page and its files, and for nothing beside them", async (t) => {
  const page = await at.open();
  t.after(() => page.context().close());
  await kept(page);
  await page.reload();
  await started(page);
  const beside = await page.evaluate(() => Promise.all(["handbook.pdf", "other/", "other/index.html"].map((file) => fetch(file).then((answer) => answer.status))));
  assert.deepEqual(beside, [404, 404, 404]);
  const other = await page.context().newPage();
  const answer = await other.goto(`${at.site.url}other/`);
  assert.equal(answer.status(), 404);
  await page.context().setOffline(true);
  await page.goto(`${at.site.url}index.html#/help`);
  await page.getByRole("heading", { level: 1, name: "Help" }).waitFor();
});

test("a missing manifest or icon does not take offline away", async (t) => {
  const bare = await mkdtemp(join(tmpdir(), "payoff-bare-"));
  await cp(dist, bare, { recursive: true });
  for (const file of ["manifest.webmanifest", "icon.svg"]) await rm(join(bare, file), { force: true });
  at.site.dir = bare;
  t.after(() => {
    at.site.dir = dist;
    return rm(bare, { recursive: true });
  });
  const page = await at.open();
  t.after(() => page.context().close());
  await kept(page);
  await page.context().setOffline(true);
  await page.reload();
  await started(page);
  await page.getByRole("heading", { level: 1, name: "Show what your training is worth" }).waitFor();
});
