// Typed text is never changed, what it is read as is shown, and each mistake has its one sentence.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answer, around, box, choose, closing, device, drawn, onDevice, start, unfold, visit } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

const blank = (more = {}) => ({
  id: "blank",
  situation: "quality",
  state: "measured",
  locale: "en-GB",
  currency: "GBP",
  costs: [{ category: "delivery", name: "Programme" }],
  measures: [{ name: "Errors", unit: "errors", better: "lower", period: "month", isolation: { estimators: [{}] } }],
  ...more,
});
const PRICE = /^Programme price/;
const echo = (page) => page.locator(".field", { has: box(page, PRICE) }).locator(".echo");

test("typed text is never changed while it is typed", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/cost" });
  closing(t, page);
  for (const text of ["-1.50", "1,2", "62k", "1200/12", "£1,200.00", "1.", ".5", "0.10", "007", "  5 ", "1 000", "(12)", "12-", "−5", "60%", "１２", "abc", "1e3", "1,,2", "1/0"]) {
    await box(page, PRICE).fill("");
    await box(page, PRICE).focus();
    let typed = "";
    for (const letter of text) {
      await page.keyboard.insertText(letter);
      typed += letter;
      assert.equal(await box(page, PRICE).inputValue(), typed, text);
    }
    await page.keyboard.press("Tab");
    await drawn(page);
    assert.equal(await box(page, PRICE).inputValue(), text, "after leaving the box");
    await visit(page, "#/blank/worth");
    await visit(page, "#/blank/cost");
    assert.equal(await box(page, PRICE).inputValue(), text, "after coming back");
  }
  page.clean();
});

test("the caret stays where somebody types in the middle of a number", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/cost" });
  closing(t, page);
  await box(page, PRICE).fill("38000");
  await box(page, PRICE).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type("12");
  assert.equal(await box(page, PRICE).inputValue(), "3128000");
  assert.equal(await box(page, PRICE).evaluate((element) => element.selectionStart), 3);
});

// What is typed, and what it is read as, in four ways to write numbers.
const READ = {
  "en-GB": ["GBP", { "62k": "£62,000", "1,234.5": "£1,234.50", "1.234,5": "£1,234.50", "1 234.5": "£1,234.50", "£62k": "£62,000", "1.2m": "£1,200,000", "1200/12": "£100", "12.5": "£12.50", "1,234": "£1,234", "1.234": "£1.234", "3 × 12.50": "£37.50", "(2+3)*10": "£50", "１２": "£12", "60.10": "£60.10" }],
  "de-DE": ["EUR", { "62k": "62.000 €", "1.234,5": "1.234,50 €", "1,234.5": "1.234,50 €", "1.234": "1.234 €", "1,234": "1,234 €", "12,5": "12,50 €", "62 €": "62 €", "1200/12": "100 €" }],
  "fr-FR": ["EUR", { "1 234,5": "1 234,50 €", "1.234,5": "1 234,50 €", "12,5": "12,50 €", "62k": "62 000 €" }],
  "de-CH": ["CHF", { "1’234.5": "CHF 1’234.50", "1'234.5": "CHF 1’234.50", "CHF 62k": "CHF 62’000", "12.5": "CHF 12.50" }],
};
for (const [locale, [currency, cases]] of Object.entries(READ)) {
  test(`numbers are read and echoed as ${locale} writes them`, async (t) => {
    const page = await at.open();
    closing(t, page);
    await choose(page, "study.json", around(blank({ locale, currency })));
    await page.getByRole("button", { name: "Open it" }).click();
    await page.waitForURL(/result$/);
    await visit(page, "#/blank/cost");
    for (const [text, wanted] of Object.entries(cases)) {
      await box(page, PRICE).fill(text);
      await drawn(page);
      const words = (await echo(page).innerText()).replace(/[\u00a0\u202f]/g, " ").replaceAll("'", "’");
      assert.equal(words, `We read this as ${wanted}`, text);
    }
    await box(page, PRICE).fill("62");
    await drawn(page);
    assert.equal(await echo(page).count(), 0, "a plain number needs no echo");
    page.clean();
  });
}

