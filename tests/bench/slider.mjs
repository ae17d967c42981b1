// What dragging a slider for ten seconds costs: frames dropped, the time of each move on its way to the screen, and tasks
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

/** Moves the slider in `selector` to and fro with every frame; how long each frame took, and tasks over 50 ms. */
const drag = (selector) =>
  page.evaluate(
    async ([selector, seconds]) => {
      const slider = document.querySelector(selector);
      const long = [];
      const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
      observer.observe({ entryTypes: ["longtask"] });
      const [least, most] = [Number(slider.min), Number(slider.max)];
      const moves = [];
      const frames = [];
      const begun = performance.now();
      let last = 0;
      slider.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      for (let frame = 0; performance.now() - begun < seconds * 1000; frame += 1) {
        const now = await new Promise(requestAnimationFrame);
        if (last) frames.push(now - last);
        last = now;
        const from = performance.now();
        slider.value = String(least + ((most - least) * (1 + Math.sin(frame / 20))) / 2);
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        // The task after the frame: handlers, layout and paint are done.
        await new Promise((done) => {
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = done;
            channel.port2.postMessage(0);
          });
          // Reactive work runs in microtasks before the next frame.
        });
        moves.push(performance.now() - from);
        last = 0;
      }
      slider.dispatchEvent(new Event("change", { bubbles: true }));
      observer.disconnect();
      const sorted = (list) => [...list].sort((left, right) => left - right);
      const times = sorted(moves);
      return { moves: times.length, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], long: long.length, worst: Math.max(0, ...long) };
    },
    [selector, SECONDS],
  );

/** Script time of one move: handlers and reactive work, without waiting for the frame. */
const work = (selector) =>
  page.evaluate(async (selector) => {
    const slider = document.querySelector(selector);
    const [least, most] = [Number(slider.min), Number(slider.max)];
    const times = [];
    for (let move = 0; move < 100; move += 1) {
      const from = performance.now();
      slider.value = String(least + ((most - least) * (move % 50)) / 50);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done));
      document.body.offsetHeight;
      times.push(performance.now() - from);
    }
    slider.dispatchEvent(new Event("change", { bubbles: true }));
    times.sort((left, right) => left - right);
    return { median: times[50], p95: times[95] };
  }, selector);

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
    found[name] = { ...(await work(selector)), ...Object.fromEntries(Object.entries(await drag(selector)).map(([key, value]) => [`drag_${key}`, value])) };
    await page.evaluate(() => document.querySelector("#bare")?.remove());
  }
  for (const [name, one] of Object.entries(found)) {
    const ratio = name === "bare slider" ? "" : `${(one.drag_median / found["bare slider"].drag_median).toFixed(2)} × bare slider`;
    console.log(
      `  ${name.padEnd(16)} to the screen median ${one.drag_median.toFixed(1)} ms, p95 ${one.drag_p95.toFixed(1)} ms, work median ${one.median.toFixed(1)} ms, p95 ${one.p95.toFixed(1)} ms, ` +
        `tasks over 50 ms: ${one.drag_long}, longest ${one.drag_worst.toFixed(0)} ms  ${ratio}`,
    );
  }
}
await at.stop();
