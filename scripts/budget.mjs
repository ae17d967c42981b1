// Weighs the built page against tests/budget.json: what index.html names, which is all that the first screen waits for,
// and the second part of the program, which that screen asks for once it works.

import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotli } from "../tests/browser/server.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const budget = JSON.parse(await readFile(join(root, "tests/budget.json"), "utf8"));

const html = await readFile(join(dist, "index.html"), "utf8");
const named = [...html.matchAll(/<(?:link|script|img)[^>]*\s(?:href|src)=["']?\.\/([^"'\s>]+)/g)].map((m) => m[1]);
const files = ["index.html", ...new Set(named)];

const found = { requests: files.length, first_load_brotli_bytes: 0 };
for (const file of files) {
  const bytes = await readFile(join(dist, file));
  const small = (await brotli(bytes)).length;
  const kind = extname(file).slice(1);
  found.first_load_brotli_bytes += small;
  found[`${kind}_brotli_bytes`] = (found[`${kind}_brotli_bytes`] ?? 0) + small;
  found[`${kind}_raw_bytes`] = (found[`${kind}_raw_bytes`] ?? 0) + bytes.length;
}

for (const file of (await readdir(dist)).filter((name) => /^(later|shared|extras)-.*\.wasm$/.test(name))) {
  // What both parts need comes with the one that is asked for first, which is the second.
  const name = `${file.startsWith("extras-") ? "extras" : "later"}_brotli_bytes`;
  found[name] = (found[name] ?? 0) + (await brotli(await readFile(join(dist, file)))).length;
}
if (!found.later_brotli_bytes) throw new Error("There is no second part of the program.");

const { goal, ...limits } = budget;
let failed = 0;
for (const [name, most] of Object.entries(limits)) {
  const is = found[name] ?? 0;
  const over = is > most;
  if (over) failed += 1;
  const wanted = goal[name] ? `, ${(is / goal[name]).toFixed(2)} times the goal of ${goal[name]}` : "";
  console.log(`${over ? "OVER" : "  ok"} ${name.padEnd(26)}${String(is).padStart(9)} of ${most}${wanted}`);
}
console.log(`size: ${Object.keys(limits).length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
