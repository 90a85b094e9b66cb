import { expect, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const tray = [{ line_id: "1", sku: "TRAY-OAK-L", title: "Oak tray, large", quantity: 1, unit_price_minor: 4200, category: "trays" }];
const small = [{ ...tray[0], sku: "TRAY-OAK-S", title: "Oak tray, small", unit_price_minor: 2800 }];

test.describe.configure({ timeout: 120_000 });

test("the smaller one instead: told with what goes back, sent, and the rest refunded", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ lines: tray }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "It does not suit me" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  const other = page.getByRole("radio", { name: /^Exchange for Oak tray, small/ });
  await expect(page.getByRole("main")).toContainText("£14.00 goes back to you as well.");
  await axe();
  await other.check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main")).toContainText("Exchange for Oak tray, small");
  await expect(page.getByRole("main")).toContainText("Goes back to you with it");
  await axe();
  const path = new URL(page.url()).pathname;
  const mail = await mailbox.latest(order.customer.email, /Your return is agreed/);
  expect(mail.text).toContain("You get Oak tray, small instead, and £14.00 back.");

  await signInAs("store");
  await page.goto(`/staff${path}`);
  await page.getByRole("button", { name: "Received", exact: true }).click();
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Send Oak tray, small");
  await axe();
  await page.getByRole("button", { name: "Send Oak tray, small" }).click();
  await page.goto(path);
  await expect(page.getByRole("main")).toContainText("£14.00");
  await expect(page.getByRole("link", { name: /See order .*-R1/ })).toBeVisible();
});

test("what costs more is shown with why it cannot be had here", async ({ page, till, mailbox }) => {
  const order = await till.ship({ lines: small }, brought);
  await openWhole(page, mailbox, order);
  await page.goto(`/orders/${order.number}/fix?step=2&line=1&reason=does_not_suit`);
  await expect(page.getByRole("main")).toContainText("Costs more, and we cannot take money here.");
  await expect(page.getByRole("radio", { name: /^Exchange/ })).toHaveCount(0);
});

test("something else instead of what was agreed, until it was looked at", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ lines: tray }, brought);
  await openWhole(page, mailbox, order);
  await page.goto(`/orders/${order.number}/fix?step=2&line=1&reason=does_not_suit`);
  await page.getByRole("radio", { name: /^Refund/ }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Choose something else" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What would you rather have?");
  await expect(page.getByRole("radio", { name: /^Refund/ })).toBeChecked();
  await axe();
  await page.getByRole("radio", { name: /^Exchange for Oak tray, small/ }).check();
  await page.getByRole("button", { name: "Take this instead" }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("main")).toContainText("Exchange for Oak tray, small");

  await signInAs("store");
  await page.goto(`/staff${path}`);
  await page.getByRole("button", { name: "Received", exact: true }).click();
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await page.goto(path);
  await expect(page.getByRole("link", { name: "Choose something else" })).toHaveCount(0);
  await page.goto(`${path}/change`);
  await expect(page.getByRole("main")).toContainText("It is too late to choose something else");
  await axe();
});
