import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { demo, expect, lookUp, openWhole, test } from "../support/test.ts";

test("a page holds its own reader's data and nobody else's", async ({ page, till, mailbox }) => {
  const [order, other] = [await till.ship(), await till.ship()];
  const link = await mailbox.link(order.customer.email, "/l/", /is on its way/);
  await page.goto(link);
  const path = `/orders/${order.number}`;
  const sources = [await (await page.goto(path))?.text()];
  for (const more of ["/", "/orders", "/help", "/promises", "/account"]) sources.push(await (await page.goto(more))?.text());
  const secrets = [
    other.number,
    other.customer.name,
    other.customer.email,
    other.tracking,
    "Ana Ribeiro",
    demo.email,
    new URL(link).pathname.slice("/l/".length),
    process.env.THROUGHLINE_KEY as string,
    // Ids of customers, orders and promises have no business here; a parcel's stands in its form.
    "customer_id",
  ];
  for (const source of sources) {
    expect(source).not.toContain('<template id="');
    for (const secret of secrets) expect(source).not.toContain(secret);
  }
});

test("only pages that live on load scripts", async ({ page, till, mailbox, javaScriptEnabled }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (request.resourceType() === "script" || request.url().endsWith(".wasm")) scripts.push(new URL(request.url()).pathname);
  });
  for (const path of ["/", "/help", "/promises", "/withdraw", "/account", "/staff/sign-in", "/nowhere"]) {
    const source = await (await page.goto(path))?.text();
    expect(source, path).not.toMatch(/<script[^>]*src=|modulepreload|rel="preload"/);
  }
  expect(scripts).toEqual([]);
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  if (javaScriptEnabled === false) return;
  await expect(page.getByRole("button", { name: "Copy number" })).toBeVisible();
  expect(scripts.filter((path) => path.endsWith(".js"))).not.toEqual([]);
});

test("another site presses none of our buttons", async ({ page, till, mailbox }) => {
  const order = await till.ship({}, [{ status: "in_transit", ago: { hours: 2 } }, { status: "delivered", ago: { hours: 1 } }]);
  await openWhole(page, mailbox, order);
  const target = page.url();
  const elsewhere = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    const types = ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"];
    const forms = types.map(
      (type) => `<form method="post" enctype="${type}" action="${target}"><input type="hidden" name="act" value="have_not"><button>${type}</button></form>`,
    );
    answer.end(`<!doctype html><html lang="en"><title>Elsewhere</title><link rel="icon" href="data:,">${forms.join("")}</html>`);
  });
  await new Promise<void>((settle) => elsewhere.listen(0, "127.0.0.1", settle));
  const { port } = elsewhere.address() as AddressInfo;
  try {
    // A neighbour on the same host has our cookies sent along; another host does not. Both are refused.
    for (const host of ["127.0.0.1", "localhost"]) {
      for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"]) {
        await page.goto(`http://${host}:${port}/`);
        const answered = page.waitForResponse((response) => response.request().method() === "POST");
        await page.getByRole("button", { name: type }).click();
        expect((await answered).status(), `${host} ${type}`).toBe(403);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("That came from another site");
      }
    }
  } finally {
    elsewhere.close();
  }
  await page.goto(target);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Delivered /);
});

test("every answer says what a browser may do with it", async ({ page }) => {
  for (const path of ["/", "/account", "/nowhere", "/staff/sign-in", "/shop.css", "/favicon.svg", `/l/${"A".repeat(43)}`]) {
    const headers = (await page.request.get(path)).headers();
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect(headers["content-security-policy"], path).not.toContain("unsafe-inline");
    expect(headers["referrer-policy"], path).toBe(path.startsWith("/l/") ? "no-referrer" : "same-origin");
  }
});

test("cookies are out of reach for scripts and other hosts, and there are none before they are needed", async ({ page, context, till }) => {
  for (const path of ["/", "/help", "/promises", "/withdraw", "/account"]) await page.goto(path);
  expect(await context.cookies()).toEqual([]);
  const order = await till.ship();
  await lookUp(page, order.number, order.customer.email);
  const cookies = await context.cookies();
  expect(cookies.map(({ name }) => name).sort()).toEqual(["__Host-ml", "__Host-sid"]);
  for (const { httpOnly, secure, sameSite, path } of cookies) {
    expect({ httpOnly, secure, sameSite, path }).toEqual({ httpOnly: true, secure: true, sameSite: "Lax", path: "/" });
  }
});
