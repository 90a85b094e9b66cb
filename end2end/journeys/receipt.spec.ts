import { expect, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];

test("“I do not have it” and back again, read by staff", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({}, brought);
  await openWhole(page, mailbox, order);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(/^Delivered /);

  await page.getByRole("button", { name: "I do not have it" }).click();
  await expect(heading).toHaveText("Your parcel is missing");
  await expect(page.getByRole("main")).toContainText("ask your neighbours");
  await expect(page.getByRole("list", { name: "What happened and what is to come" })).toContainText("Said to be delivered, and not with you.");
  await axe();

  await page.getByRole("button", { name: "I have it now" }).click();
  await expect(heading).toHaveText(/^Delivered /);
  await expect(page.getByRole("list", { name: "What happened and what is to come" })).toContainText("With you");

  await signInAs("agent");
  await page.goto(`/staff/journeys?q=${order.number}`);
  await page.getByRole("link", { name: order.customer.name }).click();
  const line = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(line.getByRole("listitem").filter({ hasText: "“I do not have it”" })).toContainText("the customer");
  await expect(line.getByRole("listitem").filter({ hasText: "“I have it”" })).toContainText("website");
});

test("“I have it” before the carrier says so keeps the promise", async ({ page, till, mailbox }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  await page.getByRole("button", { name: "I have it" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Delivered /);
  await expect(page.getByRole("list", { name: "What happened and what is to come" })).toContainText("With you, as you told us");
  const promised = page.getByRole("heading", { name: "What we promised" }).locator("../..");
  await expect(promised).toContainText(/Deliver it by .*kept/);
});

test("a parcel that is missing stands on staff's day until it is found", async ({ page, till, mailbox, signInAs }) => {
  const order = await till.ship({}, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("button", { name: "I do not have it" }).click();
  await signInAs("agent");
  await page.goto("/staff");
  const missed = page.getByRole("table", { name: "Said to be delivered, and not there" });
  await expect(missed.getByRole("row").filter({ hasText: order.number })).toContainText("“I do not have it”");
});
