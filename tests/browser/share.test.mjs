// A study is passed on: as a link that opens elsewhere, as a summary, as a file, as a workbook, as a copy without names.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { around, closing, device, drawn, example, fact, onDevice, saved, start, visit } from "./lib.mjs";

let at;
let study;
before(async () => {
  at = await start();
  study = (await example(1)).studies[0];
});
after(() => at?.stop());

const NET = "Net benefit, first year";

/** The result of the example with the panel open. */
async function panel(t, options = {}) {
  const storage = device(around(study));
  const page = await at.open({ storage, hash: `#/${study.id}/result`, context: { permissions: ["clipboard-read", "clipboard-write"] }, ...options });
  closing(t, page);
  await page.locator("summary").filter({ hasText: /^Share$/ }).click();
  await page.getByRole("heading", { name: "As a link" }).waitFor();
  return page;
}
/** The link that the panel copies, with words or without. */
async function link(page, withWords) {
  if (withWords) await page.getByRole("checkbox", { name: "With names and texts" }).check();
  await page.getByText(/^The link has [\d,]+ characters\.$/).waitFor();
  await drawn(page);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("The link is copied.").first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
async function taken(page, name) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
const hash = (link) => link.slice(link.indexOf("#"));

test("a link opens elsewhere with the same net benefit, and changes nothing before a copy is kept", async (t) => {
  const page = await panel(t);
  const net = await fact(page, NET).innerText();
  const bare = await link(page, false);
  assert.ok(bare.length < 8000, `${bare.length} letters`);
  const whole = await link(page, true);
  assert.ok(whole.length > bare.length);
  page.clean();

  for (const [address, words] of [[bare, /Study –/], [whole, new RegExp(study.title.slice(0, 12))]]) {
    const other = await at.open({ hash: hash(address) });
    closing(t, other);
    const found = other.getByRole("region", { name: "What is in the link" });
    await found.waitFor();
    assert.match(await found.innerText(), words);
    assert.ok((await found.innerText()).includes(net), await found.innerText());
    assert.deepEqual(await onDevice(other), []);
    await other.getByRole("button", { name: "Keep a copy" }).click();
    await other.waitForURL(/result$/);
    assert.equal(await fact(other, NET).innerText(), net);
    await saved(other);
    assert.equal((await onDevice(other)).length, 1);
    other.clean();
  }
});

test("a link opened where the study is already keeps both", async (t) => {
  const page = await panel(t);
  const address = await link(page, true);
  await visit(page, hash(address));
  await page.getByRole("button", { name: "Keep a copy" }).click();
  await page.waitForURL(/result$/);
  await saved(page);
  const all = await onDevice(page);
  assert.equal(all.length, 2);
  assert.ok(all.some((one) => one.id === study.id && one.title === study.title));
  page.clean();
});

test("a link that is cut, newer or foreign is told by a sentence, and nothing changes", async (t) => {
  const page = await panel(t);
  const whole = hash(await link(page, false));
  for (const [address, words] of [
    [whole.slice(0, -9), /This link is not whole/],
    [whole.replace("/received/1", "/received/2"), /newer version/],
    ["#/received/x", /There is no study in this link/],
  ]) {
    const other = await at.open({ hash: address });
    closing(t, other);
    await other.getByRole("alert").filter({ hasText: words }).waitFor();
    assert.deepEqual(await onDevice(other), []);
    other.clean();
  }
});

test("the summary on the clipboard holds the verdict, as text and as HTML", async (t) => {
  const page = await panel(t);
  const net = await fact(page, NET).innerText();
  await page.getByRole("button", { name: "Copy the summary" }).click();
  await page.getByText("The summary is copied. Paste it into a mail or a chat.").first().waitFor();
  const [text, html] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/plain", "text/html"].map(async (kind) => (await item.getType(kind)).text()));
  });
  for (const one of [text, html]) {
    assert.ok(one.includes(study.title) && one.includes(net), one);
    assert.match(one, /ROI/);
  }
  page.clean();
});

