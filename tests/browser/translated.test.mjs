// A page that the browser translates, and one in which an extension adds elements, shows what is true now.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { box, closing, device, drawn, example, saved, start } from "./lib.mjs";

let at;
before(async () => (at = await start()));
after(() => at?.stop());

/** Does what a browser's translation does: a font element with the translated words takes the place of every text. */
const translate = (page) =>
  page.evaluate(() => {
    const all = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (all.nextNode()) if (all.currentNode.data.trim() && !all.currentNode.parentNode.closest("svg, textarea")) texts.push(all.currentNode);
    for (const text of texts) {
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      font.firstChild.textContent = text.data;
      text.replaceWith(font);
    }
  });

test("echo, claim and save state stay true on a translated page", async (t) => {
  const file = await example(4);
  const page = await at.open({ storage: device(file), hash: `#/${file.studies[0].id}/cost`, width: 900 });
  closing(t, page);
  await translate(page);
  await drawn(page);
  const price = box(page, /^Programme price/);
  await price.fill("250,000");
  await saved(page);
  assert.match(await page.locator(".echo", { hasText: "We read this as" }).first().innerText(), /250,000/);
  const first = await page.locator(".dock__value").innerText();
  await price.fill("25,000");
  await saved(page);
  await drawn(page);
  const second = await page.locator(".dock__value").innerText();
  assert.notEqual(first, second);
  assert.match(first, /loss/);
  assert.match(second, /net/);
  await page.evaluate(() => (location.hash = location.hash.replace("cost", "result")));
  await page.getByRole("heading", { level: 2, name: "What if?" }).waitFor();
  page.clean();
});
