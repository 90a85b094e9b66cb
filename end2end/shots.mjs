// Takes pictures of pages, to be looked at by a person: phone and laptop, light and dark.
//
//   node shots.mjs [--staff MAIL:PASSWORD] [--base http://127.0.0.1:3000] FOLDER /path /other/path...
//
// A path may be a whole address. Each picture is named after its path, width and colours.
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: "string", default: process.env.THROUGHLINE_URL ?? "http://127.0.0.1:3000" },
    staff: { type: "string" },
  },
});
const [folder, ...paths] = positionals;
if (folder === undefined || paths.length === 0) {
  console.error("node shots.mjs [--staff MAIL:PASSWORD] [--base URL] FOLDER /path...");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);
const args = ["--disable-background-networking", "--disable-component-update", "--disable-quic", "--disable-sync", "--no-first-run"];
if (process.getuid?.() === 0) args.push("--no-sandbox");
const browser = await chromium.launch({ executablePath, args });

for (const [width, height] of [[390, 844], [1280, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({
      baseURL: values.base,
      viewport: { width, height },
      colorScheme,
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.on("console", (message) => console.log(`  console ${message.type()}: ${message.text()}`));
    if (values.staff !== undefined) {
      const [mail, password] = values.staff.split(/:(.*)/s);
      await page.goto("/staff/sign-in");
      await page.locator("input[type=email]").first().fill(mail);
      await page.locator("input[type=password]").first().fill(password);
      await page.locator("input[type=password]").first().press("Enter");
      await page.waitForURL((url) => url.pathname !== "/staff/sign-in");
    }
    for (const path of paths) {
      const answer = await page.goto(path, { waitUntil: "load" });
      const name = new URL(page.url()).pathname.replaceAll("/", "-").replace(/^-$/, "-home").slice(1);
      const file = join(folder, `${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      console.log(`${answer?.status()} ${path} → ${file}${overflow > 0 ? `  (${overflow} px too wide)` : ""}`);
    }
    await context.close();
  }
}
await browser.close();
