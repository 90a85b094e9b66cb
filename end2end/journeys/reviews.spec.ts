import { type Page } from "@playwright/test";
import { unique } from "../support/till.ts";
import { expect, lookUp, openWhole, test } from "../support/test.ts";

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];

/** One thing that nobody else sells, so that its page is this test's own. */
function thing() {
  const sku = `THING-${unique()}`;
  const title = `Enamel kettle ${unique()}`;
  return { sku, title, lines: [{ line_id: "1", sku, title, quantity: 1, unit_price_minor: 6400 }] };
}

/** Fills in what one thinks; the name is offered already. */
async function say(page: Page, stars: RegExp, title: string, words: string) {
  await page.getByRole("radio", { name: stars }).check();
  await page.getByLabel("In one line").fill(title);
  await page.getByLabel("In your words").fill(words);
  await page.getByRole("button", { name: "Send review" }).click();
}

async function fits(page: Page) {
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
}

test("a review goes from the order's page over the staff's desk to everybody", async ({ page, till, mailbox, signInAs, axe }) => {
  const { sku, title, lines } = thing();
  const order = await till.ship({ lines }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Write a review" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What do you think of it?");
  await expect(page.getByLabel("The name beside it")).toHaveValue(`Robin ${order.number.slice(4, 5)}.`);
  await axe();

  await page.getByLabel("In one line").fill("Whistles politely");
  await page.getByRole("button", { name: "Send review" }).click();
  await expect(page.getByText("Choose from one to five stars.")).toBeVisible();
  await expect(page.getByLabel("In one line")).toHaveValue("Whistles politely");
  await axe();

  await say(page, /^4 stars/, "Whistles politely", "Boils in two minutes.\nThe lid sits tight. </script> & so on");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Thank you");
  await expect(page.getByRole("main")).toContainText("appears after a look, at the latest on");
  await expect(page.getByRole("main")).not.toContainText("We reply");
  await axe();

  expect((await page.goto(`/reviews/${sku}`))?.status()).toBe(200);
  await expect(page.getByText("No review yet")).toBeVisible();
  await axe();

  await signInAs("marketer");
  await page.goto("/staff/reviews");
  await expect(page.getByRole("main")).toContainText("publishes itself");
  await axe();
  await page.getByRole("button", { name: new RegExp(`^Publish the review of ${title}`) }).click();
  await expect(page.getByRole("button", { name: new RegExp(title) })).toHaveCount(0);

  await page.goto(`/reviews/${sku}`);
  await expect(heading).toHaveText(title);
  await expect(page.getByRole("main")).toContainText("4.0 of 5 stars, from one review");
  await expect(page.getByRole("article")).toContainText("Boils in two minutes.");
  await expect(page.getByRole("article")).toContainText("verified by the order");
  await expect(page.getByRole("main")).not.toContainText(order.customer.email);
  await expect(page.getByRole("table", { name: "Reviews by their stars" }).getByRole("row").filter({ hasText: "4 stars" })).toContainText("1");
  const told = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) as string);
  expect(told).toMatchObject({
    "@type": "Product",
    name: title,
    sku,
    aggregateRating: { ratingValue: 4, reviewCount: 1 },
    review: [{ reviewRating: { ratingValue: 4 }, name: "Whistles politely", author: { name: `Robin ${order.number.slice(4, 5)}.` } }],
  });
  expect(told.review[0].reviewBody).toContain("</script> & so on");
  expect(JSON.stringify(told)).not.toContain(order.customer.email);
  await expect(page.locator('meta[name="robots"]')).toHaveCount(0);
  await axe();
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page);

  await page.goto(`/orders/${order.number}`);
  await page.getByRole("link", { name: "Write a review" }).click();
  await expect(heading).toHaveText("Your review is published");
});

test("one star is owed a reply, cannot be rejected for being negative, and is answered", async ({ page, till, mailbox, signInAs, axe }) => {
  const { sku, title, lines } = thing();
  const order = await till.ship({ lines }, brought);
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Write a review" }).click();
  await say(page, /^1 star:/, "Not good", "The lid fell off on the first day.");
  await expect(page.getByRole("main")).toContainText("We reply by");

  await signInAs("marketer");
  await page.goto("/staff/reviews?show=owed");
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: title }) });
  await expect(card).toContainText("reply by");
  await card.getByRole("link", { name: "Reject or reply" }).click();
  const reasons = page.getByLabel("Why").getByRole("option");
  await expect(reasons).toHaveText(["–", "off topic", "personal data", "unlawful", "not a customer"]);
  await axe();
  await page.getByRole("button", { name: "Reject", exact: true }).click();
  await expect(page.getByText("Choose one of the four reasons.")).toBeVisible();
  await page.getByLabel("Your words").fill("We are sorry. A new lid is on its way.");
  await page.getByRole("button", { name: "Reply publicly" }).click();
  await expect(page.getByRole("main")).toContainText("replied in time");
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await axe();

  const link = await mailbox.link(order.customer.email, "/l/", /Our reply to your review/);
  await page.goto(link);
  await expect(page.getByRole("main")).toContainText("A new lid is on its way.");
  await page.goto(`/reviews/${sku}`);
  await expect(page.getByRole("article")).toContainText("Harbour & Pine replied");

  await signInAs("agent");
  await page.goto(`/staff/journeys?q=${order.number}`);
  await page.getByRole("link", { name: order.customer.name }).click();
  const line = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(line).toContainText("Rated the order");
  await expect(line).toContainText("We replied to the review");
  await expect(line).toContainText("Review published");
});

test("what came in its own parcel is reviewed by itself, and what is on its way not yet", async ({ page, till, mailbox, axe }) => {
  const order = await till.ship({}, []);
  await openWhole(page, mailbox, order);
  await expect(page.getByRole("link", { name: "Write a review" })).toHaveCount(0);
  await page.goto(`/reviews/new?order=${order.number}`);
  await expect(page.getByRole("main")).toContainText("not with you yet");
  await axe();
  await page.goto(`/reviews/new?order=${order.number}&product=KETTLE-MOSS`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Not yet");
  await till.scan(order.tracking, ...brought);
  await page.goto(`/reviews/new?order=${order.number}`);
  await page.getByRole("link", { name: "Write a review: Oak tray, small" }).click();
  await say(page, /^5 stars/, "", "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you");
  await expect(page.getByRole("main")).toContainText("More from this order");
  await expect((await page.goto(`/reviews/new?order=${order.number}&product=NOTHING`))?.status()).toBe(404);
});

test("another's order is not reviewed, and a product nobody sold has no page", async ({ page, till }) => {
  const order = await till.ship({}, brought);
  for (const number of [order.number, "E2E-NEVER"]) {
    await page.goto(`/reviews/new?order=${number}`);
    await expect(page).toHaveURL(`/?number=${number}`);
  }
  await lookUp(page, order.number, order.customer.email);
  await page.goto(`/reviews/new?order=${order.number}`);
  await expect(page).toHaveURL(`/orders/${order.number}`);
  await page.goto("/reviews/new");
  await expect(page).toHaveURL("/");
  expect((await page.goto("/reviews/NO-SUCH-THING"))?.status()).toBe(404);
});

test("who looks after stock or figures has no desk of reviews", async ({ page, signInAs }) => {
  await signInAs("analyst");
  expect((await page.goto("/staff/reviews"))?.status()).toBe(404);
});