/** Goes to a step with these texts in its boxes, presses Continue, and reads the messages. */
async function messages(page, step, boxes) {
  await visit(page, `#/blank/${step}`);
  for (const [label, text] of Object.entries(boxes)) {
    const place = page.getByRole("textbox", { name: new RegExp(`^${label}`) }).first();
    if (!(await place.isVisible())) await unfold(page);
    await place.fill(text);
  }
  const url = page.url();
  await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
  await drawn(page);
  const found = await page.locator(".errors li a").allTextContents();
  if (page.url() !== url) await page.goBack();
  return found;
}

// Step, what is in the boxes, and its message.
const MESSAGES = [
  ["problem", { "Number before the training": "" }, "Enter the number before the training"],
  ["problem", { "Number before the training": "many" }, "Number before the training must be a number, like 410"],
  ["problem", { "Number before the training": "1,23,4.5,6" }, "Number before the training must be written in one way, like 1,234.50"],
  ["problem", { "Number before the training": "10-12" }, "Number before the training must be one number. Use Low and High for a range"],
  ["problem", { "Number before the training": "1000000000000" }, "Number before the training must be 999,999,999,999 or less"],
  ["problem", { "Number before the training": "1.1234567" }, "Number before the training must have 6 decimal places or fewer"],
  ["problem", { "Number before the training": "5/0" }, /^Number before the training must be a number/],
  ["problem", { "Number before the training": "0" }, "Number before the training must be more than 0, because there is nothing to reduce"],
  ["problem", { "Number before the training": "410", "Number after the training": "" }, "Enter the number after the training"],
  ["problem", { "Number after the training": "265", "Low.*Number after": "300" }, "Low number after the training must be the same as or less than the likely number, 265 errors"],
  ["problem", { "Low.*Number after": "", "High.*Number after": "200" }, "High number after the training must be the same as or more than the likely number, 265 errors"],
  ["problem", { "High.*Number after": "", "What do you count": "" }, "Enter what you count, like errors or hours"],
  ["share", { "Share due": "" }, "Enter the share due to the training, in percent"],
  ["share", { "Share due": "101" }, "Share due to the training must be between 0 and 100"],
  ["share", { "Share due": "-1" }, "Share due to the training must be between 0 and 100"],
  ["share", { "Share due": "0.6" }, "Share due to the training must be in percent. Enter 60 for 60%"],
  ["share", { "How sure are you of that": "" }, "Enter how sure you are, in percent"],
  ["share", { "How sure are you of that": "120" }, "How sure are you of that share must be between 0 and 100"],
  ["worth", { "Value of one": "" }, "Enter the value of one error, in pounds"],
  ["worth", { "Value of one": "0" }, "Value of one error must be more than £0"],
  ["cost", { "Number of people": "" }, "Enter how many people take part"],
  ["cost", { "Number of people": "2.5" }, "Number of people must be a whole number, like 24. Count heads: part-time belongs into hours or pay"],
  ["cost", { "Number of people": "0" }, "Number of people must be 1 or more"],
  ["cost", { "Number of people": "1000001" }, "Number of people must be 1,000,000 or fewer"],
  ["cost", { "Training hours": "" }, "Enter the training hours for each person"],
  ["cost", { "Training hours": "2001" }, "Training hours for each person must be between 0 and 2,000"],
  ["cost", { "Cost of one working hour": "" }, "Enter the cost of one working hour, or work it out below"],
  ["cost", { "Cost of one working hour": "1001" }, "Cost of one working hour must be between £0 and £1,000"],
  ["cost", { "Programme price": "" }, "Enter the programme price, in pounds. Enter 0 if there is none"],
  ["cost", { "Programme price": "-1" }, "Programme price must be £0 or more"],
  ["cost", { "Programme price": "$62k" }, "Programme price must be in pounds, the currency of this study. We convert nothing"],
  ["cost", { "Programme price": "10%" }, "Programme price must be a number, like 38000. It cannot be a percentage"],
  ["cost", { "Programme price": "1:30" }, "Programme price must be a number, like 38000. It cannot be a time or a duration. To divide, write /"],
  ["cost", { "Number of people": "£24" }, "Number of people must be a number without a currency, like 24"],
  ["cost", { "Training hours": "2 days" }, "Training hours for each person must be in one unit, like 2 hours. Days, weeks and months differ in length, so we do not convert them"],
  ["cost", { "Training hours": "0", "Programme price": "0" }, "Enter at least one cost"],
  ["worth", { "Months the benefit lasts": "0" }, "Months the benefit lasts must be 1 or more"],
  ["worth", { "Months the benefit lasts": "121" }, "Months the benefit lasts must be 120 or fewer"],
  ["worth", { "Months the benefit lasts": "12", "Months until it starts": "12" }, "Months until it starts must be less than the months the benefit lasts"],
];
test("each mistake has its sentence, and it leaves with the mistake", async (t) => {
  const page = await at.open({ storage: device(around(blank())) });
  closing(t, page);
  for (const [step, boxes, wanted] of MESSAGES) {
    await t.test(`${step}: ${Object.values(boxes).at(-1) || "nothing"} – ${wanted}`, async () => {
      const found = await messages(page, step, boxes);
      const fits = wanted instanceof RegExp ? found.some((one) => wanted.test(one)) : found.includes(wanted);
      assert.ok(fits, found.join(" | ") || "no message");
      const beside = await page.locator(".field__error").evaluateAll((all) => all.map((one) => one.textContent.replace(/^Error: /, "")));
      assert.deepEqual(beside, found);
    });
  }
  page.clean();
});

