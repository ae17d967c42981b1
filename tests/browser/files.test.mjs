// A study goes out as a file and comes back equal; what is no study changes nothing.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { around, choose, closing, device, drawn, example, fact, message, noSidewaysScroll, onDevice, saved, start, started, tenAnswers, unfold, visit } from "./lib.mjs";

let at;
let examples;
before(async () => {
  at = await start();
  examples = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(example));
});
after(() => at?.stop());

const preview = (page) => page.locator("#preview");

/** Presses a button that hands out a file, and reads the file. */
async function taken(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}
const clear = async (page) => {
  await visit(page, "#/files");
  await page.getByRole("button", { name: "Remove everything …" }).click();
  await page.getByRole("button", { name: "Yes, remove everything" }).click();
  await message(page).getByText("Everything is removed from this device.").waitFor();
};

test("saved, cleared and opened again, a study is equal", async (t) => {
  const page = await at.open();
  closing(t, page);
  await tenAnswers(page);
  await saved(page);
  const [mine] = await onDevice(page);
  await visit(page, "#/files");
  const file = await taken(page, page.getByRole("button", { name: /^Save a file/ }));
  assert.match(file.name, /^payoff-study-of-errors-\d{4}-\d\d-\d\d\.json$/);
  assert.ok(file.text.includes('\n  "format": "payoff-study"'), "it is written for people too");
  assert.deepEqual(JSON.parse(file.text).studies, [mine]);
  await page.getByText("Last file: today.").waitFor();

  await clear(page);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("payoff/"))), []);
  await page.reload();
  await started(page);
  await page.getByText("There is no study on this device yet.").waitFor();

  await choose(page, file.name, file.text);
  assert.match(await preview(page).innerText(), /Study of errors – Measured, £48,258, ROI 92%/);
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "£48,258");
  await saved(page);
  assert.deepEqual(await onDevice(page), [mine]);
  await visit(page, "#/files");
  const again = await taken(page, page.getByRole("button", { name: /^Save a file/ }));
  const without = (text) => ({ ...JSON.parse(text), written: "" });
  assert.deepEqual(without(again.text), without(file.text));
  page.clean();
});

test("all studies go into one file and come back as they were", async (t) => {
  const page = await at.open({ storage: device(...examples) });
  closing(t, page);
  const all = await onDevice(page);
  assert.equal(all.length, 8);
  await visit(page, "#/files");
  const file = await taken(page, page.getByRole("button", { name: "Save all in one file" }));
  assert.match(file.name, /^payoff-all-/);
  await clear(page);
  await choose(page, file.name, file.text);
  await page.getByRole("button", { name: "Open it" }).click();
  await message(page).getByText("8 studies are open.").waitFor();
  await page.reload();
  await started(page);
  assert.deepEqual(await onDevice(page), all);
  page.clean();
});

test("each example comes out of the page as it went in", async (t) => {
  const page = await at.open({ storage: device(...examples) });
  closing(t, page);
  await visit(page, "#/files");
  const buttons = page.getByRole("button", { name: /^Save a file/ });
  for (let which = 0; which < 8; which += 1) {
    const [study] = JSON.parse((await taken(page, buttons.nth(which))).text).studies;
    const wanted = examples.map((file) => file.studies[0]).find((one) => one.id === study.id);
    assert.deepEqual(study, wanted, study.title);
  }
});

test("after clearing, Undo brings everything back", async (t) => {
  const page = await at.open({ storage: device(...examples.slice(0, 2)) });
  closing(t, page);
  const all = await onDevice(page);
  await clear(page);
  await message(page).getByRole("button", { name: "Undo" }).click();
  await page.reload();
  await started(page);
  assert.deepEqual(await onDevice(page), all);
});

test("the preview names what the page does not know, and nothing has changed until somebody decides", async (t) => {
  const page = await at.open();
  closing(t, page);
  const file = structuredClone(examples[0]);
  file.studies[0].mood = "good";
  file.studies[0].measures[0].worth.luck = { value: "1" };
  file.colour = "blue";
  await choose(page, "new.json", file);
  const words = await preview(page).innerText();
  for (const name of ["mood", "luck", "colour"]) assert.ok(words.includes(name), `${name} in: ${words}`);
  assert.deepEqual(await onDevice(page), []);
  await page.getByRole("button", { name: "Cancel" }).click();
  await preview(page).waitFor({ state: "detached" });
  await page.reload();
  await started(page);
  assert.deepEqual(await onDevice(page), []);
});

