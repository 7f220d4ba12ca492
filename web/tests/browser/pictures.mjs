// Takes pictures of the page for people to examine: a verdict, a refusal, the form and the summary before signing, and
// a signed bundle before and after it is saved. In English and Korean, on a phone and on a desktop, light and dark. Also
// prints the report, as PDF and each sheet as a picture, and takes the pictures of docs/images: page.en.png and
// page.ko.png.
//
// Usage: pictures.mjs FOLDER

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { launch, root } from "./browsers.mjs";
import { altered, fixtures, ictcc, AT, ICTCC } from "./offices.mjs";

const [out] = process.argv.slice(2);
if (!out) throw new Error("usage: pictures.mjs FOLDER");
mkdirSync(out, { recursive: true });
const office = mkdtempSync(join(tmpdir(), "paraph-page-"));
const ROSTER = join(fixtures, "roster.toml");
const changed = altered(ICTCC[1], join(office, "ictcc-tor.en.txt"));

const browser = await launch("chromium");
async function judgeAt(page, time) {
  await page.eval((at) => {
    document.querySelector("#at").value = at;
    document.querySelector("#at").dispatchEvent(new Event("change"));
  }, time);
}

for (const locale of ["en", "ko"]) {
  const short = await browser.open({ locale, width: 900 });
  await short.page.setViewportSize({ width: 900, height: 800 });
  await judgeAt(short, AT);
  await short.setFiles("#choose-files", ...ICTCC, ROSTER);
  await short.shows("#verdict .concluded");
  await short.shows("#report table");
  await short.page.screenshot({ path: join(out, `page.${locale}.png`) });
  await short.close();
  for (const width of [390, 1280]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await browser.open({ locale, width, colorScheme });
      const take = (state) => page.page.screenshot({ path: join(out, `${state}.${locale}.${width}.${colorScheme}.png`), fullPage: true });
      await judgeAt(page, AT);
      await take("begin");
      await page.setFiles("#choose-files", ...ICTCC, ROSTER);
      await page.shows("#verdict .concluded");
      await take("verify");
      if (width === 1280 && colorScheme === "light") {
        for (const format of ["A4", "Letter"]) {
          const name = join(out, `verify.${locale}.${format}`);
          writeFileSync(`${name}.pdf`, await page.page.pdf({ format, displayHeaderFooter: true }));
          execFileSync("pdftoppm", ["-png", "-r", "80", `${name}.pdf`, name]);
        }
      }
      await page.setFiles("#choose-files", changed);
      await page.shows("#verdict .refused");
      await take("refusal");
      await page.close();

      const signing = await browser.open({ locale, width, colorScheme });
      const half = [ictcc("ictcc-tor.us-dod-cio.bundle.json"), ...ICTCC.slice(1), ROSTER, join(root, "keys/rok-mnd.key")];
      await signing.setFiles("#choose-files", ...half);
      await signing.shows("#verdict .incomplete");
      const see = (state) => signing.page.screenshot({ path: join(out, `${state}.${locale}.${width}.${colorScheme}.png`), fullPage: true });
      await signing.view("sign");
      await see("form");
      await signing.fill("#as-title-en", "Deputy Minister, Office of Planning and Coordination");
      await signing.fill("#as-title-ko", "기획조정실장");
      await signing.click("#plan");
      await signing.shows("#sign-confirm");
      await see("sign");
      await signing.fill("#answer", "rok-mnd");
      await signing.press("Enter");
      await signing.shows("#sign-done .done");
      await see("signed");
      await signing.save("#sign-done a[download]");
      await see("saved");
      await signing.view("keys");
      await see("keys");
      await signing.close();
    }
  }
}
await browser.close();
rmSync(office, { recursive: true });
