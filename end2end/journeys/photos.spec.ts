import { type Locator, type Page } from "@playwright/test";
import { PNG } from "pngjs";
import type { Mailbox } from "../support/mailbox.ts";
import type { Till } from "../support/till.ts";
import { expect, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const kettle = [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }];

test.describe.configure({ timeout: 120_000 });

/** A picture of one colour. */
function picture(name: string, [red, green, blue]: [number, number, number]) {
  const png = new PNG({ width: 640, height: 480 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return { name, mimeType: "image/png", buffer: PNG.sync.write(png) };
}

const drawing = { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>") };

const field = (page: Page) => page.getByLabel("Photos of what is wrong");
const picks = (page: Page) => page.locator(".picks li");
const photos = (page: Page) => page.locator(".photos img");

/** Whether pictures are there, and not only their frames. */
async function areSeen(images: Locator, count: number) {
  await expect(images).toHaveCount(count);
  for (const image of await images.all()) {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth)).toBeGreaterThan(0);
  }
}

/** A kettle delivered, and what is wrong with it said: the second step, where it is agreed. */
async function said(page: Page, till: Till, mailbox: Mailbox) {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "It arrived damaged" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await page.getByRole("radio", { name: /^Refund/ }).check();
  return order;
}

async function agree(page: Page) {
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function fitsNarrow(page: Page) {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

test("photos go with a return, and the desk sees them", async ({ page, till, mailbox, axe, signInAs, javaScriptEnabled }) => {
  await said(page, till, mailbox);
  await page.getByLabel("In your words").fill("The lid is cracked");
  await field(page).setInputFiles([picture("lid.png", [180, 40, 40]), picture("box.png", [40, 40, 180]), picture("cat.png", [40, 180, 40])]);
  if (javaScriptEnabled !== false) {
    // Seen before they are sent, and one of them is taken out again.
    await areSeen(picks(page).locator("img"), 3);
    await axe();
    await fitsNarrow(page);
    await page.getByRole("button", { name: "Remove cat.png" }).click();
    await expect(picks(page)).toHaveCount(2);
  }
  const count = javaScriptEnabled === false ? 3 : 2;
  const path = await agree(page);
  await areSeen(photos(page), count);
  await axe();
  await fitsNarrow(page);
  await signInAs("store");
  await page.goto(`/staff${path}`);
  await areSeen(photos(page), count);
  await expect(page.getByText("The lid is cracked")).toBeVisible();
  // Staff keep what they saw; the customer sees it too.
  await page.getByRole("link", { name: "Add photos" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Photos");
  await field(page).setInputFiles(picture("desk.png", [200, 200, 20]));
  await axe();
  await page.getByRole("button", { name: "Add these photos" }).click();
  await expect(page).toHaveURL(`/staff${path}`);
  await areSeen(photos(page), count + 1);
  await page.goto(path);
  await areSeen(photos(page), count + 1);
  await expect(page.getByText("From the shop")).toBeVisible();
});

test("photos are added later and taken away, and what is none is named", async ({ page, till, mailbox, axe, javaScriptEnabled }) => {
  await said(page, till, mailbox);
  const path = await agree(page);
  await page.getByRole("link", { name: "Add photos" }).click();
  await expect(page).toHaveURL(`${path}/photos`);
  await axe();
  await fitsNarrow(page);
  await field(page).setInputFiles(drawing);
  if (javaScriptEnabled === false) await page.getByRole("button", { name: "Add these photos" }).click();
  await expect(page.getByText("“drawing.svg” is no JPEG, PNG or WebP.")).toBeVisible();
  await axe();
  await field(page).setInputFiles([picture("one.png", [180, 40, 40]), picture("two.png", [40, 40, 180])]);
  await page.getByRole("button", { name: "Add these photos" }).click();
  await expect(page).toHaveURL(path);
  await areSeen(photos(page), 2);
  await page.getByRole("link", { name: "Add photos" }).click();
  await expect(page.getByText(/^Up to 3: JPEG/)).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "Remove photo 1" }).click();
  await areSeen(photos(page), 1);
  await expect(page.getByText(/^Up to 4: JPEG/)).toBeVisible();
});

test.describe("when the line is bad", () => {
  test.use({ allowedMessages: [/Failed to load resource/] });

  test("what did not get through is still there and is sent again", async ({ page, till, mailbox, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled === false, "the browser itself asks to send a form again");
    await said(page, till, mailbox);
    await field(page).setInputFiles(picture("lid.png", [180, 40, 40]));
    await page.route(/\/fix/, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    await page.getByRole("button", { name: "Agree and show my code" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "try again" })).toBeVisible();
    await expect(picks(page)).toHaveCount(1);
    await page.unroute(/\/fix/);
    await agree(page);
    await areSeen(photos(page), 1);
  });

  test("what the server refuses is said beside the photos", async ({ page, till, mailbox, javaScriptEnabled }) => {
    test.skip(javaScriptEnabled === false, "the page itself says so");
    await said(page, till, mailbox);
    const broken = { name: "broken.jpg", mimeType: "image/jpeg", buffer: Buffer.from("not at all") };
    await field(page).setInputFiles(broken);
    await page.getByRole("button", { name: "Agree and show my code" }).click();
    await expect(page.getByText("“broken.jpg” is no JPEG, PNG or WebP.")).toBeVisible();
    await page.getByRole("button", { name: "Remove broken.jpg" }).click();
    await agree(page);
  });
});

test("a label is printed for a parcel one sends oneself", async ({ page, till, mailbox, axe }) => {
  await said(page, till, mailbox);
  await page.getByRole("radio", { name: /^Send a parcel yourself/ }).check();
  await agree(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send it with this label");
  await expect(page.getByText("no carrier is booked")).toBeVisible();
  await axe();
  await fitsNarrow(page);
  const label = await page.getByRole("link", { name: "Print the label" }).getAttribute("href");
  const answer = await page.request.get(label as string);
  expect(answer.headers()["content-type"]).toBe("application/pdf");
  expect((await answer.body()).subarray(0, 5).toString()).toBe("%PDF-");
});
