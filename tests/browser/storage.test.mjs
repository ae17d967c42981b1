// What is typed is kept: through closing, a full or forbidden device, things that cannot be read, and a second tab.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { box, closing, device, drawn, example, fact, message, onDevice, saved, start, started, tab, visit } from "./lib.mjs";

let at;
let file;
before(async () => {
  at = await start();
  file = await example(4);
});
after(() => at?.stop());

const PEOPLE = "Number of people";
const HOURS = "Training hours for each person";
const people = (page) => box(page, PEOPLE);
const study = (page) => `#/${file.studies[0].id}/cost`;
/** Another tab of the same device. */
async function another(page, hash, init) {
  const other = await tab(page.context(), at.site);
  if (init) await other.addInitScript(init);
  await other.goto(at.site.url + hash);
  await started(other);
  return other;
}

test("what is typed is on the device half a second later, and the page says so", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await people(page).fill("61");
  await page.getByText("Saving …").waitFor();
  const begun = Date.now();
  await saved(page);
  t.diagnostic(`said to be saved after ${Date.now() - begun} ms`);
  assert.equal((await onDevice(page))[0].programme.people.typed, "61");
  page.clean();
});

test("while somebody types without a pause it is saved all the same", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await people(page).fill("");
  const until = Date.now() + 4000;
  let digits = 0;
  while (Date.now() < until) {
    await page.keyboard.press("1");
    digits += 1;
    await page.waitForTimeout(150);
  }
  const stored = (await onDevice(page))[0].programme.people.typed ?? "";
  assert.ok(stored.length > 0 && stored.length <= digits, `${stored.length} of ${digits} digits are on the device`);
});

test("leaving the page in the middle of typing loses nothing", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await people(page).fill("");
  await page.keyboard.type("12,3");
  await page.goto("about:blank");
  await page.goto(at.site.url + study());
  await started(page);
  assert.equal(await people(page).inputValue(), "12,3");
});

test("closing the tab in the middle of typing loses nothing", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  const other = await another(page, "#/help");
  await page.bringToFront();
  await people(page).fill("777");
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
  await other.waitForFunction(() => Object.values({ ...localStorage }).some((text) => text.includes('"777"')));
  await visit(other, study());
  assert.equal(await people(other).inputValue(), "777");
});

test("text that is no number is kept too", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await people(page).fill("about sixty");
  await page.reload();
  await started(page);
  assert.equal(await people(page).inputValue(), "about sixty");
});

test("a browser that forbids storage still works, and says that nothing is saved", async (t) => {
  const page = await at.open({
    init: () => {
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    },
  });
  closing(t, page);
  await message(page).getByText("This browser does not let us save. Save a file before you close.").waitFor();
  await page.getByRole("link", { name: /Errors and rework/ }).click();
  await box(page, "Number before the training (baseline)").fill("410");
  await page.getByText("Not saved: this browser does not let us").waitFor();
  await visit(page, "#/files");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Save a file/ }).click()]);
  assert.match(download.suggestedFilename(), /\.json$/);
  await page.getByRole("group", { name: "Colours" }).getByLabel("Dark").check();
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  page.clean();
});

test("a browser without storage at all still works", async (t) => {
  const page = await at.open({ init: () => Object.defineProperty(window, "localStorage", { get: () => null }) });
  closing(t, page);
  await message(page).getByText("This browser does not let us save.").waitFor();
  await page.getByRole("link", { name: /Errors and rework/ }).click();
  await box(page, "Number before the training (baseline)").fill("410");
  await drawn(page);
  page.clean();
});

test("a full device says so, keeps what it has, and goes on when there is room again", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  const [before] = await onDevice(page);
  await page.evaluate(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (window.full !== false) throw new DOMException("full", "QuotaExceededError");
      return real.call(this, key, value);
    };
  });
  await people(page).fill("61");
  await message(page).getByText("There is no room to save on this device. Save a file instead.").waitFor();
  await page.getByText("Not saved: no room on this device").waitFor();
  assert.deepEqual((await onDevice(page))[0], before, "the last saved state stays");
  assert.equal(await people(page).inputValue(), "61", "what was typed stays on the page");
  await page.evaluate(() => (window.full = false));
  await people(page).fill("62");
  await saved(page);
  assert.equal((await onDevice(page))[0].programme.people.typed, "62");
  page.clean();
});

test("a device that is full from the start still lets us read", async (t) => {
  const page = await at.open({
    storage: device(file),
    init: () => {
      const real = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("payoff/") && sessionStorage.getItem("test-storage")) throw new DOMException("full", "QuotaExceededError");
        return real.call(this, key, value);
      };
    },
  });
  closing(t, page);
  await page.reload();
  await started(page);
  await page.getByRole("link", { name: "Customer service training in the contact centre", exact: true }).click();
  await page.waitForURL(/result$/);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "$20,856");
  await visit(page, study());
  await people(page).fill("61");
  await message(page).getByText("There is no room to save on this device.").waitFor();
  page.clean();
});