const NOTES = [
  ["problem", { "Number before the training": "410", "Number after the training": "410" }, "Nothing changes, so there is no benefit"],
  ["problem", { "Number before the training": "-12", "Number after the training": "" }, "A number below 0 is right for a score or a balance. A count is 0 or more"],
  ["problem", { "Number before the training": "410", "Number after the training": "411" }, "This is worse than before. The result will be a loss"],
  ["problem", { "Number after the training": "204" }, "A change of more than half is rare. Check the number after the training"],
  ["share", { "Share due": "100" }, "100% means nothing else helped. Most people choose less"],
  ["share", { "Share due": "60", "How sure are you of that": "100" }, "100% means you cannot be wrong"],
  ["cost", { "Training hours": "0" }, "You did not count the time of the people who take part"],
  ["worth", { "Months the benefit lasts": "37" }, "A benefit of more than 3 years is hard to defend"],
];
test("an odd answer gets a note beside its box that is no mistake, and a usual one gets none", async (t) => {
  const page = await at.open({ storage: device(around(blank())) });
  closing(t, page);
  for (const [step, boxes, wanted] of NOTES) {
    await t.test(wanted, async () => {
      const mistakes = await messages(page, step, boxes);
      assert.ok(!mistakes.includes(wanted));
      await visit(page, `#/blank/${step}`);
      assert.deepEqual(await page.locator(".field__note").allTextContents(), [wanted]);
    });
  }
  page.clean();
});

test("quick mode lets one choose the currency and how numbers are written", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/problem" });
  closing(t, page);
  await page.getByText("Currency, and how numbers are written").click();
  await page.getByLabel("Currency", { exact: true }).selectOption("CHF");
  await page.getByLabel("How numbers are written").selectOption("de-DE");
  await visit(page, "#/blank/worth");
  await box(page, "Value of one error, in francs").fill("1.250,5");
  assert.match(await page.locator(".echo", { hasText: "We read this as" }).first().innerText(), /1\.250,50\sCHF$/);
  page.clean();
});

test("a forgotten decimal or a percent sign is understood: 0.6% stands, 60% is 60", async (t) => {
  const page = await at.open({ storage: device(around(blank())) });
  closing(t, page);
  assert.deepEqual(await messages(page, "share", { "Share due": "0.6%", "How sure are you of that": "70 %" }), []);
  await page.reload();
  const [study] = await onDevice(page);
  assert.equal(study.measures[0].isolation.estimators[0].share.value, "0.6");
  assert.equal(study.measures[0].isolation.estimators[0].confidence.value, "70");
});

test("what may mean two things is asked, and one tap settles it", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/cost" });
  closing(t, page);
  for (const [text, words, choice, wanted] of [
    ["1.234", /^Did you mean £1,234 \(one thousand two hundred and thirty-four\)\?/, "£1,234", "1,234"],
    ["1.234", /^Did you mean £1,234/, "£1.234", "1.234"],
    ["12·5", /^A dot in the middle/, "£60", "60"],
    ["2 mil", /^That word means more/, "£2,000", "2,000"],
  ]) {
    await box(page, PRICE).fill(text);
    await drawn(page);
    const asked = page.getByRole("group", { name: words });
    await asked.getByRole("button", { name: choice, exact: true }).click();
    await drawn(page);
    assert.equal(await box(page, PRICE).inputValue(), wanted, text);
    assert.equal(await asked.count(), 0, text);
  }
  await visit(page, "#/blank/share");
  const share = box(page, "Share due to the training, in percent");
  await share.fill("0.6");
  await drawn(page);
  await page.getByRole("group", { name: "Do you mean 60% or 0.6%?" }).getByRole("button", { name: "60%", exact: true }).click();
  await drawn(page);
  assert.equal(await share.inputValue(), "60");
  page.clean();
});

