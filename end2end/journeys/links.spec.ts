import { date, moment, said } from "../support/till.ts";
import { expect, test } from "../support/test.ts";

test("one click in the mail opens the order whole, as often as one likes", async ({ page, browser, till, mailbox }) => {
  const order = await till.ship();
  const link = await mailbox.link(order.customer.email, "/l/", /is on its way/);
  for (const _ of ["once", "twice"]) {
    await page.goto(link);
    await expect(page).toHaveURL(`/orders/${order.number}`);
    await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
    await expect(page.getByText(order.shipping_address.street)).toBeVisible();
  }
  // A mail scanner that came before took nothing away.
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { name: "In this order" })).toBeVisible();
  await elsewhere.close();
});

test("a link opens its order and no other", async ({ page, till, mailbox }) => {
  const [order, other] = [await till.ship(), await till.ship()];
  await page.goto(await mailbox.link(order.customer.email, "/l/", /is on its way/));
  await page.goto(`/orders/${other.number}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is my order?");
});

test("a link that nobody sent says plainly that it no longer works, and what does", async ({ page, axe }) => {
  const answer = await page.goto(`/l/${"A".repeat(43)}`);
  expect(answer?.status()).toBe(410);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link no longer works");
  await expect(page.getByRole("main")).toContainText("Your order still opens with its number and your e-mail address.");
  await axe();
  await page.getByRole("main").getByRole("link", { name: "Find my order" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is my order?");
});

test("the mail says when in its subject, and its text has the whole story", async ({ till, mailbox }) => {
  const order = await till.ship();
  const confirmed = await mailbox.latest(order.customer.email, /is confirmed/);
  const dispatched = await mailbox.latest(order.customer.email, /is on its way/);
  expect(confirmed.subject).toMatch(new RegExp(`^Order ${order.number} is confirmed, arriving by `));
  expect(dispatched.subject).toMatch(new RegExp(`^Order ${order.number} is on its way, arriving by `));
  expect(dispatched.text).toContain(order.tracking);
  for (const mail of [confirmed, dispatched]) {
    expect(mail.text).not.toContain(order.shipping_address.street);
    expect(mail.html).toMatch(/<html lang="en"/);
  }
});

test("a mail about a parcel that is late already names no day that has passed as the day it comes", async ({ till, mailbox }) => {
  const order = await till.ship({ placed_at: moment({ days: 8 }), deliver_by: date(-2) });
  const mail = await mailbox.latest(order.customer.email, /is on its way/);
  expect(mail.subject).toBe(`Order ${order.number} is on its way`);
  expect(mail.text).toContain(`We promised it by ${said(-2)}, and that time has passed. We are sorry.`);
  expect(mail.text).not.toContain("Arriving");
});
