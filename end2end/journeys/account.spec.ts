import { type Page } from "@playwright/test";
import { expect, test } from "../support/test.ts";

async function askForLink(page: Page, email: string) {
  await page.goto("/account");
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Look into your mail");
}

test("the mailed link shows a button, and the button signs in", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship();
  const { email } = order.customer;
  await page.goto("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await axe();
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await axe();
  const link = await mailbox.link(email, "/sign-in/", /^Sign in to/);
  // Looking at it does nothing, however often.
  await page.goto(link);
  await page.goto("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.goto(link);
  await axe();
  await page.getByRole("button", { name: "Sign me in" }).click();
  await expect(page).toHaveURL("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your orders");
  const row = page.getByRole("listitem").filter({ hasText: order.number });
  await expect(row).toContainText("Enamel kettle, moss and one more");
  await expect(row).toContainText(/Arriving \w+/);
  await axe();
  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
  // Once is once.
  await page.goto(link);
  await page.getByRole("button", { name: "Sign me in" }).click();
  await expect(page.getByRole("alert")).toHaveText(/^This link was used already/);
  await axe();
});

test("a link opened in another browser leads back to the first one, where the digits sign in", async ({ page, browser, till, mailbox }) => {
  const order = await till.ship();
  const { email } = order.customer;
  await askForLink(page, email);
  const link = await mailbox.link(email, "/sign-in/", /^Sign in to/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await other.getByRole("button", { name: "Sign me in" }).click();
  await expect(other.getByRole("alert")).toHaveText(/asked for in another browser/);
  await other.goto("/orders");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await elsewhere.close();

  const code = await mailbox.code(email, /^Sign in to/);
  await page.getByLabel("The six digits").fill(code === "111111" ? "222222" : "111111");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByLabel("The six digits")).toHaveAccessibleDescription(/^These are not the six digits we sent/);
  await page.getByLabel("The six digits").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL("/orders");
  await expect(page.getByRole("link", { name: /Enamel kettle/ })).toBeVisible();
});

test("an address that nobody ordered with is answered as every other", async ({ page, mailbox }) => {
  const stranger = `stranger-${Date.now()}@mail.example`;
  await askForLink(page, stranger);
  await expect(page.getByRole("main")).toContainText("If we have orders with that address");
  expect(await mailbox.to(stranger)).toEqual([]);
});

test("a language chosen is the language of the pages and of the next mail", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({}, []);
  const { email } = order.customer;
  await askForLink(page, email);
  await page.goto(await mailbox.link(email, "/sign-in/", /^Sign in to/));
  await page.getByRole("button", { name: "Sign me in" }).click();

  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL("/orders");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ihre Bestellungen");
  await axe();
  await till.scan(order.tracking, { status: "in_transit", location: "Leeds" });
  await mailbox.latest(email, new RegExp(`^Bestellung ${order.number} ist unterwegs`));

  await page.goto("/account");
  await page.getByRole("combobox").selectOption({ label: "Português" });
  await page.getByRole("button", { name: "Speichern" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "pt");
  await expect(page.getByRole("status").filter({ hasText: "Salvo." })).toBeVisible();
  await axe();
  await page.goto(`/orders/${order.number}`);
  await expect(page.getByRole("heading", { name: "Neste pedido" })).toBeVisible();
  const next = await till.ship({ customer: { ...order.customer, locale: "en" } });
  await mailbox.latest(email, new RegExp(`^O pedido ${next.number} está a caminho`));
});

test("a guest's language stays for the visit", async ({ page }) => {
  await page.goto("/help");
  await page.getByRole("button", { name: "Deutsch" }).click();
  await expect(page).toHaveURL("/help");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wo ist meine Bestellung?");
});

test.describe("in a browser that asks for German", () => {
  test.use({ locale: "de-AT" });
  test("the pages are German from the first one on", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wo ist meine Bestellung?");
  });
});

test("signing out leaves nothing open", async ({ page, context, till, mailbox }) => {
  const order = await till.ship();
  const { email } = order.customer;
  await askForLink(page, email);
  await page.goto(await mailbox.link(email, "/sign-in/", /^Sign in to/));
  await page.getByRole("button", { name: "Sign me in" }).click();
  await page.goto(`/orders/${order.number}`);
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();

  await page.getByRole("link", { name: "My account" }).click();
  await expect(page.getByRole("main")).toContainText(email);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/");
  expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain("__Host-sid");
  await page.goto(`/orders/${order.number}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is my order?");
  await page.goto("/orders");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});
