// The full study: every step of every example opens and lets one go on, and one of them is typed in by keyboard alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { arrived, closing, device, drawn, example, fact, onDevice, start, visit } from "./lib.mjs";

const STEPS = ["project", "challenge", "root-cause", "goal", "baseline", "comparison", "isolation", "money", "costs", "levels", "gains", "story"];

let at;
before(async () => (at = await start()));
after(() => at?.stop());

for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
  test(`example ${number} can be walked through in full mode, Continue by Continue, and nothing changes`, async (t) => {
    const file = await example(number);
    const page = await at.open({ storage: device(file) });
    closing(t, page);
    const [first] = await onDevice(page);
    const id = file.studies[0].id;
    await visit(page, `#/${id}/overview`);
    const states = await page.locator("ol.tasks .tag").allInnerTexts();
    assert.equal(states.length, 12);
    assert.ok(!states.includes("There is a problem"), states.join(", "));
    const faults = [];
    for (const [place, step] of STEPS.entries()) {
      await visit(page, `#/${id}/${step}`);
      assert.match(await page.title(), new RegExp(`^Step ${place + 1} of 12: `));
      await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
      await drawn(page);
      if (await page.locator(".errors").count()) faults.push(`${step}: ${(await page.locator(".errors li").allTextContents()).join(" | ")}`);
      else await arrived(page, new RegExp(`/${STEPS[place + 1] ?? "result"}$`));
    }
    assert.deepEqual(faults, []);
    for (const view of ["result", "report", "assumptions"]) await visit(page, `#/${id}/${view}`);
    await page.reload();
    assert.deepEqual((await onDevice(page))[0], first);
    page.clean();
  });
}

