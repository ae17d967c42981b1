// What trunk does not do for the page. trunk runs this after each build, before the new page replaces the old one.
// It fails, and with it the build, when the page could not work at any address.

import { createHash } from "node:crypto";
import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { firstStyle } from "./first-style.mjs";
import { split } from "./split.mjs";

const root = process.env.TRUNK_SOURCE_DIR;
const dist = process.env.TRUNK_STAGING_DIR;
const release = process.env.TRUNK_PROFILE === "release";
if (!root || !dist) fail("This is a step of the build. Start it with scripts/serve.");

function fail(sentence) {
  console.error(`postbuild: ${sentence}`);
  process.exit(1);
}

const tagsOf = (html) => html.replace(/(<script[^>]*>)[\s\S]*?<\/script>/g, "$1").match(/<[a-z][^>]*>/gi) ?? [];

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

// The style sheets become one file, so that the page needs one request for them.
// Nothing is rewritten for older browsers; the one exception keeps min-width as it was written.
async function style() {
  let css;
  try {
    css = createRequire(join(root, "scripts/package.json"))("lightningcss");
  } catch {
    fail("The npm packages of scripts/ are not installed. Run scripts/setup.");
  }
  try {
    const { code } = await css.bundleAsync({
      filename: join(root, "style/main.css"),
      minify: release,
      include: css.Features.MediaRangeSyntax,
    });
    const name = `main-${hash(code)}.css`;
    await writeFile(join(dist, name), code);
    return { name, first: (html) => firstStyle({ css, code, html }) };
  } catch (error) {
    fail(`The style sheets do not parse: ${error.fileName ?? ""}:${error.loc?.line ?? ""} ${error.message}`);
  }
}

// An address from the root, or a whole one, works at one place only and may lead to another origin.
function checkAddresses(html) {
  const named = tagsOf(html).flatMap((tag) =>
    [...tag.matchAll(/\s(?:href|src|srcset|action|poster|data)\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi)].map((m) => m[1]),
  );
  const imported = [...html.matchAll(/(?:\bfrom|\bimport|module_or_path:)\s*\(?\s*(["'`][^"'`]*["'`])/g)].map((m) => m[1]);
  for (const quoted of [...named, ...imported]) {
    const address = quoted.replace(/^["'`]|["'`]$/g, "");
    if (!/^(\.\/|#|data:)/.test(address)) {
      fail(`index.html names "${address}". Every address there must start with "./", "#" or "data:".`);
    }
  }
}

// The browser paints the static first screen from index.html alone: the style that it needs stands in the page, the sheet
// comes below that screen, where nothing waits for it, and the program lets both go first.
function paintFirst(html, sheet) {
  const tags = tagsOf(html);
  const link = tags.find((tag) => /^<link\s.*\brel="?stylesheet/.test(tag));
  const program = tags.find((tag) => /^<link\s.*\.wasm/.test(tag));
  if (!link || !program) fail("index.html has no style sheet or no preloaded program.");
  const below = `<link rel="stylesheet" href="./${sheet.name}">`;
  const painted = html
    .replace(link, () => `<style>${sheet.first(html)}</style>`)
    .replace(program, () => program.replace("<link", '<link fetchpriority="low"'));
  // Minified html leaves the end tags of the body out.
  return painted.includes("</body>") ? painted.replace("</body>", () => `${below}</body>`) : painted + below;
}

// The policy allows exactly the scripts and the style that stand in the page, its own files and nothing else.
// A host such as Pages cannot send it as a header. The development page needs its live reload and has none.
function addPolicy(html) {
  const hashes = (pattern) =>
    [...html.matchAll(pattern)].map((m) => `'sha256-${createHash("sha256").update(m[1]).digest("base64")}'`).join(" ");
  const scripts = hashes(/<script(?![^>]*\ssrc\s*=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(/<style>([\s\S]*?)<\/style>/g);
  for (const tag of tagsOf(html)) {
    if (/^<style\s/i.test(tag) || /\s(style|on[a-z]+)\s*=/i.test(tag.replace(/"[^"]*"|'[^']*'/g, '""'))) {
      fail(`The content security policy would block the inline style or handler in ${tag}. Use a class or a script file.`);
    }
  }
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${scripts} 'wasm-unsafe-eval'`,
    `style-src 'self' ${styles}`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
  const charset = /<meta charset=[^>]*>/;
  if (!charset.test(html)) fail("index.html has no <meta charset>, after which the content security policy belongs.");
  return html.replace(charset, (tag) => `${tag}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

// What the service worker keeps: what the running page may ask for.
// The large icons are for the system, which asks for them when a person installs the page.
async function fillIn(template) {
  const entries = await readdir(dist, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).replaceAll("\\", "/"))
    .filter((file) => !file.endsWith(".png") && !["404.html", "sw.js"].includes(file))
    .sort();
  const version = createHash("sha256");
  for (const file of files) version.update(`${file}\0`).update(await readFile(join(dist, file)));
  const kept = files.map((file) => (file === "index.html" ? "./" : `./${file}`));
  return template
    .replace("{{version}}", version.digest("hex").slice(0, 16))
    .replace("{{files}}", JSON.stringify(kept, null, 2));
}

const page = join(dist, "index.html");
const sheet = await style();
let html = await readFile(page, "utf8");
if (!html.includes("./style/main.css")) fail("index.html has no link to ./style/main.css.");
html = paintFirst(html, sheet);
html = await split({ root, dist, release, html, hash }).catch((error) => fail(error.message));
// The page's own words about its scripts are for who reads the source.
html = html.replace(/(<script>)([\s\S]*?)(<\/script>)/g, (_, open, code, close) => open + code.replace(/^[ \t]*\/\/.*\n?|^[ \t]+/gm, "") + close);
// The script at the head of index.html sees by this sign whether the page's own script is run at all.
const own = /<script type="?module"?[^>]*>/;
if (!own.test(html)) fail("index.html has no module script that starts the program.");
html = html.replace(own, (tag) => `${tag}window.payoffBegun=1;`);
checkAddresses(html);
if (release) html = addPolicy(html);
await writeFile(page, html);

// The examples are one file of their own, asked for when somebody opens them: the first load stays small.
const examples = join(root, "src/study/examples");
const files = (await readdir(examples)).filter((name) => name.endsWith(".json")).sort();
const envelopes = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(examples, name), "utf8"))));
await writeFile(
  join(dist, "examples.json"),
  JSON.stringify({ ...envelopes[0], kind: "examples", studies: envelopes.flatMap((envelope) => envelope.studies) }),
);

const parts = join(root, "public");
await cp(parts, dist, { recursive: true, filter: (from) => !/[\\/]sw\.\w+\.js$/.test(from) });
const worker = await readFile(join(parts, release ? "sw.template.js" : "sw.remove.js"), "utf8");
await writeFile(join(dist, "sw.js"), release ? await fillIn(worker) : worker);

// Some hosts show 404.html for an address that they do not know; the file .nojekyll keeps Pages from changing anything.
await writeFile(join(dist, "404.html"), html);
await writeFile(join(dist, ".nojekyll"), "");
