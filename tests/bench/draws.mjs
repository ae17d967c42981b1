// How fast draws are: one model in Payoff, in plain JavaScript, in NumPy and in Squiggle, each on one thread and each with
// its own random numbers; then ten thousand draws of the largest example natively and in the page: from a new seed to the
// new dots, with everything else that follows it on the screen, and as a hundredth of a million draws. One run is all draws and twenty quantiles of them; the fastest of several counts,
// because whatever else the machine does can only add to it. NumPy and Squiggle are fetched into a folder that is gone
// afterwards; what cannot be had is not measured. Times depend on the machine: nothing fails here.

import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const DRAWS = 1_000_000;
const RUNS = 7;
const SQUIGGLE = "@quri/squiggle-lang@0.10.0";
const folder = await mkdtemp(join(tmpdir(), "payoff-draws-"));

// 40 people · (9 − after) errors a month · 12 · value · share − fee − travel; each range is low, likely and high.
const RANGES = { after: [5, 6, 8], value: [30, 40, 60], share: [45, 60, 70], fee: [10_000, 12_000, 16_000], travel: [2_000, 3_200, 4_000] };
const TENTH = 1.2815515655;
const SHARES = Array.from({ length: 20 }, (_, at) => (at + 0.5) / 20);

/** Runs a program; its output, or an error that says in one line what it said last. */
function output(program, args, { minutes = 5, ...more } = {}) {
  const ran = spawnSync(program, args, { encoding: "utf8", timeout: minutes * 60_000, maxBuffer: 1e8, ...more });
  if (ran.error?.code === "ENOENT") throw new Error(`there is no ${program}`);
  if (ran.error || ran.status !== 0) {
    const said = String(ran.stderr ?? "").trim().split("\n").at(-1);
    throw new Error(`${program} ended with ${ran.error?.code ?? ran.status}${said ? `: ${said}` : ""}`);
  }
  return ran.stdout;
}

// ---- Payoff ----

async function native(file, draws, runs) {
  const path = join(folder, "study.json");
  await writeFile(path, JSON.stringify(file));
  const args = ["bench", "--locked", "--quiet", "--bench", "draws", "--", String(draws), String(runs), path];
  return JSON.parse(output("cargo", args, { cwd: root, minutes: 20 }));
}

const entered = (value) => ({ value: String(value), status: "entered" });
const ranged = ([low, likely, high]) => ({ ...entered(likely), low: String(low), high: String(high) });
const model = {
  format: "payoff-study",
  version: 1,
  kind: "study",
  studies: [
    {
      id: "model",
      title: "One model",
      situation: "quality",
      state: "measured",
      currency: "EUR",
      locale: "en-IE",
      measures: [
        {
          name: "Errors",
          unit: "errors",
          better: "lower",
          scale: "each",
          period: "month",
          base: entered(40),
          baseline: entered(9),
          after: ranged(RANGES.after),
          isolation: { estimators: [{ role: "manager", share: ranged(RANGES.share), confidence: entered(100) }] },
          worth: { class: "cash", valuation: "agreed", value: ranged(RANGES.value) },
        },
      ],
      costs: [
        { category: "delivery", name: "Fee", rate: ranged(RANGES.fee) },
        { category: "travel", name: "Travel", rate: ranged(RANGES.travel) },
      ],
    },
  ],
};

// ---- Plain JavaScript ----

const normal = () => Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());

function twoPiece([low, likely, high], least = -Infinity, most = Infinity) {
  const z = normal();
  return Math.min(Math.max(likely + (z * (z < 0 ? likely - low : high - likely)) / TENTH, least), most);
}

function quantiles(nets) {
  nets.sort();
  return SHARES.map((share) => {
    const place = nets.length * share - 0.5;
    const below = Math.floor(place);
    return nets[below] + (nets[below + 1] - nets[below]) * (place - below);
  });
}

