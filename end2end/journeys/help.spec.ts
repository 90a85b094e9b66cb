import { type Page } from "@playwright/test";
import { unique } from "../support/till.ts";
import { expect, openWhole, test } from "../support/test.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const thread = (page: Page) => page.getByRole("list", { name: "What was written" });

async function fits(page: Page) {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Asks about the order whose page is open; gives the address of the thread. */
async function ask(page: Page, words: string): Promise<string> {
  await page.getByRole("link", { name: "Get help" }).click();
  await page.getByLabel("Your question").fill(words);
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page).toHaveURL(/\/help\/[0-9a-f-]{36}$/);
  return page.url();
}

/** As staff, from the desk to the case of that customer. */
async function openAtDesk(page: Page, thread: string) {
  await page.goto(`/staff/cases/${thread.split("/").at(-1)}`);
}

async function answer(page: Page, words: string, then: string) {
  await page.getByLabel("Your answer").fill(words);
  await page.getByRole("button", { name: then }).click();
}

test("a question about an order is answered, by mail too, rated, and taken up again", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Get help" }).click();
  await expect(heading(page)).toHaveText("How can we help?");
  await expect(page.getByLabel("What is it about?")).toHaveValue(`order:${order.number}`);
  await expect(page.getByLabel("What kind of question?")).toHaveValue("order");
  await expect(page.getByRole("main")).toContainText(/We answer by \w+, \d+ \w+/);
  await expect(page.getByLabel("Your e-mail address")).toHaveCount(0);
  await axe();
  await fits(page);

  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByText("Write a few words first.")).toBeVisible();
  await axe();

  const words = `Does the lid come off?\nI tried </script><b>twice</b>, and ${"x".repeat(120)}`;
  await page.getByLabel("Your question").fill(words);
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page).toHaveURL(/\/help\/[0-9a-f-]{36}$/);
  const at = page.url();
  await expect(heading(page)).toHaveText(/^We answer by \w+, \d+ \w+.*, \d\d:\d\d$/);
  await expect(thread(page)).toContainText("I tried </script><b>twice</b>");
  await expect(thread(page)).toContainText("Our answer");
  await expect(page.getByRole("main").getByRole("link", { name: order.number })).toHaveAttribute("href", `/orders/${order.number}`);
  await axe();
  await fits(page);
  await page.goto(`/orders/${order.number}`);
  const card = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Questions about this order" }) });
  await expect(card).toContainText("we have it");
  await expect(card).toContainText(/due \w+ \d+/);
  await axe();

  await signInAs("agent");
  await page.goto("/staff/cases");
  await expect(heading(page)).toHaveText(/waits? for us$/);
  await axe();
  await fits(page);
  await openAtDesk(page, at);
  await expect(heading(page)).toHaveText(order.customer.name);
  await expect(thread(page)).toContainText("Does the lid come off?");
  const journey = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(journey).toContainText("Asked for help");
  await expect(journey).toContainText("First answer");
  await axe();
  await fits(page);
  await page.getByRole("button", { name: "Send and resolve" }).click();
  await expect(page.getByText("Write a few words first.")).toBeVisible();
  await answer(page, "It does.\nTurn it to the left.", "Send and resolve");
  await expect(page.getByRole("main")).toContainText("resolved");
  await expect(page.getByLabel("Your answer")).toHaveCount(0);
  await axe();
  await page.getByRole("link", { name: "The whole journey" }).click();
  const line = page.getByRole("list", { name: "What happened, oldest first" });
  await expect(line).toContainText("We answered");
  await line.getByRole("link", { name: "See it" }).click();
  await expect(page).toHaveURL(/\/staff\/cases\//);

  // The link of the mail opens this case alone, in a browser that knows nothing.
  const { subject, text } = await mailbox.latest(order.customer.email, /Our answer/);
  expect(subject).toBe("Our answer to your question");
  expect(text).toContain("Turn it to the left.");
  const link = await mailbox.link(order.customer.email, "/l/", /Our answer/);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page).toHaveURL(at);
  await expect(heading(page)).toHaveText("Solved");
  await expect(thread(page)).toContainText("Turn it to the left.");
  await page.goto(`/orders/${order.number}`);
  await expect(page).toHaveURL(`/?number=${order.number}`);

  await page.goto(at);
  const scores = page.getByRole("group", { name: "How was our help?" });
  await scores.getByRole("button", { name: "Good", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Thank you.");
  await expect(scores.getByRole("button", { name: "Good", exact: true })).toHaveAttribute("aria-pressed", "true");
  await axe();
  await page.getByLabel("Your message").fill("It is stuck all the same.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(heading(page)).toHaveText(/^We answer by /);
  await expect(thread(page)).toContainText("It is stuck all the same.");
  await page.getByRole("button", { name: "This solved it" }).click();
  await expect(heading(page)).toHaveText("Solved");
  await axe();
});

test("while we wait for the customer the clock stands still, and the page says so", async ({ page, till, mailbox, signInAs, axe }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  const at = await ask(page, "Which lid do I need?");
  await signInAs("agent");
  await openAtDesk(page, at);
  await answer(page, "Which kettle is it, the big one?", "Send and wait for them");
  await expect(page.getByRole("main")).toContainText("waiting for the customer");
  await expect(page.getByRole("main")).toContainText("the clock stands still");
  await page.goto(at);
  await expect(heading(page)).toHaveText("We need a word from you");
  await expect(page.getByRole("main")).toContainText("The clock stands still until then");
  await axe();
  await page.getByLabel("Your message").fill("The big one.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(heading(page)).toHaveText(/^We answer by /);
  await page.goto("/help");
  const own = page.locator("section.card").filter({ has: page.getByRole("heading", { name: "Your questions" }) });
  await expect(own.getByRole("link", { name: "Which lid do I need?" })).toHaveAttribute("href", new URL(at).pathname);
  await expect(own).toContainText("waiting for our answer");
  await axe();
});

test("an answer to what was not read is not sent, and what was typed stays", async ({ page, context, till, mailbox, signInAs }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  const at = await ask(page, "Does it whistle?");
  await signInAs("agent");
  const desk = await context.newPage();
  await openAtDesk(desk, at);
  await page.getByLabel("Your message").fill("Forget it: it does.");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(thread(page)).toContainText("Forget it");
  await answer(desk, "Yes, it whistles.", "Send and resolve");
  await expect(desk.getByRole("alert")).toContainText("Something was written since you opened this page");
  await expect(thread(desk)).toContainText("Forget it");
  await expect(desk.getByLabel("Your answer")).toHaveValue("Yes, it whistles.");
  await desk.getByRole("button", { name: "Send and stay on it" }).click();
  await expect(thread(desk)).toContainText("Yes, it whistles.");
});

test("a stranger is told the same, whoever reads that mail box", async ({ page, till, mailbox, axe }) => {
  const said: string[] = [];
  const address = `${unique().toLowerCase()}@mail.example`;
  // A customer of this test alone: to one address goes so much in a quarter of an hour, and no more.
  const { customer } = await till.ship();
  for (const email of [customer.email, address]) {
    await page.goto("/help");
    await expect(page.getByLabel("What is it about?")).toHaveCount(0);
    await page.getByLabel("Your question").fill("Does the kettle work on induction?");
    await page.getByLabel("Your name").fill("Robin");
    await page.getByLabel("Your e-mail address").fill(email);
    await page.getByRole("button", { name: "Send question" }).click();
    await expect(page).toHaveURL("/help?asked=yes");
    await axe();
    said.push((await page.getByRole("main").innerText()).replaceAll(/\d\d:\d\d/g, ""));
    await page.goto("/help");
    await expect(page.getByRole("heading", { name: "Your questions" })).toHaveCount(0);
  }
  expect(said[1]).toBe(said[0]);
  expect(said[0]).toContain("We have your question. The answer goes to the address you typed.");

  const { text, subject } = await mailbox.latest(address);
  expect(subject).toMatch(/^We have your question and answer by /);
  expect(text, "nobody is sent a stranger's words").not.toContain("induction");
  await page.goto(await mailbox.link(address, "/l/"));
  await expect(thread(page)).toContainText("Does the kettle work on induction?");

  await page.context().clearCookies();
  await page.goto("/help");
  await page.getByRole("button", { name: "Send question" }).click();
  await expect(page.getByText("Write a few words first.")).toBeVisible();
  await expect(page.getByText("Type the address the answer shall go to")).toBeVisible();
  await axe();
});

test("a promise that broke has its case before anybody asks", async ({ page, signInAs, axe }) => {
  await signInAs("agent");
  await page.goto("/staff/cases");
  await page.getByRole("row").filter({ hasText: "HP-10547" }).getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText("Opened by itself, because a promise broke");
  await expect(thread(page)).toContainText("We opened this ourselves");
  await axe();
});

test("another's case is as missing as none, and so is the desk for who does not answer", async ({ page, till, mailbox, signInAs }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  const at = await ask(page, "Mine alone");
  await page.context().clearCookies();
  const bodies: string[] = [];
  for (const path of [new URL(at).pathname, "/help/00000000-0000-7000-8000-000000000000", "/help/nothing"]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    bodies.push(await page.getByRole("main").innerText());
  }
  expect(new Set(bodies).size).toBe(1);
  await signInAs("analyst");
  for (const path of ["/staff/cases", `/staff/cases/${at.split("/").at(-1)}`]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});
