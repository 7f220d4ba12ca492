// The two browsers that the tests drive, with one set of calls. Each page collects what must not happen:
// errors in its console, and requests to anything but itself.

import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = resolve(fileURLToPath(new URL("../../..", import.meta.url)));
export const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
// Where the packages of npm are: web/page/install.
export const packages = createRequire(join(target, "page/node_modules/"));
export const pagePath = process.env.PARAPH_PAGE ?? join(target, "web/paraph.html");
export const program = process.env.PARAPH_PROGRAM ?? join(target, "debug/paraph");

const CHROMIUM = "/usr/bin/chromium";
const FIREFOX = "/usr/bin/firefox-esr";
const CHROMIUM_OPTIONS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
// How long a test waits for something to show. It is long, so that a slow machine changes nothing.
const PATIENCE = 240_000;

// The module in a page. The text of the page has a character for each byte.
export function moduleOf(html) {
  const [, text] = /id="module">([^<]*)</.exec(html);
  const bytes = text.replace(/=([^])/g, (_, raised) => String.fromCharCode(raised.charCodeAt(0) - 64));
  return Buffer.from(packages("fzstd").decompress(Buffer.from(bytes, "latin1")));
}

// A browser: `open` opens the page.
export async function launch(name) {
  return name === "chromium" ? launchChromium() : launchFirefox();
}

async function launchChromium() {
  const { chromium } = packages("playwright-core");
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_OPTIONS });
  return {
    name: "chromium",
    raw: browser,
    // Options: locale, width, colorScheme, path, init (a function that runs before the page's scripts).
    async open(options = {}) {
      const { locale = "en-US", width = 1280, colorScheme = "light", path = pagePath, init } = options;
      const context = await browser.newContext({
        locale,
        colorScheme,
        viewport: { width, height: 900 },
        timezoneId: "Asia/Seoul",
        acceptDownloads: true,
      });
      const page = await context.newPage();
      if (init) await page.addInitScript(init);
      page.setDefaultTimeout(PATIENCE);
      const opened = new Page(page, "chromium");
      page.on("console", (message) => opened.heard(message.type(), message.text()));
      page.on("pageerror", (error) => opened.errors.push(String(error)));
      page.on("dialog", (dialog) => opened.asked(dialog));
      opened.close = () => context.close();
      opened.setFiles = (selector, ...paths) => page.setInputFiles(selector, paths);
      opened.choose = (selector, value) => page.selectOption(selector, value);
      opened.save = async (selector) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
        return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
      };
      await opened.start(path);
      return opened;
    },
    close: () => browser.close(),
  };
}

async function launchFirefox() {
  const puppeteer = packages("puppeteer-core");
  const downloads = mkdtempSync(join(tmpdir(), "paraph-page-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: FIREFOX,
    headless: true,
    env: { ...process.env, TZ: "Asia/Seoul" },
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.download.always_ask_before_handling_new_types": false,
      "browser.helperApps.neverAsk.saveToDisk": "application/json,application/octet-stream",
    },
  });
  return {
    name: "firefox",
    async open({ width = 1280, path = pagePath, init } = {}) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      if (init) await page.evaluateOnNewDocument(init);
      page.setDefaultTimeout(PATIENCE);
      const opened = new Page(page, "firefox");
      page.on("console", (message) => opened.heard(message.type(), message.text()));
      page.on("pageerror", (error) => opened.errors.push(String(error)));
      page.on("dialog", (dialog) => opened.asked(dialog));
      opened.close = () => page.close();
      opened.setFiles = async (selector, ...paths) => (await page.$(selector)).uploadFile(...paths);
      opened.choose = (selector, value) => page.select(selector, value);
      opened.save = async (selector) => {
        const name = await page.$eval(selector, (link) => link.getAttribute("download"));
        const before = new Set(readdirSync(downloads));
        await page.click(selector);
        const isNew = (file) => !before.has(file) && !file.endsWith(".part");
        for (let wait = 0; wait < PATIENCE; wait += 50) {
          const file = readdirSync(downloads).find(isNew);
          // Firefox makes an empty file first.
          const bytes = file && readFileSync(join(downloads, file));
          if (bytes?.length > 0 && !readdirSync(downloads).some((part) => part.endsWith(".part"))) {
            rmSync(join(downloads, file));
            return { name, bytes };
          }
          await new Promise((done) => setTimeout(done, 50));
        }
        throw new Error(`Firefox did not save ${name}`);
      };
      await opened.start(path);
      return opened;
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

// An open page. `choose`, `setFiles`, `save` and `close` depend on the browser.
class Page {
  errors = [];
  requests = [];
  dialogs = [];
  #heardDialog;

  constructor(page, browser) {
    this.page = page;
    this.browser = browser;
    page.on("request", (request) => this.requests.push(request.url()));
  }

  heard(type, text) {
    if (type === "error" || type === "warning" || type === "warn") this.errors.push(text);
  }

  async asked(dialog) {
    await dialog.dismiss();
    this.dialogs.push(dialog.type());
    this.#heardDialog?.();
  }

  // Waits until the browser has asked a question, the first one, which was answered with no.
  async asksOnce(type) {
    if (this.dialogs.length === 0) await new Promise((done) => (this.#heardDialog = done));
    assert.deepEqual(this.dialogs, [type]);
  }

  async start(path) {
    this.url = pathToFileURL(path).href;
    await this.page.goto(this.url);
    await this.shows("[data-ready], #cannot:not([hidden])");
  }

  // Waits until an element is there and shows.
  async shows(selector) {
    await this.until((wanted) => {
      const found = document.querySelector(wanted);
      return found !== null && found.checkVisibility();
    }, selector);
  }

  // Waits until a function of the page gives a true value, and returns it.
  async until(condition, argument) {
    try {
      if (this.browser === "chromium") {
        return await (await this.page.waitForFunction(condition, argument, { timeout: PATIENCE })).jsonValue();
      }
      return await (await this.page.waitForFunction(condition, { timeout: PATIENCE }, argument)).jsonValue();
    } catch (error) {
      const text = await this.text("body").catch(() => "");
      throw new Error(`${error.message}; the page shows:\n${text}\nerrors: ${this.errors.join("\n")}`);
    }
  }

  // Waits until an element has a text, and returns its whole text.
  async says(selector, text) {
    return this.until(
      ([wanted, part]) => {
        const found = document.querySelector(wanted)?.innerText ?? "";
        return found.includes(part) && found;
      },
      [selector, text],
    );
  }

  text(selector) {
    return this.page.$eval(selector, (found) => found.innerText);
  }

  eval(work, argument) {
    return this.page.evaluate(work, argument);
  }

  click(selector) {
    return this.page.click(selector);
  }

  async fill(selector, text) {
    await this.page.focus(selector);
    await this.page.$eval(selector, (input) => input.select());
    await this.page.keyboard.type(text);
  }

  press(key) {
    return this.page.keyboard.press(key);
  }

  type(text) {
    return this.page.keyboard.type(text);
  }

  async view(name) {
    await this.click(`#views a[href="#${name}"]`);
    await this.shows(`#view-${name}`);
  }

  // The problems that axe finds.
  async axe() {
    const source = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
    // As an expression of the browser's own tools: the page's policy allows no other script.
    await this.page.evaluate(`${source};0`);
    return this.page.evaluate(async () => {
      const { violations } = await window.axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`),
      );
    });
  }

  // What must not have happened.
  problems() {
    const foreign = this.requests.filter((url) => !url.startsWith(this.url.split("#")[0]) && !/^(blob|data):/.test(url));
    return [...this.errors, ...foreign.map((url) => `request: ${url}`)];
  }
}
