import { type Page } from "@playwright/test";
import jsQR from "jsqr";
import { PNG } from "pngjs";
import type { Mailbox } from "../support/mailbox.ts";
import type { Till } from "../support/till.ts";
import { demo, expect, lookUp, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const kettle = [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }];

// A return is a long way, told whole; a debug build on a busy machine needs its time.
test.describe.configure({ timeout: 120_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

async function fits(page: Page) {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** On the narrowest phone too; then as wide as before. */
async function fitsNarrow(page: Page) {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page);
  await page.setViewportSize(size);
}

/** What a camera reads from the screen: the picture as it is shown, with some of the page around it. */
async function scan(page: Page): Promise<string> {
  const box = await page.getByRole("img", { name: /^QR code of the return/ }).boundingBox();
  if (box === null) throw new Error("no QR code is shown");
  expect(box.width, "at least 20 mm").toBeGreaterThanOrEqual(76);
  const clip = { x: box.x - 12, y: box.y - 12, width: box.width + 24, height: box.height + 24 };
  const { data, width, height } = PNG.sync.read(await page.screenshot({ clip }));
  const read = jsQR(new Uint8ClampedArray(data), width, height);
  expect(read, "the QR code reads from the screen").not.toBeNull();
  return read?.data as string;
}

const shortCode = async (page: Page) => ((await page.locator(".qr-code").textContent()) ?? "").slice(-8);

/** From the order's page to what it brings. */
async function say(page: Page, reason: string) {
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: reason }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
}

/** A kettle delivered, opened whole, and its return agreed. */
async function agreed(page: Page, till: Till, mailbox: Mailbox, outcome: RegExp, reason = "It is faulty") {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  await say(page, reason);
  await page.getByRole("radio", { name: outcome }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  return { order, path: new URL(page.url()).pathname, code: await shortCode(page) };
}

test("from the order to the QR code in four steps, and the code reads from the screen", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  // One: the order. Two: what is wrong.
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await expect(heading(page)).toHaveText("What is wrong?");
  await expect(page.getByRole("checkbox", { name: /Enamel kettle, moss/ })).toBeChecked();
  await expect(page.getByRole("main")).toContainText("Can go back for any reason by");
  await axe();
  await fitsNarrow(page);
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByText("Choose what fits best.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /Enamel kettle, moss/ })).toBeChecked();
  await axe();
  await page.getByRole("radio", { name: "It is faulty" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();

  // Three: what it brings.
  await expect(heading(page)).toHaveText("What would you like?");
  await expect(page.getByRole("main")).toContainText("The law gives you two years from delivery");
  await expect(page.getByRole("radio", { name: /Refund £64\.00/ })).not.toBeChecked();
  await expect(page.getByRole("main")).toContainText("within 5 days of it reaching us");
  await expect(page.getByRole("radio", { name: /^Replacement With you by / })).not.toBeChecked();
  await axe();
  await fitsNarrow(page);
  await page.getByLabel("In your words").fill("The handle turns. <b>Really</b>");
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page.getByText("Choose what you would like to get.")).toBeVisible();
  await expect(page.getByLabel("In your words")).toHaveValue("The handle turns. <b>Really</b>");
  await axe();
  await page.getByRole("radio", { name: /Refund £64\.00/ }).check();
  await page.getByRole("radio", { name: /Bring it to one of our stores/ }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();

  // Four: the code.
  await expect(heading(page)).toHaveText("Show this at the counter");
  await expect(page.getByRole("main")).toContainText("Money back within 5 days");
  const line = page.getByRole("list", { name: "What happened and what is to come" });
  await expect(line).toContainText("You said: “It is faulty”. You chose: Refund £64.00.");
  await expect(line).toContainText("Hand it in");
  await axe();
  await fitsNarrow(page);
  const scanned = await scan(page);
  const code = await shortCode(page);
  expect(scanned).toMatch(/^HTTP:\/\/127\.0\.0\.1:\d+\/Q\/1\.[A-Z2-7]{4}\.[A-Z2-7]{32}\.[A-Z2-7]{26}$/);
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{3} [2-9A-HJKMNP-TV-Z]{4}$/);
  const mail = await mailbox.latest(order.customer.email, /return is agreed/);
  expect(mail.text).toContain(code.replace(" ", ""));

  // What it leads to, for everybody: nothing of whose it is.
  const follow = new URL(scanned);
  expect((await page.goto(follow.pathname))?.status()).toBe(200);
  await expect(heading(page)).toHaveText(`A return code of ${demo.shop}`);
  const told = await page.getByRole("main").textContent();
  for (const personal of [order.number, order.customer.name, "kettle", code]) expect(told).not.toContain(personal);
  await axe();
  await fitsNarrow(page);
  const flipped = follow.pathname.slice(0, -1) + (follow.pathname.endsWith("A") ? "B" : "A");
  for (const path of [flipped, "/Q/NOTHING"]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(heading(page)).toHaveText("We do not know this code");
  }
  await axe();

  // The order's page lists it.
  await page.goto(`/orders/${order.number}`);
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Returns" }) });
  await expect(card).toContainText("to be handed in");
  await axe();
  await card.getByRole("link", { name: "Return of Enamel kettle, moss" }).click();
  await expect(heading(page)).toHaveText("Show this at the counter");
});

test("staff scan, receive, check and refund, each once", async ({ page, till, mailbox, signInAs, axe }) => {
  const { order, path, code } = await agreed(page, till, mailbox, /Refund £64\.00/);
  const scanned = await scan(page);

  await signInAs("store");
  await page.goto("/staff/returns");
  const field = page.getByLabel("Code");
  await expect(field).toBeFocused();
  await axe();
  await fitsNarrow(page);
  for (const [typed, answer] of [
    ["2222222", "No return has the code 2222222."],
    [scanned.slice(0, -1) + (scanned.endsWith("A") ? "B" : "A"), "This code is damaged or not genuine"],
    ["kettle", "This is no code."],
  ] as const) {
    await field.fill(typed);
    await page.keyboard.press("Enter");
    await expect(page.getByText(answer)).toBeVisible();
    await expect(field).toHaveValue(typed);
  }
  await axe();

  // A hand scanner types the whole code and Enter.
  await field.fill(scanned);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/staff${path}`);
  await expect(heading(page)).toHaveText("Receive it");
  await expect(page.getByRole("main")).toContainText(order.customer.name);
  await expect(page.getByRole("main")).toContainText("The customer says: “It is faulty”.");
  await axe();
  await fitsNarrow(page);
  let left = await leftOpen(page);
  await page.getByRole("button", { name: "Received" }).click();
  await expect(heading(page)).toHaveText("Check it");
  await expect(page.getByRole("main")).toContainText("Money back by");

  // The same code again, typed, and the same step from a page left open.
  await page.goto("/staff/returns");
  await field.fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Check it");
  await expect(page.getByRole("button", { name: "Received" })).toHaveCount(0);
  await pressAgain(left, "Received");

  await page.getByText("Do not take it back").click();
  await page.getByRole("button", { name: "Not taken back" }).click();
  await expect(page.getByText("Choose why: the customer reads it.")).toBeVisible();
  await axe();
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await expect(heading(page)).toHaveText("Refund £64.00");
  await expect(page.getByLabel("Amount in GBP")).toHaveValue("64.00");
  for (const [amount, answer] of [
    ["64.01", "The most is £64.00"],
    ["a lot", "Type an amount such as 12.50."],
  ] as const) {
    await page.getByLabel("Amount in GBP").fill(amount);
    await page.getByRole("button", { name: "Refund", exact: true }).click();
    await expect(page.getByText(answer)).toBeVisible();
    await expect(page.getByLabel("Amount in GBP")).toHaveValue(amount);
  }
  await axe();
  left = await leftOpen(page);
  await page.getByLabel("Amount in GBP").fill("60");
  await page.getByRole("button", { name: "Refund", exact: true }).click();
  await expect(heading(page)).toHaveText("Nothing more to do");
  await expect(page.getByRole("table", { name: "What comes back" })).toContainText("refunded");
  await pressAgain(left, "Refund");
  await axe();

  await page.goto(path);
  await expect(heading(page)).toHaveText("Refunded £60.00");
  await expect(page.getByRole("main")).toContainText("You paid £64.00; we refunded £60.00 of it.");
  const promised = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "What we promised" }) });
  await expect(promised).toContainText(/Money back by .*kept/);
  await expect(page.getByRole("img", { name: /QR code/ })).toHaveCount(0);
  await axe();
  await mailbox.latest(order.customer.email, /Your return is with us/);
  await mailbox.latest(order.customer.email, /£60\.00 is on its way back to you/);

  await signInAs("agent");
  await page.goto(`/staff/journeys?q=${order.number}`);
  await page.getByRole("link", { name: order.customer.name }).click();
  const line = page.getByRole("list", { name: "What happened, oldest first" });
  for (const said of ["Return agreed", "It is faulty", "Return with us", "Return accepted", "Refunded £60.00"]) await expect(line).toContainText(said);
  // The first stop of a return leads to it.
  await line.getByRole("listitem").filter({ hasText: "It is faulty" }).getByRole("link", { name: "See it" }).click();
  await expect(page).toHaveURL(`/staff${path}`);
});

/** The same page once more, left open while the step is made on the first. */
async function leftOpen(page: Page): Promise<Page> {
  const left = await page.context().newPage();
  await left.goto(page.url());
  return left;
}

/** Presses the step there as well. */
async function pressAgain(left: Page, button: string) {
  await left.getByRole("button", { name: button, exact: true }).click();
  await expect(left.getByRole("status")).toContainText("This was done already,");
  await left.close();
}

test("a code followed by whoever works at the counter leads to the desk", async ({ page, till, mailbox, signInAs }) => {
  const { path } = await agreed(page, till, mailbox, /Refund/);
  const { pathname } = new URL(await scan(page));
  // Handed in first, as the customer says.
  await page.getByRole("button", { name: "I have handed it in" }).click();
  await expect(heading(page)).toHaveText("It is on its way to us");
  await expect(page.getByRole("list", { name: "What happened and what is to come" })).not.toContainText("Hand it in");
  await signInAs("store");
  await page.goto(pathname);
  await expect(page).toHaveURL(`/staff${path}`);
});

test("who looks after words or figures has no desk of returns, and a code leads them nowhere", async ({ page, till, mailbox, signInAs }) => {
  const { path } = await agreed(page, till, mailbox, /Refund/);
  const { pathname } = new URL(await scan(page));
  await signInAs("analyst");
  for (const staff of ["/staff/returns", `/staff${path}`]) expect((await page.goto(staff))?.status(), staff).toBe(404);
  await page.goto(pathname);
  await expect(page).toHaveURL(pathname);
});

test("a replacement goes out before the goods are back, and its delivery keeps the promise", async ({ page, till, mailbox, signInAs, axe }) => {
  const { order, path, code } = await agreed(page, till, mailbox, /^Replacement/, "It arrived damaged");
  await expect(heading(page)).toHaveText("Hand it in with this code");
  await expect(page.getByRole("main")).toContainText("This costs you nothing.");
  await signInAs("agent");
  await page.goto("/staff/returns");
  const waiting = page.getByRole("table", { name: "To replace" });
  await waiting.getByRole("link", { name: code }).click();
  const left = await leftOpen(page);
  await page.getByRole("button", { name: "Send a replacement" }).click();
  await expect(page.getByRole("button", { name: "Send a replacement" })).toHaveCount(0);
  await pressAgain(left, "Send a replacement");

  const tracking = `R${order.tracking}`;
  const number = `${order.number}-R1`;
  const free = kettle.map((line) => ({ ...line, unit_price_minor: 0 }));
  await till.put({ ...order, number, lines: free, deliver_by: undefined }, { shipments: [{ carrier: "dpd", tracking_number: tracking }] });
  await page.goto(path);
  const line = page.getByRole("list", { name: "What happened and what is to come" });
  await expect(line).toContainText("Replacement on its way");
  await axe();
  await till.scan(tracking, { status: "delivered", location: "Whitby" });
  await page.goto(path);
  await expect(heading(page)).toHaveText("Your replacement is with you. Now bring back the first one");
  await expect(line.getByRole("listitem").filter({ hasText: "Replacement with you" })).toContainText("Promised by");
  await axe();
  await page.goto(`/staff${path}`);
  await page.getByRole("button", { name: "Received" }).click();
  await expect(heading(page)).toHaveText("Nothing more to do");
  await page.goto(path);
  await expect(heading(page)).toHaveText("Your replacement is with you");
  await line.getByRole("link", { name: `See order ${number}` }).click();
  await expect(page).toHaveURL(new RegExp(number));
});

test("what was not in the parcel needs no code, and its money is promised at once", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({}, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByText("Tick at least one thing.")).toBeVisible();
  await page.getByRole("checkbox", { name: /Oak tray/ }).check();
  await page.getByLabel("How many of 2: Oak tray, small").fill("3");
  await page.getByRole("radio", { name: "It was not in the parcel" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByText("Type a number from 1 to 2.")).toBeVisible();
  await axe();
  await page.getByLabel("How many of 2: Oak tray, small").fill("1");
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(page.getByRole("radio", { name: /Refund £29\.50 Back the way you paid by / })).toBeVisible();
  await expect(page.getByRole("radio", { name: /Hand in a parcel/ })).toHaveCount(0);
  await page.getByRole("radio", { name: /Refund/ }).check();
  await page.getByRole("button", { name: "Agree", exact: true }).click();
  await expect(heading(page)).toHaveText(/^Nothing to send back: £29\.50 goes back to you by /);
  await expect(page.getByRole("img", { name: /QR code/ })).toHaveCount(0);
  await axe();
});

test("a return is called off until it arrives, and the desk says so", async ({ page, till, mailbox, signInAs, axe }) => {
  const { order, path, code } = await agreed(page, till, mailbox, /Refund/);
  await page.getByText("I want to keep it after all").click();
  await axe();
  await page.getByRole("button", { name: "Call the return off" }).click();
  await expect(heading(page)).toHaveText("You called this return off");
  await expect(page.getByRole("img", { name: /QR code/ })).toHaveCount(0);
  await axe();
  await page.goto(`${path}/code`);
  await expect(page.getByText("This code is no longer needed")).toBeVisible();
  await axe();
  // What was called off can be returned again.
  await page.goto(`/orders/${order.number}/fix`);
  await expect(page.getByRole("checkbox", { name: /Enamel kettle/ })).toBeChecked();

  await signInAs("store");
  await page.goto("/staff/returns");
  await page.getByLabel("Code").fill(code);
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText("Called off by the customer: do not take it in");
  await expect(page.getByRole("main").getByRole("button")).toHaveCount(0);
  await axe();
});

test("what cannot go back says why, with its date and another way", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({ lines: kettle, placed_at: new Date(Date.now() - 50 * 86_400_000).toISOString(), deliver_by: undefined }, [
    { status: "delivered", location: "Whitby", ago: { days: 45 } },
  ]);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await expect(page.getByRole("main")).toContainText("If something is wrong with it, until");
  await page.getByRole("radio", { name: "I changed my mind" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(heading(page)).toHaveText("This cannot be agreed here");
  await expect(page.getByRole("main")).toContainText("Returns for any reason ended with");
  await expect(page.getByRole("button", { name: /Agree/ })).toHaveCount(0);
  await axe();
  // Back leads to what was picked, without a script.
  await page.getByRole("link", { name: "Change" }).click();
  await expect(page.getByRole("radio", { name: "I changed my mind" })).toBeChecked();
  await page.getByRole("radio", { name: "It does not suit me" }).check();
  await page.getByRole("radio", { name: "It is faulty" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await expect(heading(page)).toHaveText("What would you like?");

  const later = await till.ship();
  await openWhole(page, mailbox, later);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await expect(heading(page)).toHaveText("It is not with you yet");
  await axe();
});

test("another's return is as missing as one that does not exist", async ({ page, browser, baseURL, till, mailbox }) => {
  const { order, path } = await agreed(page, till, mailbox, /Refund/);
  const nobody = await browser.newContext({ baseURL });
  const stranger = await nobody.newPage();
  const bytes = async (at: string) => (await (await stranger.request.get(at)).text()).replaceAll(/nonce="[^"]*"/g, "");
  const missing = "/returns/0199a8f0-0000-7000-8000-000000000000";
  for (const part of ["", "/code", "/code.svg"]) {
    expect((await stranger.request.get(path + part)).status(), part).toBe(404);
    expect(await bytes(path + part)).toBe(await bytes(missing + part));
  }
  for (const number of [order.number, "E2E-NEVER"]) {
    await stranger.goto(`/orders/${number}/fix?line=1&step=2&reason=faulty`);
    await expect(stranger).toHaveURL(`/?number=${number}`);
  }
  await lookUp(stranger, order.number, order.customer.email);
  await stranger.goto(`/orders/${order.number}/fix`);
  await expect(stranger).toHaveURL(`/orders/${order.number}`);
  await expect(stranger.getByRole("link", { name: "Return or fix something" })).toHaveCount(0);
  await expect(stranger.getByRole("heading", { name: "Returns" })).toHaveCount(0);

  // The mail's link opens this return, and nothing else.
  await stranger.context().clearCookies();
  await stranger.goto(await mailbox.link(order.customer.email, "/l/", /return is agreed/));
  await expect(stranger).toHaveURL(path);
  await expect(heading(stranger)).toHaveText("Hand it in with this code");
  await stranger.goto(`/orders/${order.number}`);
  await expect(stranger).toHaveURL(`/?number=${order.number}`);
  await nobody.close();
});

test("the code alone shows without a network once it was opened", async ({ page, context, till, mailbox, axe }) => {
  const { order, path, code } = await agreed(page, till, mailbox, /Refund/);
  await page.getByRole("link", { name: "The code alone, for offline" }).click();
  await expect(heading(page)).toHaveText("Your return code");
  await expect(page.getByRole("main")).toContainText("Good until");
  const answer = await page.goto(`${path}/code`);
  expect(answer?.headers()["cache-control"]).toBe("private, max-age=86400");
  const html = await answer?.text();
  for (const personal of [order.number, order.customer.name, order.customer.email, "kettle"]) expect(html).not.toContain(personal);
  const online = await scan(page);
  await axe();
  await fitsNarrow(page);

  await page.goto("/help");
  await context.setOffline(true);
  await page.goto(`${path}/code`);
  expect(await scan(page)).toBe(online);
  expect(await shortCode(page)).toBe(code);
  const styled = await page.locator(".qr-code").evaluate((element) => getComputedStyle(element).textAlign);
  expect(styled, "its styles were kept too").toBe("center");
  await context.setOffline(false);
});