test("a study that is here already can be kept beside the new one, replaced, or left alone; each can be undone", async (t) => {
  const page = await at.open({ storage: device(examples[4]) });
  closing(t, page);
  const [mine] = await onDevice(page);
  const file = structuredClone(examples[4]);
  file.studies[0].title = "Another version";
  const flush = async () => {
    await page.reload();
    await started(page);
  };

  await choose(page, "v2.json", file);
  await preview(page).getByText(/You have another version of it here/).waitFor();
  await page.getByRole("button", { name: "Cancel" }).click();
  await flush();
  assert.deepEqual(await onDevice(page), [mine], "cancel changes nothing");

  await choose(page, "v2.json", file);
  await preview(page).getByText("Another version in the file").waitFor();
  await preview(page).getByRole("radio", { name: "Keep both" }).check();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  await saved(page);
  assert.deepEqual((await onDevice(page)).map((study) => study.title).sort(), ["Another version", mine.title]);
  await message(page).getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  await flush();
  assert.deepEqual(await onDevice(page), [mine], "keeping both is undone");

  await choose(page, "v2.json", file);
  await preview(page).getByRole("radio", { name: "Replace mine" }).check();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  await saved(page);
  assert.deepEqual((await onDevice(page)).map((study) => study.title), ["Another version"]);
  await message(page).getByRole("button", { name: "Undo" }).click();
  await drawn(page);
  await flush();
  assert.deepEqual(await onDevice(page), [mine], "replacing is undone");

  await choose(page, "same.json", examples[4]);
  await preview(page).getByText("You have the same study here.").waitFor();
  page.clean();
});

test("a file may begin with a byte-order mark, and its name may end in capitals", async (t) => {
  const page = await at.open();
  closing(t, page);
  await choose(page, "MARK.JSON", "\ufeff" + JSON.stringify(examples[0]));
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "$309,659");
});

test("what is in a file decides, not how its name ends, and the text of a file can be pasted", async (t) => {
  const page = await at.open();
  closing(t, page);
  for (const name of ["study.txt", "study", "study.json.download", "Ⅳ.doc"]) {
    await choose(page, name, examples[0]);
    await preview(page).getByText("Manager training to cut turnover").waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
  }
  await page.getByText("Or paste the text of a study").click();
  await page.locator("#paste-text").fill(JSON.stringify(examples[0]));
  await page.getByRole("button", { name: "See what is in it" }).click();
  await preview(page).getByText("Manager training to cut turnover").waitFor();
  page.clean();
});

test("a file keeps the letters of its title, and what was handed over can be copied where none arrived", async (t) => {
  const file = structuredClone(examples[0]);
  file.studies[0].title = "研修の効果 Résumé/Ärger";
  const page = await at.open({ storage: device(file), hash: "#/files" });
  closing(t, page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Save a file/ }).click()]);
  assert.match(download.suggestedFilename(), /^payoff-研修の効果-résumé-ärger-\d{4}-\d\d-\d\d\.json$/);
  await page.getByText("Last file: today.").waitFor();
  await page.getByRole("button", { name: "It is not there" }).click();
  await page.getByText(/You have not saved a file yet/).waitFor();
  const text = await page.locator("#copy-text").inputValue();
  assert.equal(JSON.parse(text).studies[0].title, file.studies[0].title);
  page.clean();
});

test("what was here before a file was opened or the device was cleared survives a reload in this tab", async (t) => {
  const page = await at.open({ storage: device(examples[4]) });
  closing(t, page);
  const [mine] = await onDevice(page);
  await visit(page, "#/files");
  await page.getByRole("button", { name: "Remove everything …" }).click();
  await page.getByRole("button", { name: "Yes, remove everything" }).click();
  await drawn(page);
  assert.deepEqual(await onDevice(page), []);
  await page.reload();
  await started(page);
  await page.getByText(/As it was before this device was cleared/).waitFor();
  await page.getByRole("button", { name: "See what is in it" }).last().click();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  await saved(page);
  assert.equal((await onDevice(page))[0].title, mine.title);
  page.clean();
});