test("a study typed in from empty by keyboard alone in full mode comes to its published figures", { timeout: 280_000 }, async (t) => {
  // The fifth example: defects 2.4 % → 1.7 % of 1.8 million parts are 12,600; fixtures 40 % and material 15 % leave 45 %,
  // 80 % sure: × 0.36 = 4,536 × 14.50 = 65,772. Time 85 × 10 h × 44,000 × 1.43 ÷ 2,080 = 25,712.50; all costs 56,312.50.
  // Net 9,459.50, ROI 16.8 %, ratio 1.168, payback 10.3 months, break-even 85.6 %.
  const page = await at.open();
  closing(t, page);
  const key = (name) => page.keyboard.press(name);
  const here = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const group = element.type === "radio" ? `${element.closest("fieldset")?.querySelector("legend")?.innerText} / ` : "";
      return `${group}${(element.labels?.[0]?.innerText ?? element.innerText ?? "").replace(/\s+/g, " ").trim()}`;
    });
  const to = async (wanted) => {
    for (let presses = 0; presses < 150; presses += 1) {
      await key("Tab");
      if (wanted.test(await here())) return;
    }
    assert.fail(`${wanted} was not reached; the focus is on: ${await here()} of ${page.url()}`);
  };
  const write = async (label, text) => {
    await to(label);
    await key("Control+a");
    await page.keyboard.type(text);
  };
  const open = async (label) => {
    await to(label);
    await key("Enter");
    await drawn(page);
  };
  /** In a list that unfolds, typing the beginning of an answer chooses it. */
  const choose = async (label, words) => {
    await to(label);
    await page.keyboard.type(words, { delay: 20 });
    await drawn(page);
  };
  /** Tab reaches the first answer of a group, the arrows choose. */
  const pick = async (label, downs) => {
    await to(label);
    if (!downs) await key("Space");
    for (let down = 0; down < downs; down += 1) await key("ArrowDown");
  };
  const go = async (url) => {
    await to(/^(Continue|See the result)$/);
    await key("Enter");
    await drawn(page);
    const problems = await page.locator(".errors li").allTextContents();
    assert.deepEqual(problems, [], page.url());
    await arrived(page, url);
  };

  await to(/ \/ Quick, 5 minutes/);
  await key("ArrowDown");
  await page.evaluate(() => document.activeElement.blur());
  await to(/^Errors and rework/);
  await key("Enter");
  await arrived(page, /overview$/);
  await open(/^Project$/);
  await arrived(page, /project$/);

  await write(/^Name of the study$/, "Quality training to cut defects and rework");
  await pick(/^Has the training taken place\? \/ /, 2);
  await go(/challenge$/);

  await write(/^The challenge in one sentence$/, "2.4 of 100 parts we make are faulty.");
  await write(/^Who is affected$/, "85 operators, and the customers who wait");
  await go(/root-cause$/);

  await pick(/^Do they have the tools and the time\? \/ Yes/, 1);
  await pick(/^Does anything punish doing it right\? \/ Yes/, 1);
  await pick(/^Could they do it if they had to\? \/ Yes/, 1);
  for (const [kind, name, share] of [["", "Errors in the set-up", "45"], ["T", "Worn fixtures", "40"], ["O", "Material of changing quality", "15"]]) {
    await open(/^Add a cause$/);
    // The new row has the focus, on its name.
    assert.match(await here(), /^Name of the cause/);
    await page.keyboard.type(name);
    if (kind) await choose(/^Kind of cause/, kind);
    await write(/^Weight of the cause/, share);
  }
  await go(/goal$/);

  await choose(/^Or pick a usual measure$/, "Defect rate");
  await write(/^Your target$/, "1.8");
  await open(/^How it is counted/);
  await choose(/^How often is it counted\?$/, "Year");
  await write(/^What it applies to$/, "parts a year");
  await open(/^Add an? expectation$/);
  assert.match(await here(), /^Who expects it/);
  await page.keyboard.type("Plant manager");
  await write(/^What they expect/, "Fewer faulty parts");
  await go(/baseline$/);

  await write(/^Number before the training/, "2.4");
  await write(/^Number of parts a year$/, "1,800,000");
  await go(/comparison$/);
  await write(/^Number after the training/, "1.7");
  await go(/isolation$/);

  for (const [name, share] of [["New fixtures", "40"], ["Better material", "15"]]) {
    await open(/^Add an? factor$/);
    assert.match(await here(), /^What else changed/);
    await page.keyboard.type(name);
    await write(/^Its share, in percent/, share);
  }
  await write(/^How sure are you of these shares/, "80");
  await go(/money$/);

  await choose(/^How do you know what one defect costs\?$/, "The parts of its cost");
  for (const [name, amount] of [["Scrap", "6.20"], ["Rework", "5.80"], ["Sorting", "2.50"]]) {
    await open(/^Add an? part$/);
    assert.match(await here(), /^What it is/);
    await page.keyboard.type(name);
    await write(/^Amount for one/, amount);
  }
  await go(/costs$/);

  await write(/^Number of people$/, "85");
  await write(/^Training hours for each person$/, "10");
  await open(/^Work out the cost of one hour/);
  await write(/^Yearly pay of one participant/, "44k");
  await write(/^On-costs, in percent of pay/, "43");
  await write(/^Paid hours in a year/, "2080");
  const lines = [["Programme and trainers", "Trainer", "8200"], ["Needs", "Needs analysis", "2500"], ["Design", "Design", "7000"], ["Material", "Scrap for practice", "3100"], ["Cover", "Line downtime", "5400"], ["Administration", "Administration", "1800"], ["Evaluation", "Evaluation", "2600"]];
  for (const [place, [category, name, amount]] of lines.entries()) {
    if (place === 0) await choose(/^Category/, category);
    else {
      await open(/^Add an? cost line$/);
      assert.match(await here(), /^Category/);
      await page.keyboard.type(category, { delay: 20 });
    }
    await write(/^What it is/, name);
    await write(/^Amount for each/, amount);
  }
  await go(/levels$/);
  await go(/gains$/);
  await go(/story$/);
  await go(/result$/);

  assert.equal(await fact(page, "Net benefit, first year").innerText(), "£9,460");
  assert.equal(await fact(page, "Return on Investment (ROI)").innerText(), "17%");
  assert.equal(await fact(page, "Back for each £1 you spend").innerText(), "£1.17");
  assert.equal(await fact(page, "Pays back after").innerText(), "10.3 months");
  await open(/^How Net benefit, first year is worked out$/);
  await page.locator(".formula").first().waitFor();
  const words = await page.locator("main").innerText();
  for (const value of ["£65,772.00", "£56,312.50", "£9,459.50", "£25,712.50"]) assert.ok(words.includes(value), value);
  page.clean();
});

test("the numbers of a cost line share a line, and their boxes stand on one height, also with mistakes", async (t) => {
  const file = await example(1);
  const page = await at.open({ storage: device(file) });
  closing(t, page);
  await visit(page, `#/${file.studies[0].id}/costs`);
  const row = page.locator(".row-card").last();
  // The low and the high number behind the box in use stand in its fold.
  const tops = () =>
    row.evaluate((row) =>
      [...row.querySelectorAll("input[inputmode]")].filter((input) => !input.closest(".field__behind")).map((input) => Math.round(input.getBoundingClientRect().top)),
    );
  const one = await tops();
  assert.equal(one.length, 4);
  // Two share a line and the others have their own, because each box shows all that may be typed into it; none stands half a line off.
  const inLine = (all, lines) => all.every((top, at) => at === 0 || top === all[at - 1] || top > all[at - 1] + 40) && new Set(all).size === lines;
  assert.ok(inLine(one, 3), one.join(", "));
  await row.getByLabel("Share charged to this study").fill("120");
  await row.getByLabel("How many").fill("1,5 k");
  await page.getByRole("button", { name: "Continue" }).click();
  await row.getByText(/^(Error: )?Share charged to this study must be between/).waitFor();
  await row.getByText("We read this as").waitFor();
  const wrong = await tops();
  assert.ok(inLine(wrong, 3), wrong.join(", "));
  // On a phone each has a line of its own.
  await page.setViewportSize({ width: 375, height: 667 });
  await drawn(page);
  const narrow = await tops();
  assert.ok(inLine(narrow, 4), narrow.join(", "));
  page.clean();
});
