import { type Page } from "@playwright/test";
import { expect, openWhole, test } from "../support/test.ts";

// A return is a long way, told whole; a debug build on a busy machine needs its time.
test.describe.configure({ timeout: 120_000 });

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const kettle = [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }];
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function chosen(page: Page, way: RegExp) {
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "It is faulty" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await page.getByRole("radio", { name: /Refund £64\.00/ }).check();
  await page.getByRole("radio", { name: way }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
}

test("a return is fetched: a time is booked, put in the calendar, moved and called off", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  await chosen(page, /Have it fetched/);
  await expect(heading(page)).toHaveText("When shall we fetch it?");
  await axe();
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(page.getByText("Choose a time.")).toBeVisible();
  await axe();
  await page.getByRole("radio", { name: "09:00 to 13:00" }).first().check();
  await page.getByRole("button", { name: "Book this time" }).click();

  await expect(heading(page)).toHaveText(/^We fetch it on /);
  await axe();
  const path = new URL(page.url()).pathname;
  const calendar = await page.request.get(`${path}/pickup.ics`);
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toContain("SEQUENCE:0");

  await page.getByRole("link", { name: "Choose another time" }).click();
  await expect(heading(page)).toHaveText("Another time");
  await axe();
  await page.getByRole("radio", { name: "13:00 to 18:00" }).last().check();
  await page.getByRole("button", { name: "Book this time" }).click();
  await expect(heading(page)).toHaveText(/^We fetch it on /);
  await page.getByRole("button", { name: "Call this time off" }).click();
  await expect(heading(page)).toHaveText("Choose when we fetch it");
  expect(await (await page.request.get(`${path}/pickup.ics`)).text()).toContain("STATUS:CANCELLED");
});

test("a return is brought to a store: the nearest by postal code, and another code is typed", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  await chosen(page, /Bring it to one of our stores/);
  await expect(page.getByRole("heading", { name: "The nearest stores" })).toBeVisible();
  await expect(page.getByText("Sorted by postal code, not by distance.")).toBeVisible();
  await page.getByLabel("Another postal code").fill("YO1");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  const first = page.locator(".places > li").first();
  await expect(first).toContainText("Harbour & Pine, York");
  await first.getByText("Opening hours").click();
  await expect(first).toContainText("Monday to Friday");
  await axe();
});
