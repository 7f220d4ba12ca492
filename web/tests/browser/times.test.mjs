// Times in a report: what an act claims and what evidence in the bundle proves stand side by side, with the name of who
// proves it. In both browsers, with the bundles of the test vectors.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { join } from "node:path";

import { launch, root } from "./browsers.mjs";
import { folder } from "./offices.mjs";
import { vectors } from "../support.mjs";

const WORDS = {
  en: { claimed: "Claimed time", proven: "Proven time", none: "none: nothing proves the time" },
  ko: { claimed: "서명자가 적은 시각", proven: "증명된 시각", none: "없음(시각 증명 자료 없음)" },
};

// The bundle of a vector, its roster, and the time of its question.
function given(t, name) {
  const vector = vectors("verdict").find(({ path }) => path.endsWith(`/${name}.txt`));
  const office = folder(t);
  const bundle = join(office, "contract.bundle.json");
  writeFileSync(bundle, vector.body);
  const [, at] = /--at (\S+)/.exec(vector.header.options);
  return { files: [bundle, join(root, "fixtures/vectors/verdict", vector.header.roster)], at };
}

// The labels and values of each signature that counts.
async function signatures(page) {
  return page.eval(() => {
    const rows = (section) =>
      Array.from(section.querySelectorAll("dl > div"), (row) => [row.querySelector("dt").textContent, row.querySelector("dd bdi").textContent]);
    return Array.from(document.querySelectorAll(".section.signature"), rows);
  });
}

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    for (const locale of ["en", "ko"]) {
      const { claimed, proven, none } = WORDS[locale];
      for (const [vector, by, lacking] of [
        ["concluded-time-stamp-of-several", "tsa", 0],
        ["concluded-log-proof", "log", 1],
      ]) {
        test(`${vector}: ${locale}`, async (t) => {
          const { files, at } = given(t, vector);
          const browser = await launch(name);
          t.after(() => browser.close());
          const page = await browser.open();
          await page.choose("#language", locale);
          await page.says("#foot-version", "paraph");
          await page.setFiles("#choose-files", ...files);
          await page.eval((time) => {
            document.querySelector("#no-texts").checked = true;
            document.querySelector("#at").value = time;
            document.querySelector("#at").dispatchEvent(new Event("change"));
          }, at);
          await page.shows("#verdict .concluded");
          const found = await signatures(page);
          assert.equal(found.length, 2);
          for (const rows of found) {
            assert.deepEqual([rows[0][0], rows[1][0]], [claimed, proven], "side by side");
            assert.match(rows[0][1], /2021/);
          }
          const proofs = found.map(([, [, proof]]) => proof);
          assert.equal(proofs.filter((proof) => proof === none).length, lacking, proofs.join("; "));
          for (const proof of proofs.filter((proof) => proof !== none)) {
            assert.match(proof, /2021/);
            assert.ok(proof.includes(by), proof);
          }
          await page.says(".section.evidence", by);
          assert.deepEqual(page.problems(), []);
        });
      }
    }
  });
}
