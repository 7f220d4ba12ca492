// The story by keyboard alone: no click, and the focus is visible at every step.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";

import { launch, root } from "./browsers.mjs";
import { fixtures, folder, ictcc, put, ICTCC, PASSPHRASE } from "./offices.mjs";

let browser;
before(async () => (browser = await launch("chromium")));
after(() => browser?.close());

// Presses Tab until an element has the focus, and looks at the focus each time.
async function tabTo(page, selector) {
  for (let presses = 0; presses < 150; presses++) {
    const [isThere, isVisible, which] = await page.eval((wanted) => {
      const { activeElement: active } = document;
      // A file input lies over its label, which shows the focus.
      const shown = active.type === "file" ? active.nextElementSibling : active;
      const outlined = getComputedStyle(shown).outlineStyle !== "none" || active === document.body;
      // Headings receive the focus from the page itself, not by Tab.
      return [active.matches(wanted), outlined || active.tabIndex < 0, active.outerHTML.slice(0, 200)];
    }, selector);
    assert.ok(isVisible, `the focus does not show: ${which}`);
    if (isThere) return;
    await page.press("Tab");
  }
  throw new Error(`Tab does not reach ${selector}`);
}

// Goes to a file input. The dialog that it opens is the browser's own, so the test answers in its place.
async function chooseFiles(page, selector, ...files) {
  await tabTo(page, selector);
  await page.setFiles(selector, ...files);
}

async function fill(page, selector, text) {
  await tabTo(page, selector);
  await page.press("Control+A");
  await page.type(text);
}

async function go(page, view) {
  await page.eval(() => document.activeElement.blur());
  await tabTo(page, `#views a[href="#${view}"]`);
  await page.press("Enter");
  await page.shows(`#view-${view}`);
}

async function save(page, selector) {
  await tabTo(page, selector);
  const [download] = await Promise.all([page.page.waitForEvent("download"), page.press("Enter")]);
  return download.suggestedFilename();
}

test("keys, a roster, a signature and a verdict without a mouse", async () => {
  const page = await browser.open();
  await page.press("Tab");
  assert.ok(await page.eval(() => document.activeElement.matches(".skip")), "the first stop skips to the content");

  await go(page, "keys");
  await fill(page, "#make-name", "hong");
  await fill(page, "#make-passphrase", PASSPHRASE);
  await fill(page, "#make-again", PASSPHRASE);
  await page.press("Enter");
  await page.shows("#make-done .words");
  assert.equal(await save(page, '#make-done a[download="hong.key"]'), "hong.key");
  assert.equal(await save(page, '#make-done a[download="hong.pub"]'), "hong.pub");
  await fill(page, "#add-party", "rok-mnd");
  await fill(page, "#add-holder", "hong-gil-dong");
  await page.press("Enter");
  await page.shows("#add-done .words");
  assert.equal(await save(page, "#add-done a[download]"), "roster.toml");
  await tabTo(page, "#files-list summary");
  await page.press("Enter");
  await tabTo(page, '#files-table button[aria-label*="roster.toml"]');
  await page.press("Enter");
  await page.until(() => !document.querySelector("#files-table").textContent.includes("roster.toml"));

  await go(page, "verify");
  const roster = join(fixtures, "roster.toml");
  await chooseFiles(page, "#choose-files", ictcc("ictcc-tor.us-dod-cio.bundle.json"), ...ICTCC.slice(1), roster);
  await page.shows("#verdict .incomplete");
  await go(page, "sign");
  await chooseFiles(page, "#key-file", join(root, "keys/rok-mnd.key"));
  await tabTo(page, "#plan");
  await page.press("Enter");
  await page.shows("#sign-confirm");
  await fill(page, "#answer", "rok-mnd");
  await page.press("Enter");
  await page.shows("#sign-done .done");
  assert.equal(await save(page, "#sign-done a[download]"), "ictcc-tor.us-dod-cio.bundle.json");
  await tabTo(page, '#sign-done a[href="#verify"]');
  await page.press("Enter");
  await page.shows("#verdict .concluded");
  await tabTo(page, "#options summary");
  await page.press("Enter");
  await tabTo(page, "#no-texts");
  await page.press("Space");
  await page.says("#verdict", "texts not checked");
  await page.eval(() => document.activeElement.blur());
  await tabTo(page, "#language");
  await page.press("ArrowDown");
  await page.says("#verdict", "체결됨");
  assert.deepEqual(page.problems(), []);
  await page.close();
});
