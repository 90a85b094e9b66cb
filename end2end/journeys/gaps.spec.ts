import { date, moment } from "../support/till.ts";
import { expect, test } from "../support/test.ts";

const handOvers = "Hand-overs";

test("the gap view tells every hand-over in one row, down to who never arrived and their journey", async ({ page, signInAs, axe }) => {
  await signInAs("agent");
  await page.goto("/staff/gaps?period=12m");
  await expect(page.getByRole("heading", { level: 2, name: handOvers })).toBeVisible();
  const table = page.getByRole("table", { name: handOvers });
  for (const [name, place] of [
    ["Ordered → in hand", "Buy → Own"],
    ["Handed back → refunded", "Own"],
    ["In hand → first advocacy", "Own → Advocate"],
  ]) {
    await expect(table.getByRole("rowheader", { name: new RegExp(`^${name}`) })).toContainText(place as string);
  }
  const ordered = table.getByRole("row").filter({ hasText: "Ordered → in hand" });
  // Began, half, 1 in 10, dropped off with its interval and those who are not there, against the promise, said.
  await expect(ordered).toContainText(/\d+ on the way/);
  await expect(ordered).toContainText(/days or more/);
  await expect(ordered).toContainText(/\d+% \d+% to \d+%/);
  await expect(ordered).toContainText(/half .+ early or sooner/);
  await expect(ordered).toContainText(/promised: .+ days/);
  await expect(ordered).toContainText(/→ \d\.\d/);
  await expect(table.getByRole("row").filter({ hasText: "In hand → first advocacy" })).toContainText("nothing promised");
  await axe();

  await ordered.getByRole("link", { name: /^\d+ not there$/ }).click();
  await expect(page).toHaveURL(/\/staff\/gaps\/ordered_to_in_hand\?period=12m&became=dropped_off$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ordered → in hand");
  await expect(page.getByRole("main")).toContainText(/\d+ began, \d+ arrived, \d+ dropped off\. Last 12 months\./);
  await expect(page.getByRole("link", { name: "dropped off", exact: true })).toHaveAttribute("aria-current", "true");
  const people = page.getByRole("table", { name: "People" });
  await expect(people).toContainText(/so far, promised/);
  await axe();
  await page.getByRole("link", { name: "arrived", exact: true }).click();
  await expect(people).toContainText(/took .+, promised/);
  await expect(people).not.toContainText("so far");
  await page.getByRole("link", { name: "More people" }).click();
  await expect(people).toContainText(/took .+, promised/);
  await people.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 2, name: handOvers })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "All touchpoints" }).click();
  await expect(page.getByLabel("Period")).toHaveValue("12m");
});

test("an order past its date has dropped off, and has arrived once it is there", async ({ page, till, signInAs, axe }) => {
  const order = await till.ship({ placed_at: moment({ days: 9 }), deliver_by: date(-4) });
  await signInAs("agent");
  // Around its day alone: other journeys fill the list, which shows the newest first.
  const stuck = `/staff/gaps/ordered_to_in_hand?period=own&from=${date(-10)}&to=${date(-8)}&became=`;
  await page.goto(`${stuck}dropped_off`);
  const row = page.getByRole("table", { name: "People" }).getByRole("row").filter({ hasText: order.number });
  await expect(row).toContainText(order.customer.name);
  await expect(row).toContainText("9 days so far, promised");

  await row.getByRole("link", { name: order.customer.name }).click();
  const card = page.getByRole("heading", { level: 2, name: handOvers }).locator("../..");
  await expect(card).toContainText("Ordered → in hand");
  await expect(card).toContainText("9 days so far, promised");
  await axe();

  await till.scan(order.tracking, { status: "delivered", location: "Whitby", ago: { hours: 1 } });
  await page.reload();
  await expect(card).toContainText("took 9 days, promised");
  await expect(card).toContainText("In hand → first advocacy");
  await expect(card).toContainText("nothing yet");
  await card.getByRole("link", { name: /took 9 days/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ordered → in hand");
  await page.goto(`${stuck}arrived`);
  await expect(row).toContainText("took 9 days");
});

test("who reads figures only sees the hand-overs and nobody in them", async ({ page, till, signInAs, axe }) => {
  const order = await till.ship({ placed_at: moment({ days: 9 }), deliver_by: date(-4) });
  await signInAs("marketer");
  await page.goto("/staff/gaps/ordered_to_in_hand?period=28d&became=dropped_off");
  await expect(page.getByRole("main")).toContainText("Who they are is for the people who care for them.");
  expect(await page.content()).not.toContain(order.number);
  expect(await page.content()).not.toContain(order.customer.name);
  await axe();
  expect((await page.goto("/staff/gaps/ordered_to_nowhere"))?.status()).toBe(404);
});
