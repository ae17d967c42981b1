// The page works through every host that docs/HOSTING.md has a recipe for, and from one file on a disk.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { single } from "../../scripts/single.mjs";
import { dist, launch, started, tab } from "./lib.mjs";

const recipe = (name) => readFile(new URL(`../../docs/hosts/${name}`, import.meta.url), "utf8");
const has = (command) => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0;

let browser;
let work;
before(async () => {
  browser = await launch();
  work = await mkdtemp(join(tmpdir(), "payoff-hosts-"));
});
after(async () => {
  await browser?.close();
  await rm(work, { recursive: true, force: true });
});

/** Starts the page at `url`, opens an example, and hears no complaint from the browser. */
async function works(url) {
  const context = await browser.newContext();
  const page = await tab(context, { url });
  await page.goto(url);
  await started(page);
  await page.getByRole("link", { name: "Open an example" }).click();
  await page.getByRole("heading", { level: 1, name: /example/i }).waitFor();
  await page.getByRole("main").getByRole("button").first().click();
  await page.locator(".verdict h1").waitFor();
  page.clean();
  await context.close();
}

/** A port that nobody uses now. */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Runs a host until `use` is done with its address. */
async function behind(command, args, url, use) {
  const host = spawn(command, args, { stdio: "ignore", env: { ...process.env, HOME: work } });
  try {
    for (let tries = 0; ; tries += 1) {
      if (await fetch(url).then((answer) => answer.ok, () => false)) break;
      assert.ok(tries < 100, `${command} does not answer`);
      await new Promise((done) => setTimeout(done, 100));
    }
    await use(url);
  } finally {
    host.kill();
  }
}

/** What a good host answers: the page anew each time, a hashed file for good. */
async function keepsHashedFiles(url) {
  const page = await fetch(url);
  assert.equal(page.headers.get("cache-control"), "no-cache");
  assert.equal(page.headers.get("x-content-type-options"), "nosniff");
  const [script] = (await page.text()).match(/payoff-[0-9a-f]+\.js/);
  assert.match((await fetch(url + script)).headers.get("cache-control"), /immutable/);
}

test("works behind nginx as the recipe sets it up", { skip: !has("nginx") && "there is no nginx" }, async () => {
  const port = await freePort();
  const types = ["/etc/nginx/mime.types", "/usr/local/etc/nginx/mime.types", "/opt/homebrew/etc/nginx/mime.types"];
  const found = types.find((path) => spawnSync("test", ["-f", path]).status === 0);
  const server = (await recipe("nginx.conf"))
    .replace("listen 8080;", `listen 127.0.0.1:${port};`)
    .replace("/srv/payoff", dist)
    .replace("include mime.types;", `include ${found};`);
  const config = join(work, "nginx.conf");
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${work}/${name};`).join(" ");
  const user = process.getuid() === 0 ? "user root;" : "";
  await writeFile(config, `${user} pid ${work}/nginx.pid; error_log ${work}/error.log; events {} http { access_log off; ${paths} ${server} }`);
  await behind("nginx", ["-c", config, "-g", "daemon off;"], `http://127.0.0.1:${port}/`, async (url) => {
    await keepsHashedFiles(url);
    await works(url);
  });
});

test("works behind Caddy as the recipe sets it up", { skip: !has("caddy") && "there is no Caddy" }, async () => {
  const port = await freePort();
  const config = join(work, "Caddyfile");
  const site = (await recipe("Caddyfile")).replace(":8080 {", `http://127.0.0.1:${port} {`).replace("/srv/payoff", dist);
  await writeFile(config, `{\n\tadmin off\n}\n${site}`);
  await behind("caddy", ["run", "--config", config, "--adapter", "caddyfile"], `http://127.0.0.1:${port}/`, async (url) => {
    await keepsHashedFiles(url);
    await works(url);
  });
});

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/** A host that sends `headers` and does no more than it must: it does not know the type of the program either. */
async function plain(headers, use) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const file = join(dist, path === "/" ? "index.html" : path);
    const body = await readFile(file).catch(() => null);
    response.writeHead(body ? 200 : 404, { ...headers, "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    await use(`http://127.0.0.1:${server.address().port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("works with the file of headers, and under the strictest ones", async () => {
  const lines = (await recipe("_headers")).split("\n").filter((line) => /^ {2}\S/.test(line));
  const headers = Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/).slice(0, 2)));
  assert.equal(headers["X-Content-Type-Options"], "nosniff");
  const strict = { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Resource-Policy": "same-origin" };
  await plain({ ...headers, ...strict }, works);
});

test("works from a plain folder whose host knows no types", () => plain({}, works));

test("one file holds the whole page, opens from a disk, keeps what was typed, and asks nobody", async () => {
  const file = join(work, "payoff.html");
  await writeFile(file, await single(dist));
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ offline: true });
  const page = await tab(context, { url });
  await page.goto(url);
  await started(page);
  await page.getByRole("link", { name: /Errors and rework/ }).click();
  await page.getByRole("heading", { level: 1, name: "What is the problem, in one number?" }).waitFor();
  await page.getByRole("textbox").first().fill("Returned parts");
  await page.getByText(/^Saved on this device, \d/).waitFor();
  await page.reload();
  await started(page);
  assert.equal(await page.getByRole("textbox").first().inputValue(), "Returned parts");
  await page.goto(`${url}#/examples`);
  await page.getByRole("heading", { level: 1, name: /example/i }).waitFor();
  await page.getByRole("main").getByRole("button").first().waitFor();
  assert.deepEqual([...page.errors, ...page.failed], []);
  assert.deepEqual(page.foreign.filter((asked) => !asked.startsWith(url)), []);
  await context.close();
});