test("what cannot be read is set aside, kept, and offered as a file", async (t) => {
  const page = await at.open({ storage: { ...device(file), "payoff/study/broken": '{"revision":3,"file":{"form' } });
  closing(t, page);
  await message(page).getByText("A study on this device could not be read. It is set aside and kept; you can save it as a file.").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), message(page).getByRole("button", { name: "Save it as a file" }).click()]);
  const { readFile } = await import("node:fs/promises");
  assert.ok((await readFile(await download.path(), "utf8")).includes('{"revision":3,"file":{"form'));
  const keys = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("payoff/")));
  assert.equal(keys.filter((key) => key.startsWith("payoff/unreadable/")).length, 1);
  assert.ok(!keys.includes("payoff/study/broken"));
  assert.ok(keys.includes(`payoff/study/${file.studies[0].id}`), "the others are untouched");
  await page.getByRole("link", { name: "Customer service training in the contact centre", exact: true }).waitFor();
});

test("several that cannot be read at the same time are all kept", async (t) => {
  const broken = Object.fromEntries([1, 2, 3].map((n) => [`payoff/study/broken${n}`, `broken number ${n}`]));
  const page = await at.open({ storage: broken });
  closing(t, page);
  await message(page).waitFor();
  const texts = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("payoff/")).map((key) => localStorage[key]));
  for (const text of Object.values(broken)) assert.ok(texts.includes(text), `${text} is lost; there are: ${texts.join(" | ")}`);
});

test("a study of a newer version is left untouched", async (t) => {
  const newer = JSON.stringify({ revision: 9, file: { format: "payoff-study", version: 3, studies: [{ id: "newer", soul: 1 }] } });
  const page = await at.open({ storage: { ...device(file), "payoff/study/newer": newer } });
  closing(t, page);
  await message(page).getByText("A study on this device comes from a newer version of this page. It is left as it is.").waitFor();
  await visit(page, study());
  await people(page).fill("61");
  await saved(page);
  assert.equal(await page.evaluate(() => localStorage["payoff/study/newer"]), newer);
});

test("a field that this page does not know is kept through load, edit and save", async (t) => {
  const other = structuredClone(file);
  Object.assign(other.studies[0], { id: "soul", soul: "new" });
  other.studies[0].programme.mood = { level: 3 };
  const page = await at.open({ storage: device(other), hash: "#/soul/cost" });
  closing(t, page);
  await people(page).fill("61");
  await saved(page);
  const [kept] = await onDevice(page);
  assert.deepEqual([kept.soul, kept.programme.mood, kept.programme.people.typed], ["new", { level: 3 }, "61"]);
  page.clean();
});

test("work that is in no file is told of below the result, until there is a file", async (t) => {
  // An example that ships with the page is nobody's work.
  const own = structuredClone(file);
  own.studies[0].sample = false;
  const page = await at.open({ storage: device(own), hash: study() });
  closing(t, page);
  const reminder = page.getByRole("note", { name: "Keep it safe" });
  const result = `#/${file.studies[0].id}/result`;
  await people(page).fill("61");
  await saved(page);
  await visit(page, result);
  await reminder.getByText(/is in no file yet, and this browser may forget what it keeps/).waitFor();
  await reminder.getByRole("link", { name: "Save a file" }).click();
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /^Save a file/ }).click()]);
  await visit(page, result);
  assert.equal(await reminder.count(), 0, "the work is in a file now");
  page.clean();
});

test("where the browser promised earlier to keep what is here, nobody is asked for a file", async (t) => {
  const own = structuredClone(file);
  own.studies[0].sample = false;
  own.studies[0].changed = "2026-11-21T12:00:00Z";
  for (const promised of [false, true]) {
    const page = await at.open({
      storage: device(own),
      hash: `#/${file.studies[0].id}/result`,
      init: `navigator.storage.persisted = () => Promise.resolve(${promised})`,
    });
    closing(t, page);
    await page.getByRole("heading", { level: 2, name: "What if?" }).waitFor();
    await drawn(page);
    assert.equal(await page.getByRole("note", { name: "Keep it safe" }).count(), promised ? 0 : 1);
    page.clean();
  }
});

test("settings that cannot be read do no harm", async (t) => {
  for (const settings of ["{", "[]", '"x"', '{"full":5,"theme":7,"last_file":"x"}', '{"theme":"\\"><script>"}']) {
    const page = await at.open({ storage: { "payoff/settings": settings } });
    closing(t, page);
    await page.getByRole("heading", { level: 1, name: "Show what your training is worth" }).waitFor();
    page.clean();
  }
});

