import { type Page } from "@playwright/test";
import { unique } from "../support/till.ts";
import { expect, lookUp, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leipzig", ago: { hours: 4 } },
  { status: "delivered", location: "Leipzig", ago: { hours: 1 } },
];
const kettle = [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }];
const leipzig = { name: "Robin", street: "Kastanienallee 8", city: "Leipzig", postal_code: "04105", region: "Sachsen", country: "DE" };

test.describe.configure({ timeout: 120_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const typed = (page: Page) => page.getByRole("main").locator("dl").first();

async function fits(page: Page) {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Fills in the first step; `order` stays as it is where none is given. */
async function declare(page: Page, { name, order, email }: { name: string; order?: string; email: string }) {
  await page.getByLabel("Your name").fill(name);
  if (order !== undefined) await page.getByLabel("Order number").fill(order);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Go on" }).click();
}

/** The receipt's time to the second, and its zone. */
const AT = /\w+, \d+ \w+ \d{4}, \d\d:\d\d:\d\d \(Europe\/London, UTC[+-]\d\d:\d\d\)/;

test("from the order to the receipt without login or reason, and the return that follows", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ lines: kettle, currency: "EUR", shipping_address: leipzig }, brought);
  const { email, name } = order.customer;
  // Found by number and address alone, the order names the way out, and nothing of the customer goes with it.
  await lookUp(page, order.number, email);
  await page.getByRole("main").getByRole("link", { name: "Withdraw from contract here" }).click();
  await expect(page).toHaveURL(`/withdraw?order=${order.number}`);
  await expect(heading(page)).toHaveText("Withdraw from a contract");
  await expect(page.getByLabel("Order number")).toHaveValue(order.number);
  await expect(page.getByLabel("Your name")).toHaveValue("");
  await expect(page.getByLabel("E-mail address")).toHaveValue("");
  await axe();
  await fits(page);

  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("Type your name.")).toBeVisible();
  await expect(page.getByText("Type the address the receipt shall go to")).toBeVisible();
  await expect(page.getByLabel("Order number")).toHaveValue(order.number);
  await axe();
  await declare(page, { name, email });

  await expect(heading(page)).toHaveText("Confirm your withdrawal");
  await expect(typed(page)).toContainText(name);
  await expect(typed(page)).toContainText(email);
  await expect(typed(page)).toContainText("the whole contract");
  await axe();
  await fits(page);
  await page.getByRole("button", { name: "Change something" }).click();
  await expect(page.getByLabel("Your name")).toHaveValue(name);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Confirm withdrawal" }).click();

  await expect(heading(page)).toHaveText("We have your withdrawal");
  const at = AT.exec(await page.getByRole("main").innerText())?.[0];
  expect(at, "the date and the time to the second").toBeTruthy();
  await axe();
  await fits(page);

  const receipt = await mailbox.latest(email, /^Receipt of your withdrawal/);
  for (const said of [name, order.number, email, "the whole contract", at as string]) expect(receipt.text).toContain(said);
  expect(receipt.text, "a receipt repeats only what was typed").not.toContain("Enamel");
  expect(receipt.links.filter((link) => new URL(link).pathname.startsWith("/l/"))).toEqual([]);

  // The second mail opens the return, with its code.
  await page.goto(await mailbox.link(email, "/l/", /^Your withdrawal: how it goes on/));
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  await expect(heading(page)).toHaveText("Hand it in with this code");
  await expect(page.getByRole("img", { name: /^QR code of the return/ })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Contract withdrawn from");
  await expect(page.getByRole("main")).toContainText(/Money back by/);
  await axe();
  const id = new URL(page.url()).pathname.split("/").at(-1);

  await signInAs("store");
  await page.goto(`/staff/returns/${id}`);
  await expect(page.getByRole("main")).toContainText("The customer withdrew from the contract");
  await axe();
  await page.getByRole("button", { name: "Received" }).click();
  await expect(heading(page)).toHaveText("Refund €64.00");
  await axe();
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(heading(page)).toHaveText("Nothing more to do");
  await page.goto(`/returns/${id}`);
  await expect(heading(page)).toHaveText("Refunded €64.00");
});

