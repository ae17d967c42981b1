// Cuts the program in three: what the first screen needs, the other screens, which src/page/deferred.rs asks for afterwards,
// and what passes a study on, which src/page/extras.rs asks for. What the last two have in common is a file of its own.
// The linker leaves its notes on who refers to whom in the program (.cargo/config.toml), and wasm-split-cli reads them.
// It has to come before wasm-bindgen, so trunk's own output, made of the whole program, is thrown away here.

import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

// The wasm features that rustc uses are named, because wasm-opt assumes none.
const FEATURES = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
const SMALL = ["-Oz", ...FEATURES.map((feature) => `--enable-${feature}`), "--strip-debug", "--strip-producers"];

const NAME = "payoff";
const LINK = "__wasm_split.js";

/** Replaces `from`, which must be there, by `to`. */
function put(text, from, to) {
  if (!text.includes(from)) throw new Error(`There is no ${from} in what the tools wrote.`);
  return text.replaceAll(from, () => to);
}

/** Writes the parts into `dist` under names of their content and returns `html` with the new names. */
export async function split({ root, dist, release, html, hash }) {
  const run = (tool, ...args) => {
    try {
      return execFileSync(tool, args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 26, stdio: "pipe" });
    } catch (error) {
      throw new Error(error.code === "ENOENT" ? `There is no ${tool} on PATH. Run scripts/setup.` : `${tool} failed. ${error.stderr}`);
    }
  };
  const { target_directory: target } = JSON.parse(run("cargo", "metadata", "--no-deps", "--offline", "--format-version=1"));
  const whole = join(target, "wasm32-unknown-unknown", release ? "release" : "debug", `${NAME}.wasm`);
  const work = join(target, "split");
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });

  run("wasm-split-cli", whole, work, "--out-name", NAME);
  run("wasm-bindgen", join(work, `${NAME}.wasm`), "--out-dir", work, "--out-name", NAME, "--target=web", "--no-typescript", "--keep-lld-exports");
  // Besides the first part: the one of all screens, the one of what passes a study on, and what both of these need.
  const parts = (await readdir(work)).filter((file) => /^(split|chunk)_.*\.wasm$/.test(file)).sort();
  const nameOf = (file) => (file.startsWith("chunk") ? "shared" : file.includes("extras") ? "extras" : "later");
  for (const name of ["later", "extras"]) {
    if (!parts.some((file) => nameOf(file) === name)) throw new Error(`There is no part called ${name} among ${parts.join(", ")}.`);
  }

  const bytes = async (file) => {
    if (release) run("wasm-opt", ...SMALL, join(work, file), "-o", join(work, file));
    return readFile(join(work, file));
  };
  const save = async (before, after, content) => {
    const name = `${before}-${hash(content)}${after}`;
    await writeFile(join(dist, name), content);
    return name;
  };
  const saved = [];
  for (const part of parts) saved.push([part, await save(nameOf(part), ".wasm", await bytes(part))]);
  const first = await save(NAME, "_bg.wasm", await bytes(`${NAME}_bg.wasm`));

  // The few lines that fetch the second part go into the one script, and fetch as the first part is fetched:
  // that also works on a host that sends a wrong type.
  let link = await readFile(join(work, LINK), "utf8");
  link = put(link, `import { initSync } from "./${NAME}.js";`, "");
  // An empty part has a file and no loader.
  for (const [part, name] of saved) link = link.replaceAll(`"./${part}"`, () => `"./${name}"`);
  link = put(link, "WebAssembly.instantiateStreaming(src, imports)", "__wbg_load(await src, imports)");
  const loaders = [...link.matchAll(/^export const (\w+)/gm)].map((found) => found[1]);
  link = link.replace(/^export /gm, "");
  let script = await readFile(join(work, `${NAME}.js`), "utf8");
  // One import for each of the loaders.
  const imported = [...script.matchAll(/^import \* as (\w+) from "\.\/__wasm_split\.js";?$/gm)];
  if (!imported.length) throw new Error(`The script does not import ${LINK}.`);
  for (const [line] of imported) script = put(script, line, "");
  const names = imported.map(([, name]) => `const ${name} = { ${loaders.join(", ")} };\n`);
  script = `${script}\n${link}\n${names.join("")}`;
  if (release) script = script.replace(/^\s*(\/\/.*|\/?\*.*)?\n/gm, "").replace(/^[ \t]+/gm, "");
  const loader = await save(NAME, ".js", script);

  for (const [pattern, name] of [[/payoff-[0-9a-f]+_bg\.wasm/g, first], [/payoff-[0-9a-f]+\.js/g, loader]]) {
    for (const old of new Set(html.match(pattern))) {
      if (old !== name) await rm(join(dist, old));
    }
    html = html.replace(pattern, name);
  }
  return html;
}
