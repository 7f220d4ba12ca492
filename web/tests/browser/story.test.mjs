// The story from nothing, in each browser: two offices make keys and exchange words. Washington signs with the
// command, Seoul in the page. Both find the instrument concluded; then one text is altered.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { readFileSync, rmSync } from "node:fs";

import { launch } from "./browsers.mjs";
import { altered, folder, must, paraph, put, washington, PASSPHRASE } from "./offices.mjs";

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await launch(name)));
    after(() => browser?.close());

    test("two offices conclude an instrument, one of them in the page", async (t) => {
      const us = washington(t);
      const seoul = folder(t);
      const page = await browser.open();

      // Seoul makes a key. A short passphrase is not accepted.
      await page.view("keys");
      await page.fill("#make-name", "hong");
      await page.fill("#make-passphrase", "short");
      await page.fill("#make-again", "short");
      await page.click("#make-form button");
      await page.says("#make-status", "14");
      await page.fill("#make-passphrase", PASSPHRASE);
      await page.fill("#make-again", PASSPHRASE);
      // In one of the browsers a pair of keys.
      const isPair = name === "chromium";
      if (isPair) await page.click("#make-pair");
      await page.click("#make-form button");
      await page.shows("#make-done .words");
      const korean = await page.text("#make-done .words");
      assert.equal(korean.split(" ").length, 12);
      const key = put(seoul, await page.save('#make-done a[download="hong.key"]'));
      put(seoul, await page.save('#make-done a[download="hong.pub"]'));
      assert.match(readFileSync(key, "utf8"), /ENCRYPTED|OPENSSH/);
      const shown = must(seoul, "key", "show", "hong.pub", "--json").stdout;
      assert.equal(JSON.parse(shown).words, korean);
      assert.equal(JSON.parse(shown).suite, isPair ? "hybrid" : "classic");

      // It begins its roster with its own key.
      await page.fill("#add-party", "rok-mnd");
      await page.fill("#add-party-name", "Ministry of National Defense");
      await page.fill("#add-holder", "hong-gil-dong");
      await page.fill("#add-holder-name", "홍길동");
      await page.click("#add-form button");
      await page.shows("#add-done .words");
      put(seoul, await page.save("#add-done a[download]"));

      // Washington's bundle arrives. Seoul's roster does not have its key yet.
      await page.view("verify");
      const texts = [us.at("texts/ictcc-tor.en.txt"), us.at("texts/ictcc-tor.ko.txt")];
      const bundle = us.at("tor.us-dod-cio.bundle.json");
      await page.setFiles("#choose-files", bundle, us.at("tor.record.json"), ...texts);
      await page.shows("#verdict .incomplete");

      // Wrong words do not fit; the right ones do.
      await page.view("keys");
      const source = await page.until(() => {
        const options = [...document.querySelectorAll("#add-source option")];
        return options.find((option) => option.textContent.includes("bundle"))?.value;
      });
      await page.choose("#add-source", source);
      await page.fill("#add-words", korean);
      await page.fill("#add-party", "us-dod-cio");
      await page.fill("#add-holder", "jane-doe");
      await page.click("#add-form button");
      await page.shows("#add-status .error");
      await page.fill("#add-words", us.words);
      await page.click("#add-form button");
      await page.says("#add-done .words", us.words);
      put(seoul, await page.save("#add-done a[download]"));

      // Seoul signs. With another answer, nothing is signed.
      await page.view("sign");
      await page.setFiles("#key-file", key);
      await page.fill("#passphrase", "not the passphrase");
      await page.click("#plan");
      await page.shows("#sign-confirm, #sign-status .error");
      if (await page.eval(() => !document.querySelector("#sign-confirm").hidden)) {
        await page.fill("#answer", "rok-mnd");
        await page.click("#sign");
        await page.shows("#confirm-status .error");
      }
      await page.fill("#passphrase", PASSPHRASE);
      await page.click("#plan");
      await page.shows("#sign-confirm");
      assert.match(await page.text("#sign-summary"), /홍길동/);
      await page.click("#sign-summary details summary");
      await page.says("#sign-summary details pre", "Committee");
      await page.fill("#answer", "us-dod-cio");
      await page.click("#sign");
      await page.shows("#confirm-status .error");
      await page.fill("#answer", "rok-mnd");
      await page.click("#sign");
      await page.shows("#sign-done .done");
      assert.equal(await page.eval(() => document.querySelector("#passphrase").value), "");
      const signed = await page.save("#sign-done a[download]");
      assert.equal(signed.name, "tor.us-dod-cio.bundle.json");
      put(us.office, signed);

      // Concluded, in the page and by the command with the roster that the page made.
      await page.view("verify");
      await page.shows("#verdict .concluded");
      assert.match(await page.text("#verdict"), /^\s*concluded\n/i);
      assert.match(await page.text("#report"), /홍길동/);
      assert.equal((await page.text("#report")).includes("if either of two methods is unbroken"), isPair);
      const saved = await page.save('#report-actions a[download$=".report.json"]');
      assert.equal(JSON.parse(saved.bytes).verdict, "concluded");
      const files = [us.at("tor.us-dod-cio.bundle.json"), "--texts", us.office];
      assert.equal(paraph(seoul, "verify", ...files, "--roster", "roster.toml").status, 0);

      // And by Washington's own roster.
      const before = paraph(us.office, "verify", "tor.us-dod-cio.bundle.json", "--roster", "washington.toml");
      assert.equal(before.status, 3, before.stdout);
      must(
        us.office,
        ...["roster", "add", "rok-mnd", "--bundle", "tor.us-dod-cio.bundle.json", "--words", korean],
        ...["--holder", "hong-gil-dong", "--roster", "washington.toml"],
      );
      const verdict = paraph(us.office, "verify", "tor.us-dod-cio.bundle.json", "--roster", "washington.toml");
      assert.equal(verdict.status, 0, verdict.stdout);

      // One byte of one text is another one: refused, and the text is named.
      rmSync(join(seoul, "ictcc-tor.ko.txt"), { force: true });
      await page.setFiles("#choose-files", altered(texts[1], join(seoul, "ictcc-tor.ko.txt")));
      await page.shows("#verdict .refused");
      assert.match(await page.text("#report"), /ictcc-tor\.ko\.txt/);

      assert.deepEqual(page.problems(), []);
      await page.close();
    });
  });
}