test("what fits no order gets the same page, and somebody reads it", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ lines: kettle, shipping_address: leipzig }, brought);
  const stranger = `${unique().toLowerCase()}@mail.example`;
  const said: string[] = [];
  for (const [number, email] of [
    [order.number, order.customer.email],
    [order.number, stranger],
    [`E2E-${unique()}`, order.customer.email],
  ] as const) {
    await page.goto("/withdraw");
    await declare(page, { name: "Robin", order: number, email });
    await page.getByRole("button", { name: "Confirm withdrawal" }).click();
    await expect(heading(page)).toHaveText("We have your withdrawal");
    const text = await page.getByRole("main").innerText();
    said.push(text.replaceAll(number, "NUMBER").replaceAll(email, "ADDRESS").replace(AT, "AT"));
  }
  expect(new Set(said).size, said.join("\n----\n")).toBe(1);
  await axe();

  const { text } = await mailbox.latest(stranger, /^We read your withdrawal/);
  expect(text).toContain("somebody reads it");
  await page.goto(await mailbox.link(stranger, "/l/", /^We read your withdrawal/));
  await expect(page.getByRole("main")).toContainText(`I withdraw from the contract for order ${order.number}. My name is Robin.`);
  const thread = new URL(page.url()).pathname.split("/").at(-1);
  await signInAs("agent");
  await page.goto(`/staff/cases/${thread}`);
  await expect(page.getByRole("main")).toContainText("A withdrawal");
  await axe();
});

test("what has not left us is called off at once, and can be wanted after all", async ({ page, till, mailbox, axe }) => {
  const order = await till.put(till.order({ lines: kettle, shipping_address: leipzig }));
  await openWhole(page, mailbox, order);
  await page.getByRole("main").getByRole("link", { name: "Withdraw from contract here" }).click();
  await declare(page, { name: "Robin", email: order.customer.email });
  await page.getByRole("button", { name: "Confirm withdrawal" }).click();
  await page.goto(`/orders/${order.number}`);
  await expect(heading(page)).toHaveText("You withdrew from this order");
  await axe();
  await page.goto(await mailbox.link(order.customer.email, "/l/", /^Your withdrawal/));
  await expect(heading(page)).toHaveText(/^Nothing to send back: £64.00 goes back to you by /);
  await page.getByText("I want to keep it after all").click();
  await page.getByRole("button", { name: "Call the return off" }).click();
  await expect(heading(page)).toHaveText("You called this return off");
  await page.goto(`/orders/${order.number}`);
  await expect(heading(page)).toHaveText(/^Arriving /);
});

test("the door stands in every footer, in the law's words, and on the way to put things right", async ({ page, till, mailbox }) => {
  const order = await till.ship({ lines: kettle, shipping_address: leipzig }, brought);
  await openWhole(page, mailbox, order);
  await page.goto(`/orders/${order.number}/fix`);
  await expect(page.getByRole("main").getByRole("link", { name: "Withdraw from contract here" })).toHaveAttribute(
    "href",
    `/withdraw?order=${order.number}`,
  );
  await page.getByRole("contentinfo").getByRole("button", { name: "Deutsch" }).click();
  await page.getByRole("contentinfo").getByRole("link", { name: "Vertrag hier widerrufen" }).click();
  await page.getByLabel("Ihr Name").fill("Robin");
  await page.getByLabel("Bestellnummer").fill(order.number);
  await page.getByLabel("E-Mail-Adresse").fill(order.customer.email);
  await page.getByRole("button", { name: "Weiter" }).click();
  await page.getByRole("button", { name: "Widerruf bestätigen" }).click();
  await expect(heading(page)).toHaveText("Ihr Widerruf ist eingegangen");
});
