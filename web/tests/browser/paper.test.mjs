// The report on paper, A4 and Letter: the verdict, the digest and the number of each sheet, and that a print-out
// proves nothing. The path of the file is not on it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";

import { launch } from "./browsers.mjs";
import { fixtures, folder, AT, ICTCC } from "./offices.mjs";

let browser;
before(async () => (browser = await launch("chromium")));
after(() => browser?.close());

for (const format of ["A4", "Letter"]) {
  test(`a report on ${format}`, async (t) => {
    const office = folder(t);
    const page = await browser.open();
    await page.setFiles("#choose-files", ...ICTCC, join(fixtures, "roster.toml"));
    await page.eval((at) => {
      document.querySelector("#at").value = at;
      document.querySelector("#at").dispatchEvent(new Event("change"));
    }, AT);
    await page.shows("#verdict .concluded");
    // What Chromium prints when the user asks for headers: the path of the file, if the page leaves room.
    const pdf = await page.page.pdf({ format, displayHeaderFooter: true });
    writeFileSync(join(office, "report.pdf"), pdf);
    const text = execFileSync("pdftotext", ["-layout", join(office, "report.pdf"), "-"], { encoding: "utf8" });
    const sheets = text.split("\f").slice(0, -1);
    assert.match(sheets[0], /concluded/i);
    assert.ok(sheets.length > 1, "one sheet shows nothing of the others");
    sheets.forEach((sheet, at) => {
      assert.match(sheet, /concluded \(specimen\): Terms of Reference of the Information and/i);
      assert.ok(sheet.includes("2 of 2 keys are specimens"), sheet);
      assert.ok(sheet.includes("This print-out proves nothing"), sheet);
      assert.ok(sheet.includes("Record d267b7c4640734c51b5a1a096c3985b478496e551f9d3b23aa5244f1fe0ae26e"), sheet);
      assert.match(sheet, new RegExp(`\\b${at + 1} ?/ ?${sheets.length}\\b`));
    });
    // A table is on one sheet, with its head.
    const [texts, ...others] = sheets.filter((sheet) => sheet.includes("ictcc-tor.en.txt"));
    assert.deepEqual(others, []);
    for (const words of ["Language", "ictcc-tor.ko.txt", "4,386 bytes"]) assert.ok(texts.includes(words), texts);
    assert.ok(!text.includes("file:"), text);
    assert.ok(!text.includes("Choose files"), text);
    await page.close();
  });
}
