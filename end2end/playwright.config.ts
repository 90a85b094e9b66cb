import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** The browser is the machine's own: CHROMIUM names it, else it lies where Debian puts it. */
const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

/** Nothing but our own pages: no first-run page, no updates, no HTTP/3 that a loopback server lacks. */
const args = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];
// Chromium's sandbox refuses to run as root, which build machines do.
if (process.getuid?.() === 0) args.push("--no-sandbox");

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const laptop = { viewport: { width: 1280, height: 800 } };

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  globalSetup: "./support/shop.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // Once more: a machine that stands still for some seconds is no fault of the shop. The summary of `make test` names
  // whatever needed it, so that it is looked at all the same.
  retries: 1,
  workers: 2,
  // Long pages read by axe take their time on a busy machine; what a test waits for has its own, shorter limit.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath, args },
    screenshot: "only-on-failure",
    // A trace costs a second for each test; `--trace on` records one when it is needed.
    trace: "off",
  },
  projects: [
    { name: "phone", use: { ...phone, colorScheme: "light" } },
    // What colours cannot change is told once, in the light.
    { name: "phone-dark", use: { ...phone, colorScheme: "dark" }, testIgnore: /(inert|links|live|security)\.spec/ },
    { name: "laptop", use: { ...laptop, colorScheme: "light" } },
    { name: "no-js", use: { ...phone, colorScheme: "light", javaScriptEnabled: false } },
  ],
});