test("a phone's number pad gets the other sign and what a sum is made of", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/problem", width: 375, context: { hasTouch: true, isMobile: true } });
  closing(t, page);
  const before = box(page, "Number before the training (baseline)");
  const key = (name) => page.locator(".field", { has: before }).getByRole("button", { name, exact: true, includeHidden: true });
  await before.tap();
  await before.fill("12");
  await key("Change the sign").tap();
  assert.equal(await before.inputValue(), "−12");
  assert.ok(await before.evaluate((element) => element === document.activeElement), "the box keeps the focus");
  await key("Change the sign").tap();
  await key("Times").tap();
  await page.keyboard.insertText("3");
  assert.equal(await before.inputValue(), "12×3");
  await drawn(page);
  assert.match(await page.locator(".field", { has: before }).locator(".echo").innerText(), /36 errors/);
  page.clean();
});

test("a choice beside a box and the box say the same", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/share" });
  closing(t, page);
  const sure = box(page, "How sure are you of that share, in percent");
  await answer(page, "Usual answers", /^70%/);
  assert.equal(await sure.inputValue(), "70");
  await sure.fill("90");
  await drawn(page);
  assert.ok(await page.getByRole("radio", { name: /^90%/ }).isChecked());
  await sure.fill("65");
  await drawn(page);
  assert.equal(await page.getByRole("group", { name: "Usual answers" }).getByRole("radio", { checked: true }).count(), 0);
  page.clean();
});

test("currency and locale belong to the study, not to the browser", async (t) => {
  const file = around(blank({ locale: "de-DE", currency: "JPY", programme: { people: { value: "1234", status: "entered" } } }));
  for (const locale of ["en-US", "fr-FR"]) {
    const page = await at.open({ storage: device(file), hash: "#/blank/cost", context: { locale } });
    closing(t, page);
    assert.equal(await box(page, "Number of people").inputValue(), "1.234");
    await page.getByRole("textbox", { name: "Programme price, in yen" }).waitFor();
    page.clean();
  }
});

test("locales and currencies that do not exist do no harm", async (t) => {
  const page = await at.open();
  closing(t, page);
  for (const [locale, currency] of [["", ""], ["xx", "ZZZ"], ["en-GB-x-y-z", "€"], ["ar-EG", "EGP"], ["hi-IN-u-nu-deva", "INR"], ["-", "abc"], ["en_US", "usd"], ["i-klingon", "XXX"], ["a".repeat(300), "ABCD"], ["de-", "---"], ["en-u-nu", "EUR"]]) {
    await choose(page, "odd.json", around(blank({ locale, currency })));
    const replace = page.getByRole("radio", { name: "Replace mine" });
    if (await replace.count()) await replace.check();
    await page.getByRole("button", { name: "Open it" }).click();
    await page.waitForURL(/result$/);
    await visit(page, "#/blank/cost");
    await page.getByRole("textbox", { name: PRICE }).fill("1200");
    await drawn(page);
  }
  page.clean();
});

const PASTE = "Numbers of the periods before";
const taken = (page) => page.getByRole("group", { name: "What was taken from the text" });
const series = async (page) => {
  await page.waitForTimeout(300);
  await page.reload();
  const [study] = await onDevice(page);
  return (study.measures[0].before_series ?? []).map((point) => [point.when ?? "", point.value?.value ?? null, point.driver?.value ?? null]);
};