test("a backup of forty-five studies can be opened again", async (t) => {
  const page = await at.open();
  closing(t, page);
  const all = Array.from({ length: 45 }, (_, at) => ({ ...structuredClone(examples[0].studies[0]), id: `copy${at}`, title: `Copy ${at}` }));
  const text = JSON.stringify(around(...all), null, 2);
  assert.ok(text.length > 1_048_576, `${text.length} letters`);
  const begun = Date.now();
  await choose(page, "backup.json", text);
  t.diagnostic(`${text.length} letters on show after ${Date.now() - begun} ms`);
  assert.equal(await preview(page).locator(":scope > ul").first().locator(":scope > li").count(), 45);
  page.clean();
});

test("times of a wrong clock and settings out of all bounds do no harm", async (t) => {
  for (const last_file of [1e308, -5, Date.now() + 3 * 86_400_000]) {
    const page = await at.open({ storage: { ...device(examples[0]), "payoff/settings": JSON.stringify({ last_file }) }, hash: "#/files" });
    closing(t, page);
    const words = await page.locator("main").innerText();
    assert.ok(/Last file: today\.|You have not saved a file yet/.test(words) && !/-\d+ days/.test(words), words);
    page.clean();
  }
});

test("the box for a file can be seen and used at every width", async (t) => {
  for (const width of [320, 375, 767, 768, 1280]) {
    const page = await at.open({ width });
    closing(t, page);
    await visit(page, "#/files");
    const box = page.getByLabel("Study file");
    assert.ok(await box.isVisible(), `no file box at ${width} px`);
    const [opened] = await Promise.all([page.waitForEvent("filechooser"), box.click()]);
    await opened.setFiles({ name: "study.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(examples[0])) });
    await preview(page).getByText("Manager training to cut turnover").waitFor();
    page.clean();
  }
});

test("a file can be dropped", async (t) => {
  const page = await at.open();
  closing(t, page);
  await visit(page, "#/files");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.json", { type: "application/json" }));
    for (const type of ["dragover", "drop"]) {
      document.querySelector(".filedrop").dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, JSON.stringify(examples[0]));
  await preview(page).getByText("Manager training to cut turnover").waitFor();
  page.clean();
});

const study = (more) => around({ id: "bad", title: "Bad", ...more });
const UNREADABLE = /^The selected file could not be read\. Save the study again and try that file/;
const NOT_OURS = "The selected file is not a study from Payoff";
const BAD = [
  ["an empty file", "empty.json", "", "The selected file is empty"],
  ["nothing but spaces", "blank.json", " \n\t ", "The selected file is empty"],
  ["a web page", "page.json", "<!doctype html><title>Sign in</title>", UNREADABLE],
  ["20 MB and a letter", "large.json", Buffer.alloc(20 * 1_048_576 + 1, 32), "The selected file must be smaller than 20MB"],
  ["a picture", "picture.json", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00]), UNREADABLE],
  ["a file cut short", "cut.json", () => JSON.stringify(examples[0]).slice(0, 900), UNREADABLE],
  ["NaN", "nan.json", '{"format":"payoff-study","version":1,"studies":[{"hurdle":{"value":NaN}}]}', UNREADABLE],
  ["1e999", "huge.json", '{"format":"payoff-study","version":1,"studies":[{"hurdle":{"value":1e999}}]}', UNREADABLE],
  ["nesting without end", "deep.json", "[".repeat(200_000), UNREADABLE],
  ["nesting inside a study", "deep2.json", `{"format":"payoff-study","version":1,"studies":[{"hurdle":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}]}`, UNREADABLE],
  ["a newer version", "newer.json", { ...study(), version: 3 }, "The selected file comes from a newer version. Reload this page and try again"],
  ["a version that is none", "version.json", { ...study(), version: "1" }, NOT_OURS],
  ["a list", "list.json", "[1,2,3]", NOT_OURS],
  ["a bare value", "null.json", "null", NOT_OURS],
  ["another format", "other.json", { format: "package-lock", version: 1 }, NOT_OURS],
  ["no study in it", "none.json", around(), "There is no study in the selected file"],
  ["a number for a name", "types.json", study({ title: 5 }), /^One part of the selected file cannot be understood, .*title/],
  ["a text for a list", "list-of.json", study({ measures: "many" }), /^One part of the selected file cannot be understood, .*measures/],
  ["a choice that does not exist", "choice.json", study({ state: "finished" }), /^One part of the selected file cannot be understood, .*state/],
  ["an amount in words", "words.json", study({ hurdle: { value: "a lot", status: "entered" } }), /^One part of the selected file cannot be understood, .*hurdle/],
];
test("every bad file gets its sentence and changes nothing", async (t) => {
  const page = await at.open({ storage: device(examples[0]) });
  closing(t, page);
  const before = await page.evaluate(() => ({ ...localStorage }));
  for (const [what, name, content, sentence] of BAD) {
    await t.test(what, async () => {
      if (await preview(page).count()) await visit(page, "#/");
      await choose(page, name, typeof content === "function" ? content() : content);
      await drawn(page);
      const words = await preview(page).getByRole("alert").locator("p").innerText();
      if (sentence instanceof RegExp) assert.match(words, sentence);
      else assert.equal(words, sentence);
      assert.equal(await page.evaluate(() => document.activeElement.id), "preview", "the message has the focus");
      await preview(page).getByText("Nothing has changed.").waitFor();
      assert.equal(await page.getByRole("button", { name: "Open it" }).count(), 0);
      assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
    });
  }
  page.clean();
});

