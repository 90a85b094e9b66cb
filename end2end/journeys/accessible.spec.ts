import { type Locator, type Page } from "@playwright/test";
import { type Mailbox } from "../support/mailbox.ts";
import { open } from "../support/shop.ts";
import { date, moment } from "../support/till.ts";
import { expect, lookUp, openWhole, test } from "../support/test.ts";

const publicPages = ["/", "/help", "/promises", "/withdraw", "/account", "/staff/sign-in"];
const staffPages = ["/staff", "/staff/cases", "/staff/cases?show=resolved", "/staff/journeys", "/staff/gaps", "/staff/gaps?period=all&by=month", "/staff/gaps/deliver_by?period=all&became=broken"];

/** What every page keeps to, whatever stands on it. */
async function isWellMade(page: Page) {
  await expect(page.locator("html")).toHaveAttribute("lang", /^(en|de|pt)$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/\S/);
  const levels = await page
    .getByRole("heading")
    .evaluateAll((headings) => headings.map((heading) => Number(heading.tagName.slice(1))));
  levels.forEach((level, place) => expect(level - (levels[place - 1] ?? 0), `heading levels ${levels}`).toBeLessThanOrEqual(1));
  await fits(page);
}

/** Nothing stands outside the page. */
async function fits(page: Page) {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** Everything that one presses in a form is big enough for a thumb. */
async function fitsAThumb(page: Page) {
  const pressed = page.locator("form").locator("button:visible, input:not([type=hidden]):visible, select:visible, a:visible");
  const small: string[] = [];
  for (const one of await pressed.all()) {
    const box = await one.boundingBox();
    if (box !== null && box.height < 44) small.push(`${await one.evaluate((element) => element.outerHTML)}: ${box.height} px high`);
  }
  expect(small, page.url()).toEqual([]);
}

for (const path of publicPages) {
  test(`${path} is well made, also on the narrowest phone`, async ({ page, axe }) => {
    expect((await page.goto(path))?.status()).toBe(200);
    await isWellMade(page);
    await axe();
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page);
    await fitsAThumb(page);
  });
}

test("what staff read is well made, also on the narrowest phone", async ({ page, signInAs, axe }) => {
  await signInAs("admin");
  for (const path of staffPages) {
    expect((await page.goto(path))?.status(), path).toBe(200);
    await isWellMade(page);
    await axe();
    const size = page.viewportSize() ?? { width: 390, height: 844 };
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page);
    await page.setViewportSize(size);
  }
});

test("an order's page is well made on the narrowest phone, before it is opened and after", async ({ page, till, mailbox }) => {
  const order = await till.ship();
  await page.setViewportSize({ width: 320, height: 640 });
  await lookUp(page, order.number, order.customer.email);
  await isWellMade(page);
  await fitsAThumb(page);
  await openWhole(page, mailbox, order);
  await isWellMade(page);
  await fitsAThumb(page);
  for (const name of ["Get help", "Add to calendar"]) {
    expect((await page.getByRole("link", { name }).boundingBox())?.height, name).toBeGreaterThanOrEqual(44);
  }
});

for (const [locale, inside, digits, open] of [
  ["de-DE", "In dieser Bestellung", "Die sechs Ziffern", "Bestellung zeigen"],
  ["pt-BR", "Neste pedido", "Os seis dígitos", "Mostrar meu pedido"],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });
    test("pages fit the narrowest phone too, longer words and all", async ({ page, till, mailbox, axe }) => {
      await page.setViewportSize({ width: 320, height: 640 });
      for (const path of publicPages) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
        await isWellMade(page);
        await fitsAThumb(page);
      }
      const order = await till.ship({ deliver_by: date(-2), placed_at: moment({ days: 8 }) });
      await page.goto("/");
      await page.locator("[name=number]").fill(order.number);
      await page.locator("[name=email]").fill(order.customer.email);
      await page.keyboard.press("Enter");
      await isWellMade(page);
      await page.getByRole("main").getByRole("button").last().click();
      await page.getByLabel(digits).fill(await mailbox.code(order.customer.email, new RegExp(`code for order ${order.number}`)));
      await page.getByRole("button", { name: open }).click();
      await expect(page.getByRole("heading", { name: inside })).toBeVisible();
      await isWellMade(page);
      await fitsAThumb(page);
      await axe();
    });
  });
}

