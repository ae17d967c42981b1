// What dragging a slider for ten seconds costs: the time of each move on its way to the screen, frames dropped, and tasks
// that keep the page busy. On the result of the largest example, plain and with the processor slowed four times, beside a
// bare slider that writes its value into a paragraph. Times depend on the machine: nothing fails here.

import { device, drawn, example, start, visit } from "../browser/lib.mjs";

const SECONDS = Number(process.env.PAYOFF_SECONDS ?? 10);
const at = await start();
const files = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(example));
const size = (file) => JSON.stringify(file).length;
const largest = files.reduce((left, right) => (size(right) > size(left) ? right : left));
largest.studies[0].id = "largest";
const page = await at.open({ storage: device(largest) });
const devtools = await page.context().newCDPSession(page);

/**
 * Moves the slider in `selector` to and fro, once in each frame, as a browser hands a drag to a page. A move lasts from its
 * event to the end of the frame that shows it: the task after a frame begins when its layout and paint are done. What the
 * page changes after that is late, and counted.
 */
const drag = (selector) =>
  page.evaluate(
    async ([selector, seconds]) => {
      const slider = document.querySelector(selector);
      const long = [];
      const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
      observer.observe({ entryTypes: ["longtask"] });
      const [least, most] = [Number(slider.min), Number(slider.max)];
      const moves = [];
      let [late, dropped, last, inFrame] = [0, 0, 0, false];
      const changes = new MutationObserver(() => (late += inFrame ? 0 : 1));
      changes.observe(document.querySelector("main") ?? document.body, { subtree: true, childList: true, characterData: true });
      const begun = performance.now();
      slider.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      for (let frame = 0; performance.now() - begun < seconds * 1000; frame += 1) {
        const now = await new Promise(requestAnimationFrame);
        if (last) dropped += Math.max(0, Math.round((now - last) / (1000 / 60)) - 1);
        last = now;
        const from = performance.now();
        inFrame = true;
        slider.value = String(least + ((most - least) * (1 + Math.sin(frame / 20))) / 2);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        await new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          channel.port2.postMessage(0);
        });
        inFrame = false;
        moves.push(performance.now() - from);
      }
      changes.disconnect();
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      observer.disconnect();
      moves.sort((left, right) => left - right);
      return { moves: moves.length, median: moves[moves.length >> 1], p95: moves[Math.floor(moves.length * 0.95)], dropped, late, long: long.length, worst: Math.max(0, ...long) };
    },
    [selector, SECONDS],
  );

console.log(`A slider dragged for ${SECONDS} seconds; ${largest.studies[0].title}`);
for (const slow of [1, 4]) {
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: slow });
  console.log(slow === 1 ? "plain" : `processor slowed ${slow} times`);
  const found = {};
  for (const name of ["bare slider", "largest example"]) {
    if (name === "bare slider") {
      await page.evaluate(() => {
        const bare = document.createElement("div");
        bare.id = "bare";
        bare.innerHTML = '<input type="range" min="0" max="100"><p></p>';
        bare.firstChild.addEventListener("input", (event) => (bare.lastChild.textContent = event.target.value));
        document.body.append(bare);
      });
    } else {
      await visit(page, "#/largest/result");
      await page.locator(".lever").first().waitFor();
      await drawn(page);
    }
    const selector = name === "bare slider" ? "#bare input" : ".lever input[type=range]";
    found[name] = await drag(selector);
    await page.evaluate(() => document.querySelector("#bare")?.remove());
  }
  for (const [name, one] of Object.entries(found)) {
    const ratio = name === "bare slider" ? "" : `${(one.median / found["bare slider"].median).toFixed(2)} × bare slider`;
    console.log(
      `  ${name.padEnd(16)} to the screen median ${one.median.toFixed(1)} ms, p95 ${one.p95.toFixed(1)} ms, ${one.moves} moves, frames dropped: ${one.dropped}, ` +
        `late: ${one.late}, tasks over 50 ms: ${one.long}, longest ${one.worst.toFixed(0)} ms  ${ratio}`,
    );
  }
}
await at.stop();