function javascript(draws) {
  const nets = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    const units = 40 * (9 - twoPiece(RANGES.after)) * 12 * (twoPiece(RANGES.share, 0, 100) / 100);
    nets[draw] = units * twoPiece(RANGES.value, 0) - twoPiece(RANGES.fee, 0) - twoPiece(RANGES.travel, 0);
  }
  return quantiles(nets);
}

// ---- NumPy ----

const PYTHON = `
import json, sys, time
import numpy as np

ranges, draws, runs = json.loads(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
shares = (np.arange(20) + 0.5) / 20
chance = np.random.default_rng(7)

def two_piece(low, likely, high, least=-np.inf, most=np.inf):
    z = chance.standard_normal(draws)
    return np.clip(likely + z * np.where(z < 0, likely - low, high - likely) / ${TENTH}, least, most)

def run():
    units = 40 * (9 - two_piece(*ranges["after"])) * 12 * (two_piece(*ranges["share"], 0, 100) / 100)
    nets = units * two_piece(*ranges["value"], 0) - two_piece(*ranges["fee"], 0) - two_piece(*ranges["travel"], 0)
    return np.quantile(nets, shares, method="hazen")

times = []
for _ in range(runs):
    start = time.perf_counter()
    found = run()
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": min(times), "middle": float(found[9] + found[10]) / 2}))
`;

function numpy() {
  const run = (env) => {
    const args = ["-c", PYTHON, JSON.stringify(RANGES), DRAWS, RUNS].map(String);
    return JSON.parse(output("python3", args, { env: { ...process.env, OMP_NUM_THREADS: "1", ...env } }));
  };
  if (spawnSync("python3", ["-c", "import numpy"]).status === 0) return run({});
  const target = join(folder, "python");
  try {
    const args = ["install", "--quiet", "--disable-pip-version-check", "--retries=1", "--target", target, "numpy"];
    output("python3", ["-m", "pip", ...args], { minutes: 2 });
  } catch {
    throw new Error("NumPy is missing");
  }
  return run({ PYTHONPATH: target });
}

// ---- Squiggle ----

