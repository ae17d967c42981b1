// Puts the built page into one html file: style, script, both parts of the program and the examples.
// A file that is opened from a disk may not fetch its neighbours, so what the page would fetch is carried inside it, compressed.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** The one file, made of the page in `dist`. */
export async function single(dist) {
  let html = await readFile(join(dist, "index.html"), "utf8");
  const names = await readdir(dist);
  const carried = names.filter((name) => name.endsWith(".wasm") || name === "examples.json").sort();
  const entries = await Promise.all(
    carried.map(async (name) => [name, gzipSync(await readFile(join(dist, name)), { level: 9 }).toString("base64")]),
  );
  const scripts = names.filter((name) => /^payoff-[0-9a-f]+\.js$/.test(name));
  if (scripts.length !== 1) throw new Error("The page has not exactly one script. Build it with scripts/single.");
  const script = await readFile(join(dist, scripts[0]), "utf8");
  const starts = html.match(/<script type="?module"?>([\s\S]*?)<\/script>/);
  const tags = html.match(/<link\b[^>]*>/g) ?? [];
  const sheet = tags.find((tag) => /\brel="?stylesheet/.test(tag));
  if (!starts || !sheet) throw new Error("index.html names no script or no style sheet.");

  const [, css] = sheet.match(/href="?\.\/([^"\s>]+)/);
  const style = (await readFile(join(dist, css), "utf8")).replaceAll("</style", "<\\/style");
  const module = whole(script, starts[1], entries);
  for (const tag of tags) html = html.replace(tag, "");
  html = html.replace(starts[0], "").replace(/<style>[\s\S]*?<\/style>/, () => `<style>${style}</style>`);
  const small = [...html.matchAll(/<script(?![^>]*\btype=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code);
  html += `<script type="module">${module}</script>`;
  return html.replace(/(<meta http-equiv="?Content-Security-Policy"? content=)"[^"]*"/, (_, start) => `${start}"${policy([style], [...small, module])}"`);
}

/** The page's script with the files that it would fetch, and the start that stood in index.html. */
function whole(script, start, entries) {
  const imported = start.match(/import\s+(\w+),\s*\*\s*as\s+(\w+)\s*from\s*["'][^"']+["'];?/);
  if (!imported) throw new Error("The start of the page is not the one that is known here.");
  const [statement, init, bindings] = imported;
  const exported = [...script.matchAll(/^export\s*\{([^}]*)\};?$/gm)];
  const names = exported.flatMap(([, list]) => list.split(",").map((one) => one.trim()).filter(Boolean));
  const standalone = script
    .replace(/^export\s*\{[^}]*\};?$/gm, "")
    .replace(/^export\s+(?=(?:async\s+)?function|const|let|class)/gm, "")
    .replaceAll("import.meta.url", "document.baseURI");
  const loader = names.map((one) => one.match(/^(\w+)\s+as\s+default$/)).find(Boolean)?.[1];
  if (!loader) throw new Error("The script has no start.");
  const rest = start.replace(statement, `const ${init} = ${loader}; const ${bindings} = {};`);
  // The end of a script element must not stand in a script.
  return `const carried = new Map(${JSON.stringify(entries)});
const fromNetwork = globalThis.fetch;
globalThis.fetch = (asked, ...more) => {
  const name = String(asked?.url ?? asked).split(/[?#]/)[0].split("/").pop();
  if (!carried.has(name)) return fromNetwork(asked, ...more);
  const bytes = Uint8Array.from(atob(carried.get(name)), (letter) => letter.charCodeAt(0));
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/json";
  return Promise.resolve(new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), { headers: { "content-type": type } }));
};
${standalone}
{ ${rest} }`.replaceAll("</script", "<\\/script");
}

/** Nothing but what stands in the file may run, and nothing may be sent. */
function policy(styles, scripts) {
  const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${styles.map(hash).join(" ")}`,
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  const out = process.argv[2];
  await mkdir(dirname(out), { recursive: true });
  const html = await single(dist);
  await writeFile(out, html);
  console.log(`${out}: ${(html.length / 1e6).toFixed(1)} MB, the whole page in one file.`);
}
