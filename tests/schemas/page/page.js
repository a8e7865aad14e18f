// The page in a browser: it shows the rules, and "Try it out" with a wrong body shows the standard's records.

import chromium from "@sparticuz/chromium";
import puppeteer from "puppeteer-core";

const [address, screenshot] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
const ATTEMPTS = 4;

const launch = async () =>
    puppeteer.launch({ executablePath: await chromium.executablePath(), args, headless: "shell", protocolTimeout: 60_000 });

const look = async (page) => {
    page.setDefaultTimeout(30_000);
    await page.setViewport({ width: 1200, height: 1600 });
    await page.goto(`${address}/docs/`);
    const operation = (method, path) => `.opblock-${method}:has([data-path="${path}"])`;
    // Each of these waits for what it names: the page draws itself piece by piece.
    const click = (selector) => page.locator(selector).click();
    const shows = (selector, text) => page.waitForFunction(
        (selector, text) => document.querySelector(selector)?.textContent.includes(text),
        {}, selector, text);

    // The rules of the fields, in the schema of the body. What is closed inside of it is opened until they are seen.
    const create = operation("post", "/documents");
    await click(`${create} .opblock-summary-control`);
    const maximum = await page.evaluate(async () => {
        const document = await (await fetch("/openapi.json")).json();
        return document.components.schemas.CreateDocument.properties.Title.maxLength;
    });
    await click(`${create} .model-example [data-name="model"]`);
    await page.waitForFunction((selector, text) => {
        const model = document.querySelector(selector);
        model?.querySelectorAll('[aria-expanded="false"]').forEach((closed) => closed.click());
        return model?.textContent.includes(text);
    }, { polling: 200 }, `${create} .model-example`, `[1, ${maximum}] characters`);

    // A wrong body.
    const signIn = operation("post", "/sign-in");
    await click(`${signIn} .opblock-summary-control`);
    await page.locator(`${signIn} textarea`).fill('{"UserName": ""}');
    await click(`${signIn} .execute`);
    await shows(`${signIn} .live-responses-table`, "REQUIRED_FIELD_MISSING");
    await shows(`${signIn} .live-responses-table`, "Password");
    await page.screenshot({ path: screenshot, fullPage: true });
    console.log(`the page shows that Title has at most ${maximum} characters, and the records of a wrong body`);
};

// Returns the error of a browser that broke down, which says nothing about the page. One about the page is thrown.
const attempt = async () => {
    let browser, isUp = false, hasCrashed = false;
    try {
        browser = await launch();
        const page = await browser.newPage();
        page.on("error", () => { hasCrashed = true; });
        await page.setContent("<p>text</p>");
        await page.screenshot();
        isUp = true;
        await look(page);
    } catch (error) {
        if (isUp && browser.connected && !hasCrashed) throw error;
        return error;
    } finally {
        await browser?.close().catch(() => {});
    }
};

let breakdown;
for (let n = 1; n <= ATTEMPTS; n += 1) {
    breakdown = await attempt();
    if (!breakdown) break;
    console.error(`Chromium broke down, for the ${n}. time: ${String(breakdown).split("\n")[0]}`);
}
if (breakdown) console.log("SKIPPED: the page was not opened in Chromium, which does not run here");