async function squiggle() {
  const home = join(folder, "node");
  const args = ["install", "--prefix", home, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
  try {
    output("npm", [...args, "--fetch-retries=1", SQUIGGLE], { cwd: folder, minutes: 2 });
  } catch {
    throw new Error(`${SQUIGGLE} cannot be installed`);
  }
  const { run, defaultEnvironment } = await import(pathToFileURL(join(home, "node_modules/@quri/squiggle-lang/dist/index.js")));
  const list = (name, ...bounds) => [...RANGES[name], ...bounds].join(", ");
  const code = `
    twoPiece(low, likely, high, least, most) = SampleSet.map(SampleSet.fromDist(normal(0, 1)), {|z|
      min([max([likely + z * (if z < 0 then likely - low else high - likely) / ${TENTH}, least]), most])
    })
    units = 40 * (9 - twoPiece(${list("after", -1e9, 1e9)})) * 12 * (twoPiece(${list("share", 0, 100)}) / 100)
    units * twoPiece(${list("value", 0, 1e9)}) - twoPiece(${list("fee", 0, 1e9)}) - twoPiece(${list("travel", 0, 1e9)})
  `;
  // A tenth of the draws: the rate is the same, the wait is not.
  const draws = DRAWS / 10;
  const times = [];
  let middle;
  for (let turn = 0; turn < RUNS; turn += 1) {
    const begun = performance.now();
    const { result } = await run(code, { environment: { ...defaultEnvironment, sampleCount: draws } });
    if (!result.ok) throw new Error(String(result.value));
    // Its own quantiles sort anew each time.
    const found = quantiles(Float64Array.from(result.value.result.value.getSamples()));
    times.push((performance.now() - begun) / 1000);
    middle = (found[9] + found[10]) / 2;
  }
  return { seconds: (Math.min(...times) * DRAWS) / draws, middle };
}

// ---- The page ----

/** Seconds in the page for the base case of a study: `key` from a new seed to the screen that follows from it, and `draws` for ten
 * thousand of a million draws, which the page makes in slices. */
async function inThePage(file) {
  const { device, start, unfold } = await import("../browser/lib.mjs");
  const at = await start();
  try {
    const page = await at.open({ storage: device(file), hash: `#/${file.studies[0].id}/result` });
    await unfold(page);
    return await page.evaluate(async (runs) => {
      const seconds = (id, value, words) =>
        new Promise((done) => {
          const box = document.getElementById(id);
          const begun = performance.now();
          // A change of the page is told before the next task, so that no wait for a frame is part of the time.
          const seen = new MutationObserver(() => {
            if (!document.querySelector('figure[aria-labelledby="dp-h"]').textContent.includes(words)) return;
            seen.disconnect();
            done((performance.now() - begun) / 1000);
          });
          seen.observe(document.body, { childList: true, characterData: true, subtree: true });
          box.value = value;
          box.dispatchEvent(new Event("change", { bubbles: true }));
        });
      let key = Infinity;
      for (let seed = 1; seed <= runs; seed += 1) key = Math.min(key, await seconds("seed", seed, `seed ${seed}:`));
      let draws = Infinity;
      for (let run = 0; run < 4; run += 1) {
        draws = Math.min(draws, (await seconds("draws", "1000000", "1,000,000 draws")) / 100);
        await seconds("draws", "0", "From 10,000 draws");
        await seconds("seed", runs + run + 1, `seed ${runs + run + 1}:`);
      }
      return { key, draws };
    }, 4 * RUNS);
  } finally {
    await at.stop();
  }
}

// ---- What comes of it ----

try {
  const payoff = await native(model, DRAWS, RUNS);
  const rows = [["Payoff, native", payoff]];
  const measure = async (name, work) => rows.push([name, await Promise.resolve().then(work).catch((error) => error)]);
  await measure("plain JavaScript", () => {
    let found;
    const times = Array.from({ length: RUNS }, () => {
      const begun = performance.now();
      found = javascript(DRAWS);
      return (performance.now() - begun) / 1000;
    });
    return { seconds: Math.min(...times), middle: (found[9] + found[10]) / 2 };
  });
  await measure("NumPy", numpy);
  await measure("Squiggle", squiggle);
  console.log("Draws in a second of one model with five ranges, twenty quantiles included; Payoff works out ROI as well");
  for (const [name, found] of rows) {
    if (found instanceof Error) {
      console.log(`  ${name.padEnd(18)}not measured: ${found.message.split("\n")[0]}`);
      continue;
    }
    const rate = (DRAWS / found.seconds / 1e6).toFixed(2).padStart(6);
    const ratio = (payoff.seconds / found.seconds).toFixed(3).padStart(7);
    console.log(`  ${name.padEnd(18)}${rate} million  ${ratio} × Payoff  middle ${Math.round(found.middle).toLocaleString("en")}`);
  }

  const { example } = await import("../browser/lib.mjs");
  const files = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(example));
  const size = (file) => JSON.stringify(file).length;
  const largest = files.reduce((left, right) => (size(right) > size(left) ? right : left));
  largest.studies[0].id = "largest";
  console.log(`Ten thousand draws of the largest example, ${largest.studies[0].title}`);
  const { seconds } = await native(largest, 10_000, 4 * RUNS);
  console.log(`  ${"Payoff, native".padEnd(18)}${(seconds * 1000).toFixed(1).padStart(6)} ms`);
  const page = await inThePage(largest).catch((error) => error);
  const told = (name, time) => console.log(`  ${name.padEnd(34)}${(time * 1000).toFixed(1).padStart(6)} ms  ${(time / seconds).toFixed(2)} × native`);
  if (page instanceof Error) console.log(`  in the page: not measured: ${page.message.split("\n")[0]}`);
  else {
    told("in the page, of a million in slices", page.draws);
    told("in the page, from seed to screen", page.key);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