test("keys of other pages on the same origin are left alone, also when the device is cleared", async (t) => {
  const page = await at.open({ storage: { ...device(file), "their/plan": "keep", payoffice: "keep" } });
  closing(t, page);
  await visit(page, "#/files");
  await page.getByRole("button", { name: "Remove everything …" }).click();
  await page.getByRole("button", { name: "Yes, remove everything" }).click();
  await drawn(page);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { "their/plan": "keep", payoffice: "keep" });
});

test("a change in one tab shows in the other, with a note", async (t) => {
  const one = await at.open({ storage: device(file), hash: study() });
  closing(t, one);
  const two = await another(one, study());
  await people(one).fill("61");
  await saved(one);
  await message(two).getByText("This study is open in another tab. The newest change is shown.").waitFor();
  assert.equal(await people(two).inputValue(), "61");
  // And back again, without a conflict.
  await people(two).fill("62");
  await saved(two);
  await message(one).getByText("The newest change is shown.").waitFor();
  assert.equal(await people(one).inputValue(), "62");
  assert.equal((await onDevice(one))[0].programme.people.typed, "62");
  one.clean();
  two.clean();
});

test("a new study and a deleted one show in the other tab's list", async (t) => {
  const one = await at.open({ storage: device(file) });
  closing(t, one);
  const two = await another(one, "");
  await one.getByRole("link", { name: /Errors and rework/ }).click();
  await saved(one);
  await two.getByRole("link", { name: "Study of errors", exact: true }).waitFor();
  await visit(one, "#/");
  await one.getByRole("button", { name: /^Delete Customer service/ }).click();
  await two.getByRole("link", { name: "Customer service training in the contact centre", exact: true }).waitFor({ state: "detached" });
  one.clean();
  two.clean();
});

/** Both tabs change the study before either hears of the other. */
async function conflict(t) {
  const one = await at.open({ storage: device(file), hash: study() });
  closing(t, one);
  // The second tab does not hear in time.
  const two = await another(one, study(), () => {
    window.addEventListener("storage", (event) => event.stopImmediatePropagation());
  });
  await people(one).fill("61");
  await saved(one);
  await box(two, HOURS).fill("17");
  await message(two).getByText("This study was changed in another tab too.").waitFor();
  return [one, two];
}

test("changed in both tabs: a choice is offered, nothing is overwritten until it is made", async (t) => {
  const [one, two] = await conflict(t);
  await two.getByText("Not saved: changed in another tab").waitFor();
  assert.equal((await onDevice(one))[0].programme.people.typed, "61");
  assert.equal(await box(two, HOURS).inputValue(), "17");
  one.clean();
});

test("taking the other tab's study keeps one's own in Undo", async (t) => {
  const [, two] = await conflict(t);
  await message(two).getByRole("button", { name: "Take the other" }).click();
  await drawn(two);
  assert.equal(await people(two).inputValue(), "61");
  assert.notEqual(await box(two, HOURS).inputValue(), "17");
  await two.getByRole("navigation", { name: "Tools" }).getByRole("button", { name: /^Undo/ }).click();
  await drawn(two);
  assert.equal(await box(two, HOURS).inputValue(), "17");
  await saved(two);
});

test("keeping one's own study keeps the other tab's in Undo", async (t) => {
  const [one, two] = await conflict(t);
  await message(two).getByRole("button", { name: "Keep mine" }).click();
  await saved(two);
  assert.equal(await box(two, HOURS).inputValue(), "17");
  assert.notEqual(await people(two).inputValue(), "61");
  assert.equal((await onDevice(two))[0].programme.hours.typed, "17");
  await two.getByRole("navigation", { name: "Tools" }).getByRole("button", { name: /^Undo/ }).click();
  await drawn(two);
  assert.equal(await people(two).inputValue(), "61");
  // The first tab has followed, or it asks; it never loses what it holds in silence.
  await message(one).waitFor();
});

test("deleted in another tab: what is open stays, and is written again when it changes", async (t) => {
  const one = await at.open({ storage: device(file), hash: study() });
  closing(t, one);
  const two = await another(one, "");
  await two.getByRole("button", { name: /^Delete Customer service/ }).click();
  await message(one).getByText("This study was deleted in another tab. It stays here until you close it.").waitFor();
  assert.deepEqual(await onDevice(one), []);
  await people(one).fill("61");
  await saved(one);
  assert.equal((await onDevice(one))[0].programme.people.typed, "61");
});

test("the other tab cleared the device: what is open here is not lost", async (t) => {
  const one = await at.open({ storage: device(file), hash: study() });
  closing(t, one);
  const two = await another(one, "#/files");
  await two.getByRole("button", { name: "Remove everything …" }).click();
  await two.getByRole("button", { name: "Yes, remove everything" }).click();
  await message(one).getByText("This study was deleted in another tab.").waitFor();
  assert.ok((await people(one).inputValue()).length > 0);
});