test("a pasted table shows what was taken and what was left out; columns swap, rows come back", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/baseline" });
  closing(t, page);
  await unfold(page);
  const text = box(page, PASTE);
  await text.fill("Month\tErrors\tOrders\nJan\t40\t1000\nFeb\t#N/A\t1100\nMar\t42\t1200\nTotal\t82\t3300");
  await drawn(page);
  assert.match(await taken(page).innerText(), /3 periods taken/);
  assert.match(await taken(page).innerText(), /Without a number, and kept as a gap: Feb\./);
  assert.match(await taken(page).innerText(), /Left out, a heading: Month Errors Orders[^]*Left out, a total: Total 82 3300/);
  await taken(page).getByRole("button", { name: /Take it back.*row 5/ }).click();
  await drawn(page);
  assert.match(await taken(page).innerText(), /4 periods taken[^]*Taken by you: Total 82 3300/);
  await taken(page).getByRole("button", { name: /Leave it out.*row 5/ }).click();
  await taken(page).getByLabel(/^Column 2/).selectOption("Driver");
  await drawn(page);
  assert.equal(await taken(page).getByLabel(/^Column 3/).inputValue(), "1", "the columns have swapped");
  assert.deepEqual(await series(page), [["Jan", "1000", "40"], ["Feb", "1100", null], ["Mar", "1200", "42"]]);
  page.clean();
});

test("a dropped .csv file is read like a paste, with quotes and a byte order mark", async (t) => {
  const page = await at.open({ storage: device(around(blank())), hash: "#/blank/baseline" });
  closing(t, page);
  await unfold(page);
  await box(page, PASTE).evaluate((box) => {
    const data = new DataTransfer();
    data.items.add(new File(["\ufeffMonth,Errors\r\nJan,\"1,234\"\r\nFeb,\"1,190\"\r\n"], "errors.csv", { type: "text/csv" }));
    box.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  await taken(page).getByText("2 periods taken").waitFor();
  assert.deepEqual(await series(page), [["Jan", "1234", null], ["Feb", "1190", null]]);
  page.clean();
});

test("what a paste does not show is kept, and parts of 1 are asked about once", async (t) => {
  const note = (value) => ({ value, status: "entered", note: "interview" });
  const respondents = [{ name: "A", people: note("4"), change: note("3") }];
  const measure = { ...blank().measures[0], isolation: { estimators: [{}], respondents } };
  const page = await at.open({ storage: device(around(blank({ measures: [measure] }))), hash: "#/blank/isolation" });
  closing(t, page);
  await unfold(page);
  await box(page, "Paste the participants’ answers").fill("A\t3\t0.6\t0.8\nB\t2\t0.5\t0.7");
  await taken(page).getByRole("button", { name: "0.6 is 60%" }).click();
  await page.waitForTimeout(300);
  await page.reload();
  const [study] = await onDevice(page);
  const [first, second] = study.measures[0].isolation.respondents;
  assert.deepEqual([first.people.value, first.people.note, first.change.note], ["4", "interview", "interview"]);
  assert.deepEqual([first.share.value, second.share.value, second.confidence.value], ["60", "50", "70"]);
  page.clean();
});

test("on a phone one tap on Continue after typing is enough, because the keys under the box stay", async (t) => {
  const page = await at.open({ width: 375, height: 667, context: { hasTouch: true } });
  closing(t, page);
  await page.goto(`${at.site.url}#/new/quality`);
  await page.getByRole("heading", { level: 1, name: "What is the problem, in one number?" }).waitFor();
  const id = page.url().match(/#\/([^/]+)\//)[1];
  for (const screen of ["problem", "share", "worth", "cost"]) {
    await visit(page, `#/${id}/${screen}`);
    await page.locator("main input[type=text][inputmode]:visible").last().fill("10-12");
    await page.getByRole("button", { name: /^(Continue|See the result)$/ }).click();
    await page.locator(".errors").waitFor({ timeout: 5000 });
  }
  page.clean();
});

test("a fold that a mistake has opened stays open when the mistake is mended, and takes the next keys", async (t) => {
  const typed = (text) => ({ typed: text });
  const respondents = [{ name: "A", change: { value: "3", status: "entered" }, share: typed("x"), confidence: { value: "80", status: "entered" } }];
  const measure = { ...blank().measures[0], isolation: { estimators: [{}], respondents } };
  const page = await at.open({ storage: device(around(blank({ measures: [measure] }))), hash: "#/blank/isolation" });
  closing(t, page);
  const share = page.locator("#f-measures-0-isolation-respondents-0-share");
  assert.equal(await share.isVisible(), false, "it is folded away at first");
  await page.getByRole("button", { name: "Continue" }).click();
  await share.waitFor();
  await share.focus();
  await page.keyboard.press("Control+a");
  for (const key of "62.5") {
    await page.keyboard.press(key);
    await drawn(page);
    assert.ok(await share.isVisible(), `the fold stands open after ${key}`);
  }
  assert.equal(await share.inputValue(), "62.5");
  page.clean();
});
