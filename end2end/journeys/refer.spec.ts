import { type Page } from "@playwright/test";
import { type Mailbox } from "../support/mailbox.ts";
import { expect, test } from "../support/test.ts";
import { unique } from "../support/till.ts";

async function signIn(page: Page, mailbox: Mailbox, email: string, next: string) {
  await page.goto(next);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await page.getByRole("textbox", { name: "E-mail address" }).fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.getByLabel("The six digits").fill(await mailbox.code(email, /^Sign in to/));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(next);
}

function content(page: Page, property: string) {
  return page.locator(`meta[property="${property}"]`).getAttribute("content");
}

test("an invitation is made, followed, and a friend who orders by it is counted", async ({ page, browser, till, mailbox, axe }) => {
  const own = await till.ship({}, [{ status: "delivered", ago: { hours: 1 } }]);
  await signIn(page, mailbox, own.customer.email, "/refer");
  await axe();
  await page.getByRole("button", { name: "Make my invitation" }).click();
  await expect(page).toHaveURL("/refer");
  const code = await page.getByLabel("Your code").inputValue();
  expect(code).toMatch(/^ROBIN-[A-Z0-9]{4,}$/);
  const link = await page.getByLabel("Your link").inputValue();
  expect(new URL(link).pathname).toBe(`/i/${code}`);
  await expect(page.getByRole("main")).toContainText("Nobody has ordered with your code yet");
  await axe();

  // Looking at it oneself counts nothing; a friend's look counts.
  await page.getByRole("link", { name: "See what a friend sees" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Robin invites you to /);
  await expect(page.getByRole("main")).toContainText("incentive");
  await expect(page.getByLabel("The invitation code")).toHaveValue(code);
  await axe();
  const elsewhere = await browser.newContext();
  const friend = await elsewhere.newPage();
  for (let look = 0; look < 2; look++) await friend.goto(link);
  await elsewhere.close();

  const typed = { referral_code: code.toLowerCase().replace("-", " ") };
  const order = await till.ship({ ...typed, currency: "EUR" }, [{ status: "delivered", ago: { minutes: 5 } }]);
  // One's own order does not count, whatever address it comes from.
  const [box, host] = own.customer.email.split("@");
  await till.put(till.order({ ...typed, customer: { name: "Robin", email: `${box}+gift@${host}`, locale: "en" } }));
  await page.goto("/refer");
  await expect(page.getByRole("main")).toContainText("2 times");
  const counted = page.locator("section.card").filter({ hasText: "can still be sent back" });
  await expect(counted).toContainText("A friend ordered with your code");
  await expect(counted).toContainText(/It counts\s+from \w{3} \d+ \w{3}/);
  await expect(counted).toContainText("€10.00");
  await expect(page.getByRole("main")).toContainText("It looks like an order of your own");
  await expect(page.getByRole("main")).not.toContainText(order.customer.name);
  await axe();

  expect((await page.goto(`/i/NOBODY-${unique()}`))?.status()).toBe(404);
});

test("what was bought is shared by a page that messengers can show", async ({ page, browser, till, mailbox, axe, javaScriptEnabled }) => {
  const own = await till.ship({}, [{ status: "delivered", ago: { hours: 1 } }]);
  await signIn(page, mailbox, own.customer.email, "/orders");
  await page.goto(`/orders/${own.number}`);
  await page.getByRole("link", { name: "Share Enamel kettle, moss" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tell others about it");
  await axe();
  await page.getByRole("button", { name: "Make the page" }).click();
  const link = await page.getByLabel("The link").inputValue();
  if (javaScriptEnabled !== false) {
    await expect(page.getByRole("button", { name: "Copy the link" })).toBeVisible();
  } else {
    await expect(page.getByRole("button", { name: "Copy the link" })).toBeHidden();
  }
  await axe();
  // Pressing again makes no second one.
  await page.goto(`/share/new?order=${own.number}&sku=KETTLE-MOSS`);
  expect(await page.getByLabel("The link").inputValue()).toBe(link);

  const elsewhere = await browser.newContext({ javaScriptEnabled });
  const friend = await elsewhere.newPage();
  const answer = await friend.goto(link);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()["x-robots-tag"]).toBeUndefined();
  await expect(friend.getByRole("heading", { level: 1 })).toHaveText("Enamel kettle, moss");
  await expect(friend.getByRole("main")).toContainText(/Robin \w\. bought this at /);
  await expect(friend.getByRole("main")).not.toContainText(own.number);
  expect(await content(friend, "og:title")).toBe("Enamel kettle, moss");
  expect(await content(friend, "og:url")).toBe(link);
  expect(await content(friend, "og:type")).toBe("website");
  expect(await content(friend, "og:site_name")).toBe("Harbour & Pine");
  expect(await content(friend, "og:description")).toMatch(/^Robin \w\. bought it at Harbour & Pine/);
  await axe(friend);
  await elsewhere.close();
  await page.reload();
  await expect(page.getByRole("main")).toContainText("Somebody has looked at it once.");
});

test("a marketer reads which rewards are owed, and codes in the place of names", async ({ page, signInAs, axe }) => {
  await signInAs("marketer");
  await page.goto("/staff/advocates");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/reward/);
  await expect(page.getByRole("button", { name: "It is given" }).first()).toBeVisible();
  await expect(page.getByRole("main")).toContainText("IMOGEN-");
  await expect(page.getByRole("main")).not.toContainText("Imogen Hart");
  await axe();
});

test("what a shop calls its things stays text in what messengers read", async ({ page, till, mailbox }) => {
  const title = `"><script>window.hit=1</script> 'Kettle' & <b>moss</b>`;
  const lines = [{ line_id: "1", sku: "ODD-1", title, quantity: 1, unit_price_minor: 100 }];
  const own = await till.ship({ lines }, [{ status: "delivered", ago: { hours: 1 } }]);
  await signIn(page, mailbox, own.customer.email, "/orders");
  await page.goto(`/share/new?order=${own.number}&sku=ODD-1`);
  await page.getByRole("button", { name: "Make the page" }).click();
  await page.goto(await page.getByLabel("The link").inputValue());
  expect(await content(page, "og:title")).toBe(title);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
  expect(await page.locator("script:not([nonce])").count()).toBe(0);
});
