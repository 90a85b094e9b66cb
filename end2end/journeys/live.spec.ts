import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, openWhole, test } from "../support/test.ts";
import { Mailbox } from "../support/mailbox.ts";
import { type Shop, apiKey, open } from "../support/shop.ts";
import { Till } from "../support/till.ts";

/**
 * Sooner than the five seconds after which an open page looks by itself: what is proven is that the news was pushed, not
 * how fast a busy machine is.
 */
const SOON = { timeout: 4_000 };

test("a page without JavaScript is complete, and says when it was made", async ({ page, till, mailbox, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled !== false, "the other projects have the live page");
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  await expect(page.getByText(/^As of \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Copy number" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Share" })).toBeHidden();
  await till.scan(order.tracking, { status: "out_for_delivery", location: "Whitby" });
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arriving today");
});

test.describe("with JavaScript", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "a page without JavaScript is made anew by its reader");

  test("a scan appears on an open page by itself, and is said aloud", async ({ page, till, mailbox, axe }) => {
    const order = await till.ship();
    const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
    await openWhole(page, mailbox, order);
    await listening;
    await page.evaluate(() => Object.assign(window, { sameDocument: true }));
    await till.scan(order.tracking, { status: "out_for_delivery", location: "Whitby" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arriving today", SOON);
    await expect(page.getByRole("status").filter({ hasText: "Arriving today" })).toHaveCount(1);
    await till.scan(order.tracking, { status: "delivered", location: "Whitby" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Delivered /, SOON);
    await expect(page.getByRole("button", { name: "I do not have it" })).toBeVisible();
    expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
    await axe();
  });

  test("what one unfolded stays unfolded, and the focus stays, when news comes", async ({ page, till, mailbox }) => {
    const order = await till.ship();
    const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
    await openWhole(page, mailbox, order);
    await listening;
    await page.getByText("The one scan as DPD sent it").click();
    await expect(page.getByText("in_transit", { exact: true })).toBeVisible();
    await till.scan(order.tracking, { status: "out_for_delivery", location: "Whitby" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arriving today", SOON);
    await expect(page.getByText("out_for_delivery", { exact: true })).toBeVisible();
  });

  test("a guest's page hears of it too, and still shows no more than status", async ({ page, till }) => {
    const order = await till.ship();
    const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
    await page.goto("/");
    await page.getByLabel("Order number").fill(order.number);
    await page.getByRole("textbox", { name: "E-mail address" }).first().fill(order.customer.email);
    await page.getByRole("button", { name: "Find my order" }).click();
    await listening;
    await till.scan(order.tracking, { status: "out_for_delivery", location: "Whitby" });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arriving today", SOON);
    expect(await page.content()).not.toContain(order.shipping_address.street);
  });

  test("staff's open day hears of a parcel that a customer misses", async ({ page, till, mailbox, browser, signInAs }) => {
    const order = await till.ship({}, [{ status: "in_transit", ago: { hours: 2 } }, { status: "delivered", ago: { hours: 1 } }]);
    await signInAs("agent");
    const listening = page.waitForResponse((response) => response.url().endsWith("/staff/live"));
    await page.goto("/staff");
    await listening;
    const customer = await browser.newContext();
    const theirs = await customer.newPage();
    await openWhole(theirs, mailbox, order);
    await theirs.getByRole("button", { name: "I do not have it" }).click();
    await expect(theirs.getByRole("heading", { level: 1 })).toHaveText("Your parcel is missing");
    const missed = page.getByRole("table", { name: "Said to be delivered, and not there" });
    await expect(missed.getByRole("row").filter({ hasText: order.number })).toBeVisible({ timeout: 10_000 });
    await customer.close();
  });

  test("the tracking number is copied with one press", async ({ page, context, till, mailbox }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const order = await till.ship();
    await openWhole(page, mailbox, order);
    await page.getByRole("button", { name: "Copy number" }).click();
    await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(order.tracking);
  });
});

test.describe("two servers on one PostgreSQL", () => {
  // One browser is enough to see what two servers do; and it needs a database server of its own.
  test.skip(({ isMobile, viewport, javaScriptEnabled }) => isMobile || viewport?.width !== 1280 || javaScriptEnabled === false);
  test.setTimeout(120_000);

  test("a scan that one of them takes appears on the other's page within a second; without the database both say so", async ({
    page,
    playwright,
    axe,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), "throughline-journeys-postgres-"));
    const postgres = (...words: string[]) =>
      execFileSync(join(import.meta.dirname, "../../scripts/postgres"), words, { encoding: "utf8" }).trim();
    let address: string;
    try {
      postgres("check");
      address = postgres("start", folder, "-c", "fsync=off");
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      console.warn(`SKIPPED: two servers on one PostgreSQL, since none can be started here: ${error}`);
      test.skip(true, "PostgreSQL cannot be started here");
      return;
    }
    const shops: Shop[] = [];
    let isThere = true;
    try {
      const data = mkdtempSync(join(folder, "data-"));
      const environment = { THROUGHLINE_DATABASE_URL: address, THROUGHLINE_SECRET_FILE: join(data, "secret.key") };
      const key = apiKey(data, environment);
      for (const _ of ["one", "another"]) shops.push(await open({ demo: true, data, environment }));
      const [one, another] = shops as [Shop, Shop];
      const machine = await playwright.request.newContext({
        baseURL: another.url,
        extraHTTPHeaders: { authorization: `Bearer ${key}` },
      });
      const till = new Till(machine);
      const order = await till.ship();
      const listening = page.waitForResponse((response) => response.url().endsWith("/live"));
      const link = await new Mailbox(machine).link(order.customer.email, "/l/", /is on its way/);
      await page.goto(one.url + new URL(link).pathname);
      await listening;
      await till.scan(order.tracking, { status: "out_for_delivery", location: "Whitby" });
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Arriving today", SOON);
      await machine.dispose();

      postgres("stop", folder);
      isThere = false;
      const answer = await page.goto(`${one.url}/`);
      expect(answer?.status()).toBe(503);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^(We could not (do that just now|answer in time)|Something went wrong on our side)$/);
      await axe();
    } finally {
      for (const shop of shops) await shop.close();
      if (isThere) postgres("stop", folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
