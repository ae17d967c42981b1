// Two studies that were once told wrong, typed in as a person types them, and the number the draws start from.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, box, closing, device, drawn, example, fact, next, onDevice, rested, saved, start, undo, unfold } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

const title = (page) => page.getByRole("heading", { level: 1 });
const fold = (page, name) => page.locator("summary", { hasText: name }).click();

/** Takes a measure of the list. */
async function count(page, name) {
  await page.getByLabel("Or pick a usual measure").selectOption({ label: name });
  await drawn(page);
}

/** The screen between the number and the share: training is the answer. */
async function training(page) {
  await answer(page, "Could they do it if they had to?", "No");
  await answer(page, "Do they have the tools and the time?", "Yes");
  await answer(page, "Does anything punish doing it right?", "No");
  await next(page);
}

/** People, hours, price, and what an hour of them costs. */
async function cost(page, people, hours, price, hour) {
  await box(page, "Number of people").fill(people);
  await box(page, "Training hours for each person").fill(hours);
  await box(page, /^Programme price, in pounds/).fill(price);
  await box(page, "Cost of one working hour, in pounds").fill(hour);
  await next(page);
}

// By hand: 0.5 minutes × 50 % × 80 % × 10,000 × 12 ÷ 60 = 400 hours, at 38 an hour 15,200, of which half is used: 7,600.
// 20 × 8 × 38 = 6,080 and 20,000 are 26,080. An hour in place of each minute once made a gain of 429,920 of it.
test("handling time that is typed in minutes is worth minutes", async (t) => {
  const page = await at.open();
  closing(t, page);
  await page.getByRole("link", { name: /Customers wait or complain/ }).click();
  await answer(page, "Has the training taken place?", /^Measured/);
  await count(page, "Handling time");
  await box(page, "Number before the training (baseline)").fill("6");
  await box(page, "Number after the training").fill("5.5");
  await box(page, "Number of contacts in a month").fill("10,000");
  await next(page);
  await training(page);
  await box(page, "Share due to the training, in percent").fill("50");
  await box(page, "How sure are you of that share, in percent").fill("80");
  await next(page);
  await box(page, "Cost of one hour of this work, in pounds").fill("38");
  await answer(page, "Is there a named use for the freed time?", "Yes");
  await next(page);
  await cost(page, "20", "8", "20,000", "38");
  assert.match(await title(page).innerText(), /^The training does not pay for itself in the first year: a loss of £18,480/);
  await page.locator("main").getByText(/^0 of 20|^None of 20/).first().waitFor();
  page.clean();
});

// By hand: 20 % of 2,000 leads a month became 25 %, and of 1,500 leads of the others 20 % became 22 %: 3 points are the
// training's, 60 deals a month, 720 a year, at 10 % of 1,000 each 72,000. 10 × 10 × 40 and 20,000 are 24,000, the net is 48,000.
// The error is √(0.16/2,000 + 0.1875/2,000 + 0.16/1,500 + 0.1716/1,500) = 1.987 points. It breaks even at 1 point, which is
// Φ(2/1.987) = 84 %, 17 of 20. The 30 people who sell would make an error of 10 points, and 12 of 20.
test("a comparison of leads is as sure as its leads are many, however few people sell", async (t) => {
  const page = await at.open();
  closing(t, page);
  await page.getByRole("link", { name: /Sales stay flat/ }).click();
  await answer(page, "Has the training taken place?", /^Measured/);
  await count(page, "Conversion rate");
  await box(page, "Number before the training (baseline)").fill("20");
  await box(page, "Number after the training").fill("25");
  await box(page, "Number of leads in a month").fill("2,000");
  await next(page);
  await training(page);
  await fold(page, "I have a comparison group");
  await box(page, "Name of the comparison group").fill("The other region");
  await box(page, "Their number before").fill("20");
  await box(page, "Their number after").fill("22");
  await box(page, "People in the comparison group").fill("30");
  await box(page, "What their percentage is counted of").fill("1,500");
  await next(page);
  await box(page, /^Price/).fill("1,000");
  await box(page, /margin/i).fill("10");
  await next(page);
  await cost(page, "10", "10", "20,000", "40");
  const said = await title(page).innerText();
  assert.equal(said, "The training very probably pays for itself: £48,000 more than it costs in the first year, if it goes on like this");
  assert.match(await page.locator('figure[aria-labelledby="dp-h"]').innerText(), /^17 of 20/);
  page.clean();
});

test("another seed draws anew, the same one comes to the same dots, and a wrong one changes nothing", async (t) => {
  const file = await example(5);
  const page = await at.open({ storage: device(file), hash: `#/${file.studies[0].id}/result` });
  closing(t, page);
  await unfold(page);
  const seed = page.getByRole("textbox", { name: "Seed", exact: true });
  const dots = () => page.locator('figure[aria-labelledby="dp-h"] svg[role=img]').innerHTML();
  const set = async (text) => {
    await seed.fill(text);
    await seed.press("Tab");
    await rested(page);
    await drawn(page);
  };
  const was = await seed.inputValue();
  const first = await dots();
  await set("12345");
  const second = await dots();
  assert.notEqual(second, first);
  await page.getByText(/^From 10\D?000 draws, seed 12345: the same file always gives the same dots/).waitFor();
  await saved(page);
  assert.equal((await onDevice(page))[0].chance.seed, 12345);
  await set("-1");
  await page.getByText("Enter a whole number from 0 to 4294967295").waitFor();
  assert.equal(await dots(), second);
  await set(was);
  assert.equal(await dots(), first);
  await undo(page).click();
  await rested(page);
  assert.equal(await dots(), second);
  page.clean();
});
