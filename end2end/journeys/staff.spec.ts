import { date, moment } from "../support/till.ts";
import { demo, expect, hire, knock, openWhole, test } from "../support/test.ts";

test("whoever works here signs in and goes on to where they wanted", async ({ page, axe }) => {
  await page.goto("/staff/journeys?q=Ana");
  await expect(page).toHaveURL("/staff/sign-in?next=%2Fstaff%2Fjourneys%3Fq%3DAna");
  await axe();
  const colleague = hire("agent");
  await knock(page, { ...colleague, password: "not the password" });
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/^This address and this password do not fit together/);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await expect(page.getByLabel("E-mail", { exact: true })).toHaveValue(colleague.email);
  await axe();
  await knock(page, { email: "nobody@harbourandpine.example", password: "not the password" });
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/^This address and this password do not fit together/);
  await knock(page, colleague);
  await expect(page).toHaveURL("/staff/journeys?q=Ana");
  await expect(page.getByRole("link", { name: "Ana Ribeiro" })).toBeVisible();

  await page.goto("/staff");
  await expect(page.getByText(`Signed in as ${colleague.name}, care agent`)).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.goto("/staff");
  await expect(page).toHaveURL("/staff/sign-in?next=%2Fstaff");
});

test("the way on after signing in leads to no other site", async ({ page }) => {
  await page.goto("/staff/sign-in?next=https://elsewhere.example/");
  await knock(page, hire("agent"));
  await expect(page).toHaveURL("/staff");
});

test("the demo's login opens the day: at risk first, then past due, then due later today", async ({ page, axe }) => {
  await page.goto("/staff");
  await knock(page, { email: demo.admin, password: demo.password });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/promises? (is|are) at risk$/);
  const headings = await page.getByRole("main").getByRole("heading", { level: 2 }).allTextContents();
  const order = ["At risk", "Said to be delivered, and not there", "Past due", "Due later today"].filter((it) => headings.includes(it));
  expect(headings).toEqual(order);
  expect(headings).toEqual(expect.arrayContaining(["At risk", "Past due"]));
  await axe();
});

test("a promise told for a later time is at risk, one past its time is past due", async ({ page, till, signInAs }) => {
  const moved = await till.ship({ deliver_by: date(1) });
  await till.put(moved, { deliver_by: date(2) });
  const late = await till.ship({ placed_at: moment({ days: 4 }), deliver_by: date(-1) });
  await signInAs("agent");
  await page.goto("/staff");
  const atRisk = page.getByRole("table", { name: "At risk" }).getByRole("row").filter({ hasText: moved.number });
  await expect(atRisk).toContainText("Delivery");
  await expect(atRisk).toContainText("now by");
  const pastDue = page.getByRole("table", { name: "Past due" }).getByRole("row").filter({ hasText: late.number });
  await expect(pastDue).toContainText("late so far");
  await pastDue.getByRole("link", { name: late.customer.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(late.customer.name);
});

test("a journey is found by name, address, order and tracking number", async ({ page, till, signInAs, axe }) => {
  const order = await till.ship();
  await signInAs("agent");
  await page.goto("/staff/journeys");
  await axe();
  for (const query of [
    order.customer.name,
    order.customer.name.slice(0, 9),
    order.customer.email,
    order.number,
    order.number.toLowerCase(),
    order.tracking,
  ]) {
    await page.getByRole("searchbox").fill(query);
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(`Found for “${query}”`);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: order.customer.name }) });
    await expect(row, query).toContainText(order.number);
  }
  await axe();
  await page.getByRole("searchbox").fill("nobody at all <b>");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("main")).toContainText("Nobody fits “nobody at all <b>”");
  await axe();
});