test("a page that is not there is a page all the same", async ({ page, signInAs, axe }) => {
  for (const path of ["/nowhere", "/orders/a/b", "/staff/gaps/never_by"]) {
    if (path.startsWith("/staff")) await signInAs("agent");
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
    await isWellMade(page);
    await axe();
  }
});

test("a shop that has promised nothing yet is well made too", async ({ page, axe }) => {
  const shop = await open({ demo: false });
  try {
    for (const path of ["/", "/promises", "/help", "/withdraw"]) {
      expect((await page.goto(shop.url + path))?.status(), path).toBe(200);
      await isWellMade(page);
      await axe();
    }
    // Where mails cannot be read, nobody finds a mailbox.
    expect((await page.goto(`${shop.url}/dev/mailbox`))?.status()).toBe(404);
    await isWellMade(page);
  } finally {
    await shop.close();
  }
});

for (const quarter of [0, 1, 2, 3]) {
  test(`every order of the demo shop opens from its mail, well made (${quarter + 1} of 4)`, async ({ page, axe }) => {
    test.setTimeout(300_000);
    const stories = JSON.parse(process.env.THROUGHLINE_STORIES as string) as string[];
    expect(stories.length, "orders with a mail").toBeGreaterThan(40);
    for (const way of stories.filter((_, place) => place % 4 === quarter)) {
      await page.goto(way);
      await expect(page).toHaveURL(/\/(orders\/HP-\d+(-R\d+)?|returns\/[-0-9a-f]{36})$/);
      await isWellMade(page);
      await axe();
    }
  });
}

/** Moves on with the Tab key until that has the focus, and sees on the way that the focus can be seen. */
async function tabTo(page: Page, goal: Locator) {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    if ((await focused.count()) === 0) continue;
    const outline = await focused.evaluate((element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return { outlineStyle, outlineWidth, boxShadow };
    });
    const isSeen = (outline.outlineStyle !== "none" && outline.outlineWidth !== "0px") || outline.boxShadow !== "none";
    expect(isSeen, `the focus can be seen on ${await focused.evaluate((element) => element.outerHTML.slice(0, 120))}`).toBe(true);
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the Tab key does not reach ${goal}`);
}

async function typeInto(page: Page, label: string, text: string) {
  await tabTo(page, page.getByLabel(label).first());
  await page.keyboard.type(text);
}

async function press(page: Page, name: string) {
  await tabTo(page, page.getByRole("button", { name, exact: true }).first());
  await page.keyboard.press("Enter");
}

async function readsCode(mailbox: Mailbox, email: string, subject: RegExp) {
  return mailbox.code(email, subject);
}

test("the keyboard alone finds an order, opens it and says that it is there", async ({ page, till, mailbox }) => {
  const order = await till.ship();
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await typeInto(page, "Order number", order.number);
  await typeInto(page, "E-mail address", order.customer.email);
  await press(page, "Find my order");
  await expect(page).toHaveURL(`/orders/${order.number}`);
  await press(page, "Send me a code");
  await expect(page.getByLabel("The six digits")).toBeVisible();
  await typeInto(page, "The six digits", await readsCode(mailbox, order.customer.email, /^Your code/));
  await press(page, "Show my order");
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
  await press(page, "I have it");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Delivered /);
});

test("the keyboard alone signs in and out", async ({ page, till, mailbox }) => {
  const order = await till.ship();
  await page.goto("/account");
  await typeInto(page, "E-mail address", order.customer.email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
  await typeInto(page, "The six digits", await readsCode(mailbox, order.customer.email, /^Sign in/));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/orders");
  await page.goto("/account");
  await press(page, "Sign out");
  await expect(page).toHaveURL("/");
});