test("storage that another page of the origin clears is noticed, and can be kept again", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  const other = await another(page, "#/help");
  await other.evaluate(() => localStorage.clear());
  await message(page).getByText(/took a study off this device/).waitFor();
  await page.getByText("Not saved: taken off this device").waitFor();
  assert.deepEqual(await onDevice(page), [], "nothing is written again in silence");
  await message(page).getByRole("button", { name: "Keep it on this device" }).click();
  await saved(page);
  assert.equal((await onDevice(page)).length, 1);
  page.clean();
});

test("where there was no room it is tried again without an edit", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await page.evaluate(() => {
    const real = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      if (window.full !== false) throw new DOMException("full", "QuotaExceededError");
      return real.call(this, key, value);
    };
  });
  await people(page).fill("61");
  await message(page).getByText("There is no room to save on this device. Save a file instead.").waitFor();
  await page.evaluate(() => (window.full = false));
  await saved(page);
  assert.equal((await onDevice(page))[0].programme.people.typed, "61");
  await message(page).waitFor({ state: "detached" });
});

test("what could not be read is told once, then listed until it is taken out", async (t) => {
  const page = await at.open({ storage: { "payoff/study/broken": "{" } });
  closing(t, page);
  await message(page).getByText(/could not be read/).waitFor();
  await page.reload();
  await started(page);
  assert.equal(await message(page).count(), 0);
  await visit(page, "#/files");
  await page.getByRole("heading", { name: "Set aside" }).waitFor();
  await page.getByRole("button", { name: /^Take it off this device/ }).click();
  await page.getByRole("heading", { name: "Set aside" }).waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("payoff/unreadable/"))), []);
});

test("a study with an odd id can be opened", async (t) => {
  for (const id of ["a b/c", "files", "%41", "ä?#", "~x"]) {
    const odd = structuredClone(file);
    odd.studies[0].id = id;
    const page = await at.open({ storage: device(odd) });
    closing(t, page);
    await page.getByRole("link", { name: "Customer service training in the contact centre", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "What if?" }).waitFor();
    page.clean();
  }
});

test("a locale tag the browser refuses, and a browser without parts of Intl, get a plain format", async (t) => {
  const odd = structuredClone(file);
  odd.studies[0].locale = "en-USA";
  const page = await at.open({ storage: device(odd), hash: `#/${odd.studies[0].id}/result` });
  closing(t, page);
  assert.equal(await fact(page, "Net benefit, first year").innerText(), "$20,856");
  page.clean();
  for (const init of [() => delete Intl.NumberFormat.prototype.formatToParts, () => delete window.Intl, () => delete Intl.NumberFormat.supportedLocalesOf]) {
    const poor = await at.open({ storage: device(file), hash: `#/${file.studies[0].id}/result`, init });
    closing(t, poor);
    assert.equal(await fact(poor, "Net benefit, first year").innerText(), "$20,856");
    poor.clean();
  }
});

test("a tab that is killed loses less than a tenth of a second of typing", async (t) => {
  const kept = [];
  for (const wait of [0, 25, 50, 75, 100]) {
    const page = await at.open({ storage: device(file), hash: study() });
    closing(t, page);
    const other = await another(page, "#/help");
    await page.bringToFront();
    await people(page).fill("");
    for (const digit of "123456789012") {
      await page.keyboard.press(digit);
      await page.waitForTimeout(40);
    }
    await page.waitForTimeout(wait);
    const devtools = await page.context().newCDPSession(page);
    devtools.send("Page.crash").catch(() => {});
    await new Promise((done) => setTimeout(done, 500));
    kept.push([wait, (await onDevice(other))[0].programme.people.typed]);
    await other.close();
  }
  // The last key lies 40 ms further back than the wait.
  t.diagnostic(kept.map(([wait, text]) => `${text.length} of 12 keys, killed ${wait + 40} ms after the last`).join("; "));
  assert.equal(kept.at(-1)[1], "123456789012");
  assert.ok(kept[0][1].length >= 10, `a kill at once loses ${12 - kept[0][1].length} keys`);
});

test("a page that stops keeps what was typed and offers the study as a file", async (t) => {
  const page = await at.open({ storage: device(file), hash: study() });
  closing(t, page);
  await people(page).fill("61");
  await page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
  await page.getByRole("alert").getByText(/All you typed is kept on this device/).waitFor();
  assert.equal((await onDevice(page))[0].programme.people.typed, "61");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: /^Save “.*” as a file$/ }).click()]);
  const { readFile } = await import("node:fs/promises");
  assert.equal(JSON.parse(await readFile(await download.path(), "utf8")).studies[0].programme.people.typed, "61");
  await page.getByRole("link", { name: "Go to the start" }).click();
  await started(page);
  await page.getByRole("heading", { level: 1, name: "Show what your training is worth" }).waitFor();
});