test("the same key twice is not taken in silence", async (t) => {
  const page = await at.open();
  closing(t, page);
  await choose(page, "twice.json", '{"format":"payoff-study","version":1,"studies":[{"id":"a","title":"First","title":"Second"}]}');
  const words = await preview(page).innerText();
  assert.match(words, /title/, "the doubled field is named");
  page.clean();
});

test("a field called __proto__ or constructor is a field like any other", async (t) => {
  const page = await at.open();
  closing(t, page);
  await choose(page, "proto.json", '{"format":"payoff-study","version":1,"studies":[{"id":"a","title":"P","__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}}]}');
  const words = await preview(page).innerText();
  assert.match(words, /__proto__/);
  assert.match(words, /constructor/);
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  assert.equal(await page.evaluate(() => ({}).polluted), undefined);
  page.clean();
});

test("markup in a name is shown as text, wherever names are shown", async (t) => {
  const page = await at.open();
  closing(t, page);
  const nasty = `<img src=x onerror="window.hit=1"><script>window.hit=1</script>`;
  const file = structuredClone(examples[0]);
  const inject = (value) => {
    if (Array.isArray(value)) return value.map(inject);
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inject(one)]));
    return typeof value === "string" && / /.test(value) && !/^\d/.test(value) ? `${nasty}${value}` : value;
  };
  file.studies = inject(file.studies);
  file.producer = nasty;
  file.studies[0].id = "nasty";
  await choose(page, `${nasty.replaceAll("/", "")}.json`, file);
  assert.ok((await preview(page).innerText()).includes("<script>"));
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  for (const view of ["result", "report", "assumptions", "overview", "challenge", "goal", "gains", "story", "problem", "share"]) {
    await visit(page, `#/nasty/${view}`);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#app img, #app script").length), 0, view);
  }
  await visit(page, "#/");
  assert.equal(await page.evaluate(() => window.hit), undefined);
  page.clean();
});

test("names of 150 letters without a blank push no screen sideways", async (t) => {
  const long = "W".repeat(150);
  const file = structuredClone(examples[0]);
  const stretch = (value, key) => {
    if (Array.isArray(value)) return value.map((one) => stretch(one, key));
    if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, stretch(one, key)]));
    return ["title", "name", "who", "what", "from", "owner"].includes(key) && value ? long : value;
  };
  file.studies = stretch(file.studies);
  file.studies[0].id = "long";
  for (const width of [320, 1280]) {
    const page = await at.open({ storage: device(file), width });
    closing(t, page);
    const wide = [];
    for (const hash of ["#/", "#/files", ...["result", "finance", "report", "assumptions", "overview", "problem", "cost", "isolation", "money", "gains", "story", "instead"].map((view) => `#/long/${view}`)]) {
      await visit(page, hash);
      await unfold(page);
      await noSidewaysScroll(page).catch((error) => wide.push(`${hash} at ${width} px: ${error.message}`));
    }
    assert.deepEqual(wide, []);
    page.clean();
  }
});

