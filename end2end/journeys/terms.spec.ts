import { expect, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const bowls = [{ line_id: "1", sku: "BOWL-STONE", title: "Stoneware bowl", quantity: 3, unit_price_minor: 1900 }];
const candle = [{ line_id: "1", sku: "CANDLE-PINE", title: "Pine candle", quantity: 1, unit_price_minor: 1400, category: "candles" }];

test("what the terms want looked at waits for a yes, and comes in parts", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ lines: bowls }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "Something else" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByRole("main")).toContainText("Somebody looks at it first.");
  await axe();
  await page.getByRole("radio", { name: /^Refund £57\.00/ }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We are looking at it");
  await expect(page.getByRole("img", { name: /^QR code of the return/ })).toHaveCount(0);
  await axe();
  const path = new URL(page.url()).pathname;
  await mailbox.latest(order.customer.email, /We look at your return/);

  await signInAs("store");
  await page.goto("/staff/returns");
  await expect(page.getByRole("heading", { name: "To say yes or no to" })).toBeVisible();
  await page.goto(`/staff${path}`);
  // More is asked for, once, and the customer answers in the case.
  await page.getByText("Ask the customer for more").click();
  await page.getByLabel("What do you need to know?").fill("Which of the three is it?");
  await axe();
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByRole("link", { name: "See what was asked" })).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("One more thing");
  await axe();
  await page.getByRole("link", { name: "Answer our question" }).click();
  await expect(page.getByText("Which of the three is it?")).toBeVisible();
  await page.getByLabel(/Your answer|message|words/i).first().fill("The largest one.");
  await page.getByRole("button", { name: /Send/ }).first().click();
  await expect(page.getByText("The largest one.")).toBeVisible();
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("We are looking at it");
  await page.goto(`/staff${path}`);
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(page.getByRole("button", { name: "Received" })).toBeVisible();
  await mailbox.latest(order.customer.email, /Your return is agreed/);

  // Two of three have come; one of them for less.
  await page.getByText("Only some of it has come").click();
  await page.getByLabel("Pieces of Stoneware bowl").fill("4");
  await page.locator("details[open]").getByRole("button", { name: "Received" }).click();
  await expect(page.getByText("There are 3 for this step.")).toBeVisible();
  await page.getByLabel("Pieces of Stoneware bowl").fill("2");
  await page.locator("details[open]").getByRole("button", { name: "Received" }).click();
  await expect(page.getByRole("main")).toContainText("2 of 3 with us");
  await page.getByRole("button", { name: "Received" }).first().click();
  await page.getByText("Take it back for less").first().click();
  await page.locator("details[open]").getByLabel("Amount in GBP").fill("20.00");
  await page.locator("details[open]").getByLabel("Why").selectOption("signs_of_use");
  await page.locator("details[open]").getByLabel("condition").selectOption("used");
  await axe();
  await page.getByRole("button", { name: "Take back for less" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Refund £/);
  const mail = await mailbox.latest(order.customer.email, /what we found/);
  expect(mail.text).toContain("signs of use");
});

test("what the shop does not take back is said with its rule, and faulty goods come back all the same", async ({ page, till, mailbox }) => {
  const order = await till.ship({ lines: candle }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "I changed my mind" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByRole("main")).toContainText("We take this back only if something is wrong with it.");
  await page.goto(`/orders/${order.number}/fix?step=2&line=1&reason=faulty`);
  await expect(page.getByRole("radio", { name: /^Refund £14\.00/ })).toBeVisible();
});

test("an admin tries other terms on past returns before anybody is turned away", async ({ page, signInAs, axe }) => {
  await signInAs("agent");
  expect((await page.goto("/staff/settings/returns"))?.status()).toBe(404);
  await signInAs("admin");
  await page.goto("/staff/returns");
  await page.getByRole("link", { name: "What we take back" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What we take back");
  await axe();
  await page.getByLabel("Days to return something").first().fill("0");
  await page.getByRole("button", { name: "Try it on past returns" }).click();
  await expect(page.getByRole("heading", { name: /^This would have declined [1-9]\d* of the last \d+$/ })).toBeVisible();
  await expect(page.getByLabel("Days to return something").first()).toHaveValue("0");
  await axe();
  await page.getByLabel("Percent kept back").first().fill("101");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("is a percentage from 0 to 100")).toBeVisible();
  await page.goto("/staff/settings/returns");
  await expect(page.getByLabel("Days to return something").first()).toHaveValue("30");
});

test("why things come back is told thing by thing", async ({ page, signInAs, axe }) => {
  await signInAs("analyst");
  await page.goto("/staff/returns/reasons");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Why things come back");
  await expect(page.getByRole("row").filter({ hasText: "KNIFE-BREAD" })).toContainText(/1 of \d\d+ sold/);
  await axe();
});
