// A small static server for the built page: what scripts/serve and the browser tests use.
// It sends what a good host sends (brotli, right types, long caching of hashed names), so that faults there show here.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { fileURLToPath } from "node:url";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
const PACKED_ALREADY = new Set([".png"]);

// The build writes a hash into a name when the name changes with the content.
const HASHED = /-[0-9a-f]{16}(_bg)?\.\w+$/;

// Headers a static host such as Pages cannot set are left out on purpose: the page must be safe without them.
function headers(file) {
  return {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "cache-control": HASHED.test(file) ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    vary: "accept-encoding",
  };
}

const compress = promisify(brotliCompress);

/** The smallest form a host could send. */
export const brotli = (bytes) =>
  compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/**
 * The same, kept beside other temporary files under the name of its content: the program takes seconds to compress, and every
 * test file starts a server of its own.
 */
async function packed(bytes) {
  const folder = join(tmpdir(), "payoff-packed");
  const file = join(folder, createHash("sha256").update(bytes).digest("hex"));
  const kept = await readFile(file).catch(() => null);
  if (kept) return kept;
  const small = await brotli(bytes);
  // Two servers may come to this at the same time; a file appears as a whole.
  const draft = `${file}.${process.pid}`;
  await mkdir(folder, { recursive: true })
    .then(() => writeFile(draft, small))
    .then(() => rename(draft, file))
    .catch(() => {});
  return small;
}

/**
 * Serves the folder `dir` under `prefix`, which ends with a slash. `port` 0 takes any free one.
 * `requests` lists what was asked for: { path, status, bytes }.
 * `dir` of the answer may be set to another build while the server runs, as a deployment would.
 */
export async function serve({ dir, prefix = "/", port = 0 }) {
  const cache = new Map();
  const requests = [];
  const site = { dir: resolve(dir), prefix, requests };

  // Compressing takes seconds for a large file, so it is done once for each version of a file.
  async function load(file) {
    const { mtimeMs, size } = await stat(file);
    const stamp = `${mtimeMs} ${size}`;
    if (cache.get(file)?.stamp !== stamp) {
      const raw = readFile(file);
      cache.set(file, { stamp, raw, packed: PACKED_ALREADY.has(extname(file)) ? null : raw.then(packed) });
    }
    return cache.get(file);
  }

  async function answer(request, response) {
    const send = (status, more, body = "") => {
      requests.push({ path: request.url, status, bytes: body.length });
      response.writeHead(status, { "content-length": body.length, ...more });
      response.end(request.method === "HEAD" ? undefined : body);
    };
    if (request.method !== "GET" && request.method !== "HEAD") return send(405, { allow: "GET, HEAD" });

    let path;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      return send(400, {});
    }
    if (path + "/" === prefix) return send(301, { location: prefix });
    const file = join(site.dir, path.slice(prefix.length) || "index.html");
    const inside = path.startsWith(prefix) && file.startsWith(site.dir + sep) && !basename(file).startsWith(".");
    const found = inside && (await load(file).catch(() => null));
    if (!found) {
      const page = await readFile(join(site.dir, "404.html")).catch(() => Buffer.from("Not found"));
      return send(404, { ...headers("404.html") }, page);
    }
    const small = found.packed && /\bbr\b/.test(request.headers["accept-encoding"] ?? "");
    const body = await (small ? found.packed : found.raw);
    send(200, { ...headers(file), ...(small && { "content-encoding": "br" }) }, body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  await new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(port, "127.0.0.1", done);
  });

  // The first visitor should not wait for the compression.
  for (const name of await readdir(site.dir)) {
    const file = join(site.dir, name);
    if ((await stat(file)).isFile()) await load(file).then((entry) => entry.packed);
  }

  site.url = `http://127.0.0.1:${server.address().port}${prefix}`;
  site.close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return site;
}

// node tests/browser/server.mjs [port] [prefix]
if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [port = "8080", prefix = "/"] = process.argv.slice(2);
  const dir = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
  try {
    const site = await serve({ dir, prefix, port: Number(port) });
    console.log(`\nPayoff is at ${site.url}\nStop it with Ctrl+C.`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${port} is in use. Choose another one with --port, for example --port ${Number(port) + 1}.`);
    process.exitCode = 1;
  }
}
