// Every state of the page: axe finds nothing in it, it needs no sideways scrolling at 320 CSS pixels, and bad
// input is said in words. In Chromium; the story runs in both browsers.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { launch, pagePath, root } from "./browsers.mjs";
import { altered, fixtures, folder, ictcc, must, put, AT, ICTCC, PASSPHRASE } from "./offices.mjs";

const ROSTER = join(fixtures, "roster.toml");
const KEY = join(root, "keys/rok-mnd.key");

let browser;
before(async () => (browser = await launch("chromium")));
after(() => browser?.close());

// Opens the page; afterwards nothing may have gone wrong.
async function open(t, options) {
  const page = await browser.open(options);
  t.after(async () => {
    const problems = page.problems();
    await page.close();
    assert.deepEqual(problems, []);
  });
  return page;
}

// Nothing is wrong with the page as it is now.
async function isFine(page, what) {
  assert.deepEqual(await page.axe(), [], what);
  const [width, room] = await page.eval(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(width <= room, `${what}: ${width} pixels are wider than ${room}`);
}

async function judgeAt(page, time) {
  await page.eval((at) => {
    document.querySelector("#options").open = true;
    document.querySelector("#at").value = at;
    document.querySelector("#at").dispatchEvent(new Event("change"));
  }, time);
}

// What must be said, and where it is easy to miss.
const SAYS = {
  "en-US": {
    specimens: "2 of 2 keys are specimens",
    refused: ["It does not say that a party refused"],
    headings: ["Parties, if the files were in order", "Signatures that would count if the files were in order"],
  },
  "ko-KR": {
    specimens: "키 2개가 모두 견본 키입니다",
    refused: ["당사자가 거절했다는 뜻이 아닙니다"],
    headings: ["당사자(파일에 이상이 없다고 가정할 때)", "파일에 이상이 없다면 인정될 서명"],
  },
};

for (const [locale, colorScheme] of [["en-US", "light"], ["ko-KR", "dark"]]) {
  test(`all states are accessible: ${locale}, ${colorScheme}, 320 pixels`, async (t) => {
    const page = await open(t, { locale, colorScheme, width: 320 });
    assert.equal(await page.eval(() => document.documentElement.lang), locale.slice(0, 2));
    for (const view of ["keys", "sign", "verify"]) {
      await page.view(view);
      await isFine(page, `empty: ${view}`);
    }
    await page.setFiles("#choose-files", ...ICTCC);
    await page.shows("#verdict .sound");
    await page.click("#files-list summary");
    await page.click("#options summary");
    await page.click("#show-codes");
    assert.ok(await page.eval(() => document.body.classList.contains("codes")));
    await isFine(page, "without a roster");
    await page.setFiles("#choose-files", ROSTER);
    await judgeAt(page, AT);
    await page.shows("#verdict .concluded");
    await isFine(page, "concluded");
    // That anyone can sign with these keys stands in the box of the verdict.
    await page.says("#verdict .verdict", SAYS[locale].specimens);
    const office = folder(t);
    await page.setFiles("#choose-files", altered(ICTCC[1], join(office, "ictcc-tor.en.txt")));
    await page.shows("#verdict .refused");
    await isFine(page, "refused");
    // Which file is wrong, and that this is not what a party did. Below, nothing counts.
    for (const words of ["texts/ictcc-tor.en.txt", ...SAYS[locale].refused]) await page.says("#verdict .verdict", words);
    const headings = await page.eval(() => [...document.querySelectorAll("#report h2")].map(({ textContent }) => textContent));
    for (const heading of SAYS[locale].headings) assert.ok(headings.includes(heading), headings.join("; "));
    await page.setFiles("#choose-files", ICTCC[1], join(fixtures, "jsoi/jsoi.bundle.json"));
    await page.shows("#choices-instrument");
    await page.shows(".drawing img");
    await isFine(page, "two instruments");
    await judgeAt(page, "yesterday");
    await page.shows("#verdict .error");
    await isFine(page, "a time that is none");
    await judgeAt(page, "");

    await page.view("sign");
    await page.click("#sign-more summary");
    await isFine(page, "sign: everything open");
    await page.click("#plan");
    await page.shows("#sign-status .error");
    await isFine(page, "sign: no key");

    await page.view("keys");
    assert.equal(await page.eval(() => document.querySelectorAll("#make-form input:required").length), 3);
    await page.click("#make-form button");
    await page.shows("#make-status .error");
    await isFine(page, "keys: an error");
    await page.setFiles("#look-file", KEY);
    await page.shows("#look-done dl");
    await isFine(page, "keys: words");
  });
}

// The input of a vector, in a file.
function vectorIn(name, path) {
  const bytes = readFileSync(join(root, "fixtures/vectors", name));
  writeFileSync(path, bytes.subarray(bytes.indexOf("\n\n") + 2));
  return path;
}

test("a PDF with a bundle inside is judged, and its page is not compared", async (t) => {
  const page = await open(t, { width: 320 });
  const office = folder(t);
  const roster = join(fixtures, "vectors/verdict/two-parties.toml");
  await page.setFiles("#choose-files", vectorIn("paper/ok-signed.txt", join(office, "tor.pdf")), roster);
  await page.shows("#verdict .incomplete");
  await page.says("#report", "The text contract.en.txt was not found");
  await page.eval(() => document.querySelector("#no-texts").click());
  await page.shows("#verdict .concluded");
  await page.says("#verdict .verdict", "What the page says was not compared with it");
  await isFine(page, "a PDF");
  // With the texts inside, it needs no other file. They can be read before signing.
  await page.eval(() => document.querySelector("#no-texts").click());
  await page.setFiles("#choose-files", vectorIn("paper/ok-texts-both.txt", join(office, "tor.pdf")));
  await page.shows("#verdict .concluded");
  await page.says("#verdict .verdict", "The bundle and 2 texts inside this PDF were read");
  const changed = vectorIn("paper/paper-changed-bundle.txt", join(office, "tor.pdf"));
  await page.setFiles("#choose-files", changed);
  await page.shows("#verdict .error, #verdict .refused");
  await page.says("#verdict", "Ask the sender for the PDF as paraph-paper made it");
  await isFine(page, "a changed PDF");
});

test("signing: the summary, a wrong answer, and the signed bundle that is not saved yet", async (t) => {
  const page = await open(t, { width: 320 });
  await page.setFiles("#choose-files", ictcc("ictcc-tor.us-dod-cio.bundle.json"), ...ICTCC.slice(1), ROSTER, KEY);
  await page.shows("#verdict .incomplete");
  await page.view("sign");
  await page.fill("#as-title-en", "Deputy Minister");
  await page.click("#plan");
  await page.shows("#sign-confirm");
  await isFine(page, "the summary");
  // What this signature does; what it shows of the signatory; and a warning of its own about the key.
  await page.says("#sign-summary", "According to your roster, this is the last signature that is needed.");
  const rows = await page.eval(() => {
    const row = (it) => [it.querySelector("dt").textContent, it.querySelector("dd bdi").textContent];
    return Object.fromEntries(Array.from(document.querySelectorAll("#sign-summary .act dl > div"), row));
  });
  assert.equal(rows.Title, "Deputy Minister (en)");
  assert.equal(rows.Place, "not given: the signature shows none");
  assert.match(rows.Warning, /SPECIMEN/);
  // The texts are before the details.
  assert.ok(await page.eval(() => {
    const [texts, details] = ["#sign-summary ul.plain", "#sign-summary dl"].map((it) => document.querySelector(it));
    return (texts.compareDocumentPosition(details) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }));
  assert.match(await page.text("#answer-label"), /Terms of Reference[^]*rok-mnd/);
  await page.fill("#answer", "rok");
  await page.press("Enter");
  await page.shows("#confirm-status .error");
  await isFine(page, "a wrong answer");
  await page.fill("#answer", "rok-mnd");
  await page.press("Enter");
  await page.shows("#sign-done .done");
  await isFine(page, "signed");
  // The warning is above the button; the private key is no longer among the files.
  assert.ok(await page.eval(() => {
    const [warning, button] = ["#sign-done .warning", "#sign-done a[download]"].map((it) => document.querySelector(it));
    return (warning.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }));
  assert.ok(!(await page.eval(() => document.querySelector("#files-table").textContent)).includes("rok-mnd.key"));
  await page.says("#sign-done", "Not yet saved, and not yet sent");

  // Leaving asks, until the bundle is saved.
  await page.eval(() => void location.reload());
  await page.asksOnce("beforeunload");
  await page.shows("#sign-done .done");
  const { name, bytes } = await page.save("#sign-done a[download]");
  assert.equal(name, "ictcc-tor.us-dod-cio.bundle.json");
  assert.equal(JSON.parse(bytes).acts.length, 2);
  await page.says("#sign-done", "Send the file that you just saved");
  await page.eval(() => void location.reload());
  await page.until(() => document.querySelector("#verdict")?.textContent === "");
  assert.deepEqual(page.dialogs, ["beforeunload"]);
});

test("after the first of two signatures, the page says who is missing", async (t) => {
  const page = await open(t);
  await page.setFiles("#choose-files", ictcc("ictcc-tor.record.json"), ...ICTCC.slice(1), ROSTER, KEY);
  await page.view("sign");
  await page.until(() => document.querySelector("#files-count").textContent.includes("5"));
  await page.click("#plan");
  await page.shows("#sign-confirm");
  await page.says("#sign-summary", "With it, the document is not concluded yet");
  await page.says("#sign-summary", "us-dod-cio has not signed");
});

test("a damaged bundle is refused first, with the place", async (t) => {
  const office = folder(t);
  const page = await open(t);
  const bundle = readFileSync(ICTCC[0], "utf8");
  const file = (text) => put(office, { name: "tor.bundle.json", bytes: text });
  await page.setFiles("#choose-files", file(bundle.replace('"payload":"ey', '"payload":"fy')), ...ICTCC.slice(1), ROSTER);
  await page.shows("#verdict .refused");
  assert.match(await page.text("#verdict"), /refused/i);
  assert.match(await page.text("#view-verify"), /\/acts\/0/);
  await page.setFiles("#choose-files", file(bundle.slice(0, 400)));
  await page.until(() => !document.querySelector("#verdict .concluded"));
  assert.doesNotMatch(await page.text("#verdict"), /concluded/i);
  await isFine(page, "a damaged bundle");
});

test("with two rosters nothing is judged until one is chosen", async (t) => {
  const office = folder(t);
  const other = put(office, { name: "other.toml", bytes: readFileSync(ROSTER) });
  const page = await open(t);
  await page.setFiles("#choose-files", ...ICTCC, ROSTER, other);
  await page.shows("#verdict .warning");
  await isFine(page, "two rosters");
  const [, first] = await page.eval(() => [...document.querySelectorAll("#choices-roster option")].map(({ value }) => value));
  await page.choose("#choices-roster", first);
  await judgeAt(page, AT);
  await page.shows("#verdict .concluded");
});

test("copies of one bundle are joined, and a file that is chosen twice counts once", async (t) => {
  const page = await open(t);
  const copies = ["us-dod-cio", "rok-mnd"].map((party) => ictcc(`ictcc-tor.${party}.bundle.json`));
  await page.setFiles("#choose-files", ...copies, ...ICTCC.slice(1), ROSTER);
  await page.setFiles("#choose-files", ICTCC[1]);
  await judgeAt(page, AT);
  await page.shows("#verdict .concluded");
  assert.match(await page.text("#files-count"), /5/);
  await page.click("#report-actions button");
  const { name, bytes } = await page.save("#report-actions a[download='ictcc-tor.bundle.json']");
  assert.equal(name, "ictcc-tor.bundle.json");
  assert.equal(JSON.parse(bytes).acts.length, 2);
});

test("a folder of 10,000 files", async (t) => {
  const office = join(folder(t), "office");
  mkdirSync(join(office, "many"), { recursive: true });
  for (let at = 0; at < 9_995; at++) writeFileSync(join(office, `many/${at}.txt`), `file ${at}`);
  cpSync(ictcc("texts"), join(office, "texts"), { recursive: true });
  cpSync(ICTCC[0], join(office, "tor.bundle.json"));
  cpSync(ROSTER, join(office, "roster.toml"));
  writeFileSync(join(office, "last.txt"), "last");
  const page = await open(t);
  await judgeAt(page, AT);
  await page.setFiles("#choose-folder", office);
  await page.shows("#verdict .concluded");
  assert.match(await page.text("#files-count"), /10,000/);
  await page.click("#files-list summary");
  assert.equal(await page.eval(() => document.querySelectorAll("#files-table tbody tr").length), 200);
  await page.says("#files-table", "9,800");
});

test("a text of 2 GiB shows its progress and can be cancelled", async (t) => {
  const office = folder(t);
  writeFileSync(join(office, "large.txt"), "");
  truncateSync(join(office, "large.txt"), 2 ** 31);
  const record = JSON.parse(readFileSync(ictcc("ictcc-tor.record.json")));
  record.texts = [{ ...record.texts[0], path: "large.txt", size: 2 ** 31 }];
  const file = put(office, { name: "large.record.json", bytes: JSON.stringify(record) });
  const page = await open(t);
  await page.setFiles("#choose-files", file, join(office, "large.txt"));
  await page.shows("#progress-cancel");
  await page.says("#progress-label", "2,147 MB");
  await isFine(page, "progress");
  await page.until(() => Number(document.querySelector("#progress").value) > 0.02);
  await page.click("#progress-cancel");
  await page.until(() => document.querySelector("#progress-box").hidden);
  await page.shows("#alert .warning");
});

test("a wrong passphrase, and a key of another kind", async (t) => {
  const office = folder(t);
  writeFileSync(join(office, "passphrase"), `${PASSPHRASE}\n`, { mode: 0o600 });
  must(office, "key", "new", "jane", "--passphrase-file", "passphrase");
  const page = await open(t);
  await page.view("keys");
  await page.setFiles("#look-file", join(office, "jane.key"));
  await page.shows("#look-passphrase");
  await page.fill("#look-passphrase", "wrong wrong wrong");
  await page.press("Enter");
  await page.shows("#look-status .error");
  await page.fill("#look-passphrase", PASSPHRASE);
  await page.press("Enter");
  await page.shows("#look-done dl");
  const { execFileSync } = await import("node:child_process");
  execFileSync("openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", join(office, "rsa.key")], { stdio: "ignore" });
  await page.setFiles("#look-file", join(office, "rsa.key"));
  await page.says("#look-status .error", "RSA");
});

test("markup, marks that change the direction, a long title, 100 parties and 200 texts", async (t) => {
  const office = folder(t);
  const lines = [
    "draft = 1",
    'id = "urn:uuid:6f1b0d1c-2021-4804-8a0c-1c7cc0000099"',
    "created = 2021-08-04T09:00:00-04:00",
    'designation = "memorandum-of-understanding"',
    `title = { en = "<img src=x onerror=alert(1)> ${"long ".repeat(195)}end" }`,
    'signing = { order = "any" }',
  ];
  for (let at = 0; at < 100; at++) lines.push("[[party]]", `id = "party-${at}"`, `name = { en = "<b>Party</b> ${at}" }`);
  const texts = [];
  for (let at = 0; at < 200; at++) {
    texts.push(put(office, { name: `text-${at}.txt`, bytes: `text ${at}\n` }));
    lines.push("[[text]]", `path = "text-${at}.txt"`, 'language = "en"', 'status = "authentic"', 'mediaType = "text/plain"');
  }
  put(office, { name: "big.toml", bytes: `${lines.join("\n")}\n` });
  must(office, "record", "big.toml", "-o", "big.record.json");
  const backwards = put(office, { name: "invoice\u202Etxt.exe.txt", bytes: "x" });
  const page = await open(t, { width: 320 });
  await page.setFiles("#choose-files", join(office, "big.record.json"), backwards, ...texts);
  await page.says("#report", "party-99");
  await page.click("#files-list summary");
  assert.ok((await page.text("#files-table")).includes("invoice\\u{202e}txt.exe.txt"));
  assert.ok((await page.text("#report")).includes("<img src=x onerror=alert(1)>"));
  assert.equal(await page.eval(() => document.querySelectorAll("#report img, #report b").length), 0);
  await isFine(page, "a large record");
});

test("a browser without WebAssembly or JavaScript says what is missing", async (t) => {
  const without = await open(t, { init: `Object.defineProperty(window, "WebAssembly", { value: undefined })` });
  const text = await without.text("main");
  assert.ok(text.includes("WebAssembly") && text.includes("paraph verify") && text.includes("브라우저"), text);
  await isFine(without, "without WebAssembly");
  const old = await open(t, { init: `WebAssembly.validate = () => false` });
  assert.ok((await old.text("main")).includes("WebAssembly"), "a browser whose WebAssembly is too old");
  const context = await browser.raw.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(pathToFileURL(pagePath).href);
  assert.match(await page.innerText("noscript"), /JavaScript[^]*paraph verify[^]*JavaScript[^]*paraph verify/);
  await context.close();
});

test("files are dropped; a folder that the browser does not open is named", async (t) => {
  const page = await open(t);
  const tools = await page.page.context().newCDPSession(page.page);
  const drop = async (...files) => {
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      const data = { items: [], files, dragOperationsMask: 1 };
      await tools.send("Input.dispatchDragEvent", { type, x: 300, y: 400, data });
    }
  };
  await judgeAt(page, AT);
  await drop(...ICTCC, ROSTER);
  await page.shows("#verdict .concluded");
  await drop(join(fixtures, "ictcc-tor"));
  await page.shows("#alert .warning");
});
