// The module in both browsers: every vector and fixture gives the report of the command, and no random change of
// a bundle is ever concluded. web/tests has the same tests in Node.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";

import { launch, moduleOf, pagePath, root } from "./browsers.mjs";
import { fixtures, ictcc, AT, ICTCC } from "./offices.mjs";
import { cases } from "../cases.mjs";

const CHANGES = 2_000;
const BATCH = 40;

const base64 = (bytes) => Buffer.from(bytes).toString("base64");

// Puts the module of the page into the page once more, where a test can call it.
async function load(page) {
  const module = moduleOf(readFileSync(pagePath, "latin1"));
  const source = readFileSync(join(root, "web/module.mjs"), "utf8").replace(/^export /gm, "");
  await page.page.evaluate(`(() => { ${source}; window.instantiate = instantiate; })();0`);
  await page.eval(async (bytes) => {
    window.fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    window.toBase64 = (part) => btoa(Array.from(part, (byte) => String.fromCharCode(byte)).join(""));
    window.judge = await instantiate(fromBase64(bytes));
  }, base64(module));
}

// The command runs for each of them, so they are collected once.
const all = [];
before(async () => {
  for await (const one of cases()) all.push(one);
});

for (const name of ["chromium", "firefox"]) {
  describe(name, () => {
    let browser, page;
    before(async () => {
      browser = await launch(name);
      page = await browser.open();
      await load(page);
    });
    after(async () => {
      assert.deepEqual(page.problems(), []);
      await browser.close();
    });

    test("every vector and fixture gives the report of the command", async (t) => {
      let compared = 0;
      let batch = [];
      const compare = async () => {
        const asked = batch.map(({ call, request, attachments }) => {
          return { call, request, attachments: attachments.map(base64) };
        });
        const answers = await page.eval((calls) => {
          return calls.map(({ call, request, attachments }) => {
            const answered = judge.call(call, request, attachments.map(fromBase64));
            const [first] = answered.attachments;
            return first === undefined ? JSON.stringify(answered.answer) : toBase64(first);
          });
        }, asked);
        answers.forEach((answer, at) => {
          const { name: what, expected } = batch[at];
          assert.equal(Buffer.from(answer, "base64").toString(), Buffer.from(expected).toString(), what);
          compared++;
        });
        batch = [];
      };
      for (const one of all) {
        batch.push(one);
        if (batch.length === BATCH) await compare();
      }
      await compare();
      assert.ok(compared > 1_000, `only ${compared} were compared`);
      t.diagnostic(`${compared} reports are the same in ${name}`);
    });

    test(`${CHANGES} random changes of a bundle are never concluded`, async (t) => {
      const bundle = readFileSync(ICTCC[0]);
      const record = JSON.parse(readFileSync(ictcc("ictcc-tor.record.json")));
      const texts = record.texts.map((text) => ({ name: text.path, size: text.size, sha256: text.sha256 }));
      const verdicts = await page.eval(
        ({ bundle, roster, texts, at, changes }) => {
          // A fixed generator (xorshift), so that every run changes the same bytes.
          let state = 20261129;
          const random = (below) => {
            state ^= state << 13;
            state ^= state >>> 17;
            state ^= state << 5;
            return (state >>> 0) % below;
          };
          const request = {
            bundle: { name: "b.bundle.json", bytes: 0 },
            roster: { name: "roster.toml", bytes: 1 },
            texts,
            at,
            now: at,
          };
          const whole = fromBase64(bundle);
          const counts = {};
          const count = (bytes) => {
            const { answer } = judge.call("report", request, [bytes, fromBase64(roster)]);
            const verdict = answer.verdict ?? answer.error?.verdict ?? "not judged";
            counts[verdict] = (counts[verdict] ?? 0) + 1;
          };
          count(whole);
          const before = counts.concluded;
          for (let change = 0; change < changes; change++) {
            const bytes = whole.slice();
            bytes[random(bytes.length)] ^= 1 << random(8);
            count(bytes);
          }
          return { before, counts };
        },
        { bundle: base64(bundle), roster: base64(readFileSync(join(fixtures, "roster.toml"))), texts, at: AT, changes: CHANGES },
      );
      // The bundle itself is concluded, and nothing else.
      assert.equal(verdicts.before, 1);
      assert.equal(verdicts.counts.concluded, 1, JSON.stringify(verdicts.counts));
      t.diagnostic(JSON.stringify(verdicts.counts));
    });
  });
}