test("the study, the workbook and the report come as files", async (t) => {
  const page = await panel(t);
  const book = await taken(page, "Save a workbook");
  assert.match(book.name, /\.xlsx$/);
  assert.equal(book.bytes.subarray(0, 2).toString(), "PK");
  const text = await taken(page, "Save the report as Markdown");
  assert.match(text.name, /\.md$/);
  assert.match(text.bytes.toString(), /^# /);
  const file = await taken(page, "Save the study");
  assert.deepEqual(JSON.parse(file.bytes).studies[0].id, study.id);
  const picture = await taken(page, "Save the picture");
  assert.equal(picture.bytes.subarray(1, 4).toString(), "PNG");
  page.clean();
});

test("each picture and each table comes as a file, and as a copy for a slide or a spreadsheet", async (t) => {
  const page = await panel(t);
  const choice = page.getByLabel("Which one");
  const names = await choice.locator("option").allInnerTexts();
  assert.ok(names.length >= 9, names.join(", "));
  for (const [at, name] of names.entries()) {
    await choice.selectOption(String(at));
    await drawn(page);
    const csv = await taken(page, "Save as CSV");
    assert.match(csv.name, /\.csv$/);
    assert.ok(csv.bytes.toString().trim().split("\r\n").length > 1, name);
    if (!(await page.getByRole("button", { name: "Save as SVG" }).isVisible())) continue;
    const svg = (await taken(page, "Save as SVG")).bytes.toString();
    const fault = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent, svg);
    assert.equal(fault, undefined, name);
    const png = (await taken(page, "Save as PNG")).bytes;
    assert.equal(png.subarray(1, 4).toString(), "PNG");
    assert.equal(png.readUInt32BE(16), 1200);
    if (process.env.PAYOFF_SHOTS) await writeFile(`${process.env.PAYOFF_SHOTS}/exhibit-${at}.png`, png);
  }
  await page.getByRole("button", { name: "Copy the table" }).click();
  await page.getByText("The table is copied. Paste it into a spreadsheet or a document.").first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\t/);
  await choice.selectOption("0");
  await page.getByRole("button", { name: "Copy as a picture" }).click();
  await page.getByText("The picture is copied. Paste it into a slide.").first().waitFor();
  page.clean();
});

test("where the clipboard is refused the words stand there to be copied by hand", async (t) => {
  const page = await panel(t);
  await page.evaluate(() => {
    navigator.clipboard.write = () => Promise.reject(new Error("refused"));
  });
  for (const [button, box] of [["Copy the summary", "Summary"], ["Copy the link", "Link"], ["Copy the table", "Table"]]) {
    await page.getByText(/^The link has/).waitFor();
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("textbox", { name: box }).waitFor();
    assert.ok((await page.getByRole("textbox", { name: box }).inputValue()).length > 20, box);
  }
  page.clean();
});

test("a copy without names shows what remains, and holds no name and no real amount", async (t) => {
  const page = await panel(t);
  const net = await fact(page, NET).innerText();
  const roi = await fact(page, "Return on Investment (ROI)").innerText();
  const shown = await page.getByRole("table", { name: "What remains in the copy" }).innerText();
  assert.ok(!shown.includes(net) && !shown.includes(study.title), shown);
  assert.ok(shown.includes(roi), `${shown} has no ${roi}`);
  const copy = JSON.parse((await taken(page, "Save the copy")).bytes).studies[0];
  assert.equal(copy.title, "Study");
  assert.notEqual(copy.id, study.id);
  page.clean();
});

for (const width of [375, 1280]) {
  test(`nothing is wider than a window of ${width}`, async (t) => {
    const page = await panel(t, { width });
    await page.getByText(/^The link has/).waitFor();
    const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    assert.ok(scroll <= client, `${scroll} > ${client}`);
    if (process.env.PAYOFF_SHOTS) await page.locator(".share").screenshot({ path: `${process.env.PAYOFF_SHOTS}/share-${width}.png` });
  });
}
