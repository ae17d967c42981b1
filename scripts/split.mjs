// Cuts the program in two: what the first screen needs, and the rest, which src/page/deferred.rs asks for afterwards.
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
  return text.replace(from, () => to);
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
  const parts = (await readdir(work)).filter((file) => /^split_.*\.wasm$/.test(file));
  if (parts.length !== 1) throw new Error(`The program was cut into ${parts.length + 1} parts and not into two.`);

  const bytes = async (file) => {
    if (release) run("wasm-opt", ...SMALL, join(work, file), "-o", join(work, file));
    return readFile(join(work, file));
  };
  const save = async (before, after, content) => {
    const name = `${before}-${hash(content)}${after}`;
    await writeFile(join(dist, name), content);
    return name;
  };
  const later = await save("later", ".wasm", await bytes(parts[0]));
  const first = await save(NAME, "_bg.wasm", await bytes(`${NAME}_bg.wasm`));

  // The few lines that fetch the second part go into the one script, and fetch as the first part is fetched:
  // that also works on a host that sends a wrong type.
  let link = await readFile(join(work, LINK), "utf8");
  link = put(link, `import { initSync } from "./${NAME}.js";`, "");
  link = put(link, `"./${parts[0]}"`, `"./${later}"`);
  link = put(link, "WebAssembly.instantiateStreaming(src, imports)", "__wbg_load(await src, imports)");
  const loaders = [...link.matchAll(/^export const (\w+)/gm)].map((found) => found[1]);
  link = link.replace(/^export /gm, "");
  let script = await readFile(join(work, `${NAME}.js`), "utf8");
  const imported = script.match(/^import \* as (\w+) from "\.\/__wasm_split\.js";?$/m);
  if (!imported) throw new Error(`The script does not import ${LINK}.`);
  script = `${script.replace(imported[0], "")}\n${link}\nconst ${imported[1]} = { ${loaders.join(", ")} };\n`;
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
