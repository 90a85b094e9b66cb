import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Page } from "@playwright/test";
import { demo, expect, lookUp, test } from "../support/test.ts";

test("the demo shop says at its start what to try and where", async ({ baseURL }) => {
  const said = readFileSync(join(import.meta.dirname, "../test-results/server.log"), "utf8");
  for (const fact of [baseURL as string, demo.order, demo.email, demo.admin, demo.password, "/dev/mailbox"]) expect(said).toContain(fact);
});

test("a guest finds the demo's order with its number and address, and sees when, not what or where", async ({ page, axe }) => {
  await lookUp(page, demo.order, demo.email);
  await expect(page).toHaveURL(`/orders/${demo.order}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/./);
  const main = page.getByRole("main");
  await expect(main).toContainText(`Order ${demo.order} · placed`);
  await expect(main.getByRole("list", { name: "What happened and what is to come" }).first()).toContainText("DPD");
  await expect(main.getByRole("heading", { name: "What we promised" })).toBeVisible();
  await expect(main.getByRole("heading", { name: "See what is in it" })).toBeVisible();
  await expect(main).toContainText("We send six digits to a•••@mail.example");
  const source = await (await page.reload())?.text();
  for (const hidden of ["kettle", "Quay Street", "BD1 4QS", "Ribeiro", demo.email]) {
    expect(source?.toLowerCase(), hidden).not.toContain(hidden.toLowerCase());
  }
  await expect(page.getByRole("heading", { name: "In this order" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Goes to" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "I have it" })).toHaveCount(0);
  await axe();
});

test("the six digits from the mail open the rest", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship();
  await lookUp(page, order.number, order.customer.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("status").filter({ hasText: "We have sent six digits to" })).toBeVisible();
  await axe();
  const code = await mailbox.code(order.customer.email, /^Your code for order/);
  await page.getByLabel("The six digits").fill(code);
  await page.getByRole("button", { name: "Show my order" }).click();
  await expect(page).toHaveURL(`/orders/${order.number}`);
  const items = page.getByRole("listitem").filter({ hasText: "Enamel kettle, moss" });
  await expect(items).toContainText("1 × £64.00");
  await expect(page.getByText("£123.00")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Goes to" }).locator("..").locator("..")).toContainText(order.shipping_address.street);
  await expect(page.getByText(order.tracking, { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Send me a code" })).toHaveCount(0);
});

test("digits that are not right are refused where they were typed, and right ones still work", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship();
  await lookUp(page, order.number, order.customer.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const code = await mailbox.code(order.customer.email, /^Your code for order/);
  await page.getByLabel("The six digits").fill(code === "111111" ? "222222" : "111111");
  await page.getByRole("button", { name: "Show my order" }).click();
  const digits = page.getByLabel("The six digits");
  await expect(digits).toHaveAccessibleDescription(/^These are not the six digits we sent/);
  await expect(digits).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("heading", { name: "In this order" })).toHaveCount(0);
  await axe();
  await digits.fill(code);
  await page.getByRole("button", { name: "Show my order" }).click();
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
});

test("a code works in the browser that asked for it, and in no other", async ({ page, browser, till, mailbox }) => {
  const order = await till.ship();
  await lookUp(page, order.number, order.customer.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const code = await mailbox.code(order.customer.email, /^Your code for order/);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await lookUp(other, order.number, order.customer.email);
  await other.goto(`/orders/${order.number}?code=sent#open`);
  await other.getByLabel("The six digits").fill(code);
  await other.getByRole("button", { name: "Show my order" }).click();
  await expect(other.getByLabel("The six digits")).toHaveAccessibleDescription("These digits no longer work here. Let us send new ones.");
  await elsewhere.close();
});

test("whatever is wrong, the answer is the same", async ({ page, till, axe }) => {
  const [order, other] = [await till.ship(), await till.ship()];
  const answers: string[] = [];
  for (const [number, email] of [
    ["E2E-NO-SUCH-ONE", order.customer.email],
    [order.number, "nobody@mail.example"],
    [order.number, other.customer.email],
    ["E2E-NO-SUCH-ONE", "nobody@mail.example"],
  ] as const) {
    await page.goto("/");
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await lookUp(page, number, email);
    const response = await answered;
    expect(response.status()).toBe(422);
    await expect(page.getByRole("alert")).toHaveText(/^We found no order with this number and this address/);
    await expect(page.getByLabel("Order number")).toHaveValue(number);
    const source = await response.text();
    answers.push(source.replaceAll(number, "").replaceAll(email, "").replaceAll(/nonce="[^"]*"/g, ""));
  }
  expect(new Set(answers).size).toBe(1);
  await axe();
});

test("what is left out is asked for where it belongs", async ({ page, axe }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Find my order" }).click();
  await expect(page.getByLabel("Order number")).toHaveAccessibleDescription(/Type the number of your order/);
  const email = page.getByRole("textbox", { name: "E-mail address" }).first();
  await expect(email).toHaveAccessibleDescription(/Type the address you ordered with/);
  await axe();
});

test("an order's address alone leads to the look-up, with the number filled in, also for an order that is not there", async ({ page, till }) => {
  const order = await till.ship();
  for (const number of [order.number, "E2E-NO-SUCH-ONE"]) {
    await page.goto(`/orders/${number}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is my order?");
    await expect(page.getByLabel("Order number")).toHaveValue(number);
  }
});

test("ten wrong tries in a minute are enough, and the page says so", async ({ page, till, axe }) => {
  const order = await till.ship();
  const tries = async (page: Page) => {
    for (let n = 0; n < 11; n++) {
      await page.goto("/");
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await lookUp(page, order.number, "nobody@mail.example");
      if ((await answered).status() === 429) return;
    }
  };
  await tries(page);
  await expect(page.getByRole("alert")).toHaveText(/^That was a lot of tries/);
  await axe();
});