test("the journey is one line with promises, notices and gaps, narrowed down by stage, channel and order", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship({ deliver_by: date(2) });
  await till.put(order, { deliver_by: date(3) });
  const second = await till.ship({ customer: order.customer });
  await openWhole(page, mailbox, order);
  await page.getByRole("button", { name: "I have it" }).first().click();
  await mailbox.latest(order.customer.email, /is late/);
  await mailbox.latest(order.customer.email, new RegExp(`${second.number} is on its way`));

  await signInAs("agent");
  await page.goto(`/staff/journeys?q=${order.number}`);
  await page.getByRole("link", { name: order.customer.name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(order.customer.name);
  const line = page.getByRole("list", { name: "What happened, oldest first" });
  for (const words of [
    `Ordered ${order.number}`,
    "promised: Delivery by",
    "We wrote: order confirmed",
    "We wrote: on its way",
    "We wrote: later than promised",
    "Delivery moved from",
    "“I have it”",
    "Parcel announced, DPD",
  ]) {
    await expect(line, words).toContainText(words);
  }
  await expect(page.getByRole("heading", { name: "Before you write" }).locator("../..")).toContainText("Next we owe: Delivery by");
  await axe();

  await page.getByLabel("Order").selectOption(second.number);
  await page.getByRole("button", { name: "Show" }).click();
  await expect(line).toContainText(`Ordered ${second.number}`);
  await expect(line).not.toContainText(`Ordered ${order.number}`);
  await page.getByLabel("Order").selectOption("all");
  await page.getByLabel("Channel").selectOption("website");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(line).toContainText("“I have it”");
  await expect(line).not.toContainText("We wrote");
  await page.getByLabel("Channel").selectOption("all");
  await page.getByLabel("Stage").selectOption("awareness");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByRole("main")).toContainText("Nothing here fits");
  await axe();
});

test("the gap view tells where the line breaks, apart by month, carrier, country and region, down to people and back", async ({ page, signInAs, axe }) => {
  await signInAs("analyst");
  await page.goto("/staff/gaps?period=12m");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the line breaks");
  for (const kind of ["Handed to the carrier", "Parcel in hand"]) {
    await expect(page.getByRole("rowheader", { name: kind }).first()).toBeVisible();
  }
  await axe();
  for (const by of ["month", "carrier", "country", "region"]) {
    await page.getByLabel("Told apart by").selectOption(by);
    await page.getByRole("button", { name: "Show" }).click();
    const table = page.getByRole("table", { name: `Parcel in hand, by ${by}` });
    await expect(table.getByRole("row").nth(1)).toBeVisible();
  }
  await axe();
  const table = page.getByRole("table", { name: "Parcel in hand, by region" });
  await table.getByRole("row").filter({ hasText: "Yorkshire" }).getByRole("link", { name: /promises?$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Parcel in hand");
  await expect(page.getByRole("main")).toContainText(/Yorkshire: \d+ promises, \d+ kept, \d+ broken/);
  await axe();
  await page.getByRole("main").getByRole("table").getByRole("link").first().click();
  await expect(page.getByRole("list", { name: "What happened, oldest first" })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "All touchpoints" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where the line breaks");
  await expect(page.getByLabel("Told apart by")).toHaveValue("region");
});

test("a time without promises says so", async ({ page, signInAs, axe }) => {
  await signInAs("analyst");
  await page.goto("/staff/gaps?period=own&from=1999-01-01&to=1999-02-01");
  await expect(page.getByRole("main")).toContainText("Nothing fell due in this time");
  await axe();
});

test("who reads figures only reads no people", async ({ page, till, signInAs, axe }) => {
  const order = await till.ship({ placed_at: moment({ days: 4 }), deliver_by: date(-1) });
  await signInAs("marketer");
  await page.goto("/staff");
  await expect(page.getByRole("main")).toContainText("Names and orders are for the people who care for them.");
  await expect(page.getByRole("main")).not.toContainText(order.customer.name);
  await axe();
  expect((await page.goto("/staff/journeys"))?.status()).toBe(404);
  expect((await page.goto(`/staff/journeys?q=${order.number}`))?.status()).toBe(404);
  await expect(page.getByRole("main")).not.toContainText(order.customer.name);
  await page.goto("/staff/gaps/deliver_by?period=12m&became=broken");
  await expect(page.getByRole("main")).toContainText("Who they are is for the people who care for them.");
  expect(await page.content()).not.toContain(order.customer.name);
});

test("a customer's session opens nothing of the staff's, and the other way round", async ({ page, till, mailbox, signInAs }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  await page.goto("/staff/journeys");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  const other = await till.ship();
  await signInAs("admin");
  await page.goto(`/orders/${other.number}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is my order?");
});