test("an id that is an address, a path or empty is replaced by a new one", async (t) => {
  const page = await at.open();
  closing(t, page);
  const studies = ["files", "help", "new", "examples", "", "a/b", "../../x", "ä", "x".repeat(200), "__proto__"].map((id, n) => ({ id, title: `Number ${n}` }));
  await choose(page, "ids.json", around(...studies));
  await page.getByRole("button", { name: "Open it" }).click();
  await message(page).getByText("10 studies are open.").waitFor();
  await page.reload();
  await started(page);
  const found = await onDevice(page);
  assert.equal(found.length, 10, "none took the place of another");
  assert.ok(found.every((one) => /^[a-z0-9]{6,}$/i.test(one.id)), found.map((one) => one.id).join(" "));
  page.clean();
});

test("two studies of the same id in one file both arrive", async (t) => {
  const page = await at.open();
  closing(t, page);
  await choose(page, "twins.json", around({ id: "twin", title: "One" }, { id: "twin", title: "Two" }));
  await page.getByRole("button", { name: "Open it" }).click();
  await message(page).waitFor();
  await page.reload();
  await started(page);
  assert.deepEqual((await onDevice(page)).map((one) => one.title).sort(), ["One", "Two"]);
});

test("numbers out of bounds open, and the preview counts what to check", async (t) => {
  const page = await at.open();
  closing(t, page);
  const file = structuredClone(examples[3]);
  file.studies[0].programme.people.value = "-5";
  file.studies[0].hurdle = { value: "9999", status: "entered" };
  await choose(page, "odd.json", file);
  await preview(page).getByText(/Check 2 numbers\./).waitFor();
  await page.getByRole("button", { name: "Open it" }).click();
  await page.waitForURL(/result$/);
  page.clean();
});

test("a text full of brackets or signs, in a file or in a box, does not stop the page", async (t) => {
  for (const sign of ["(", "-", "1+(", "1-"]) {
    const text = sign.repeat(100_000);
    const page = await at.open();
    closing(t, page);
    const file = structuredClone(examples[3]);
    file.studies[0].id = "signs";
    file.studies[0].programme.people = { typed: text };
    await choose(page, "signs.json", file);
    await page.getByRole("button", { name: "Open it" }).click();
    await page.waitForURL(/result$/);
    await visit(page, "#/signs/cost");
    await page.getByRole("textbox", { name: "Training hours for each person" }).fill(text);
    await drawn(page);
    assert.equal(await page.getByText("Something went wrong on this page").count(), 0, `${sign.trim()} many times`);
    page.clean();
  }
});

test("largest and smallest numbers in every field stop nothing", async (t) => {
  const page = await at.open();
  closing(t, page);
  for (const value of ["79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001", "0"]) {
    const file = structuredClone(examples[1]);
    const odd = (one) => {
      if (Array.isArray(one)) return one.map(odd);
      if (!one || typeof one !== "object") return one;
      const all = Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, odd(inner)]));
      if ("value" in all && typeof all.value === "string") Object.assign(all, { value, low: value, high: value });
      return all;
    };
    file.studies = odd(file.studies);
    file.studies[0].id = "odd";
    await choose(page, "odd.json", file);
    const replace = preview(page).getByRole("radio", { name: "Replace mine" });
    if (await replace.count()) await replace.check();
    const open = preview(page).getByRole("button", { name: "Open it" });
    await open.click();
    await page.waitForURL(/result$/);
    for (const view of ["result", "report", "assumptions", "overview", "comparison", "money", "isolation", "levels", "share", "worth"]) {
      await visit(page, `#/odd/${view}`);
      const words = await page.locator("body").innerText();
      for (const wrong of ["NaN", "inf", "undefined", "Something went wrong"]) {
        assert.ok(!new RegExp(`\\b${wrong}\\b`).test(words), `${wrong} in ${view} with ${value}`);
      }
    }
  }
  page.clean();
});
