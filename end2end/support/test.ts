import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type Page, test as base, expect } from "@playwright/test";
import { Mailbox } from "./mailbox.ts";
import { command, demo } from "./shop.ts";
import { type Order, Till, unique } from "./till.ts";

export type Role = "agent" | "store" | "marketer" | "analyst" | "admin";

interface Colleague {
  email: string;
  name: string;
  password: string;
}

interface OurFixtures {
  /** Fails the test when the browser had anything to say: an error, a warning, a blocked script. */
  quiet: void;
  /** What the browser may say in this test, beside the refusals of a page that was asked for. */
  allowedMessages: RegExp[];
  /** Checks the page as it stands against WCAG 2.2 AA. */
  axe: (page?: Page) => Promise<void>;
  /** The mails that the shop has sent. */
  mailbox: Mailbox;
  /** The shop's own system. */
  till: Till;
  /** Signs the browser in as somebody who works at the shop. */
  signInAs: (role: Role) => Promise<Colleague>;
}

interface OurWorkerFixtures {
  /** The people who work at the shop, as this worker met them: each signs in once. */
  colleagues: (role: Role, browser: Browser) => Promise<Colleague & { cookies: Cookies }>;
}

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;

/** Playwright's `test`, on the demo shop that `shop.ts` opened. */
export const test = base.extend<OurFixtures, OurWorkerFixtures>({
  baseURL: async ({}, use) => use(process.env.THROUGHLINE_URL),

  // The server believes this header from its own machine: each test is a client of its own, with its own tries.
  extraHTTPHeaders: async ({}, use) => use({ "x-forwarded-for": address() }),

  allowedMessages: [[], { option: true }],

  quiet: [
    async ({ context, allowedMessages, javaScriptEnabled }, use) => {
      const messages: { text: string; url: string }[] = [];
      const refused = new Set<string>();
      context.on("console", (message) => {
        messages.push({ text: `${message.type()}: ${message.text()}`, url: message.location().url });
      });
      context.on("weberror", (error) => messages.push({ text: `uncaught: ${error.error()}`, url: "" }));
      context.on("response", (response) => {
        if (response.request().isNavigationRequest() && response.status() >= 400) refused.add(response.url());
      });
      await use();
      // Chromium reports a page that answers 404 or 422 as a failed load, which such a page is meant to be.
      const unexpected = messages.filter(
        ({ text, url }) =>
          !(text.startsWith("error: Failed to load resource") && refused.has(url)) &&
          // What signing out is meant to do.
          !text.startsWith("info: Clear-Site-Data header on ") &&
          // Without JavaScript nothing takes up what is fetched ahead for it.
          !(javaScriptEnabled === false && text.includes("was preloaded using link preload but not used")) &&
          !allowedMessages.some((allowed) => allowed.test(text)),
      );
      expect(unexpected, "the browser's console").toEqual([]);
    },
    { auto: true },
  ],

  axe: async ({ page, javaScriptEnabled }, use) => {
    await use(async (at = page) => {
      // axe is a script; without JavaScript the same document is checked by the other projects.
      if (javaScriptEnabled === false) return;
      const { violations } = await new AxeBuilder({ page: at })
        // Fetching the page's files a second time would break its content security policy.
        .options({ preload: false })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .setLegacyMode(true)
        .analyze();
      const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
      expect(found, `axe on ${at.url()}`).toEqual([]);
    });
  },

  mailbox: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext({ baseURL });
    await use(new Mailbox(request));
    await request.dispose();
  },

  till: async ({ playwright, baseURL }, use) => {
    const extraHTTPHeaders = { authorization: `Bearer ${process.env.THROUGHLINE_KEY}` };
    const request = await playwright.request.newContext({ baseURL, extraHTTPHeaders });
    await use(new Till(request));
    await request.dispose();
  },

  colleagues: [
    async ({}, use) => {
      const met = new Map<Role, Colleague & { cookies: Cookies }>();
      await use(async (role, browser) => {
        const known = met.get(role);
        if (known !== undefined) return known;
        const colleague = hire(role);
        const context = await browser.newContext({ baseURL: process.env.THROUGHLINE_URL });
        const page = await context.newPage();
        await page.goto("/staff/sign-in");
        await knock(page, colleague);
        await expect(page).toHaveURL("/staff");
        const signedIn = { ...colleague, cookies: await context.cookies() };
        await context.close();
        met.set(role, signedIn);
        return signedIn;
      });
    },
    { scope: "worker" },
  ],

  signInAs: async ({ context, colleagues, browser }, use) => {
    await use(async (role) => {
      const { cookies, ...colleague } = await colleagues(role, browser);
      await context.addCookies(cookies);
      return colleague;
    });
  },
});

/** Somebody new works at the shop. */
export function hire(role: Role): Colleague {
  const name = `Kim ${unique()}`;
  const colleague = { email: `${unique().toLowerCase()}@harbourandpine.example`, name, password: `${unique()}-${unique()}` };
  command(process.env.THROUGHLINE_DATA as string, ["staff", "add", "--email", colleague.email, "--name", name, "--role", role], {
    input: `${colleague.password}\n`,
  });
  return colleague;
}

/** Fills in the staff door. */
export async function knock(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Looks an order up on the start page, in English. */
export async function lookUp(page: Page, number: string, email: string): Promise<void> {
  await page.goto("/");
  await page.getByLabel("Order number").fill(number);
  await page.getByRole("textbox", { name: "E-mail address" }).first().fill(email);
  await page.getByRole("button", { name: "Find my order" }).click();
}

/** Opens an order whole, by number, address and the code from the mail: the way that every order has. */
export async function openWhole(page: Page, mailbox: Mailbox, order: Pick<Order, "number" | "customer">): Promise<void> {
  const { email } = order.customer;
  await lookUp(page, order.number, email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  const code = await mailbox.code(email, new RegExp(`code for order ${order.number}`));
  await page.getByLabel("The six digits").fill(code);
  await page.getByRole("button", { name: "Show my order" }).click();
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
}

/** Some address of a private network (RFC 1918). */
function address(): string {
  const part = () => 1 + Math.floor(Math.random() * 254);
  return `10.${part()}.${part()}.${part()}`;
}

export { demo, expect };
