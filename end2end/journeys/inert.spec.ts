import { type Page } from "@playwright/test";
import { type Order } from "../support/till.ts";
import { expect, openWhole, test } from "../support/test.ts";

/** Texts that would do something, were they ever taken for more than text: each in its own place of a page. */
const payloads = [
  `<script>window.hit=1</script>`,
  `</script><script>window.hit=1</script>`,
  `"><script>window.hit=1</script>`,
  `'><script>window.hit=1</script>`,
  `<img src=x onerror=window.hit=1>`,
  `"><img src=x onerror=window.hit=1>`,
  `'"><svg onload=window.hit=1>`,
  `<svg><script>window.hit=1</script></svg>`,
  `<svg><animate onbegin=window.hit=1 attributeName=x dur=1s>`,
  `</title><script>window.hit=1</script>`,
  `</textarea><script>window.hit=1</script>`,
  `</style><script>window.hit=1</script>`,
  `--><script>window.hit=1</script>`,
  `]]><script>window.hit=1</script>`,
  `<!--<img src="--><img src=x onerror=window.hit=1//">`,
  `<iframe srcdoc="<script>parent.hit=1</script>"></iframe>`,
  `<iframe src="javascript:parent.hit=1"></iframe>`,
  `<a href="javascript:window.hit=1">press</a>`,
  `javascript:window.hit=1`,
  `" onmouseover="window.hit=1`,
  `" autofocus onfocus="window.hit=1`,
  `' style='position:fixed;inset:0' onclick='window.hit=1`,
  `<details open ontoggle=window.hit=1>`,
  `<body onload=window.hit=1>`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=window.hit=1>`,
  `<noscript><p title="</noscript><img src=x onerror=window.hit=1>">`,
  `<base href="https://elsewhere.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://elsewhere.example/">`,
  `<link rel="stylesheet" href="https://elsewhere.example/x.css">`,
  `<form action="https://elsewhere.example/"><button>press</button></form>`,
  `<style>*{display:none}</style>`,
  `<template id="hit"></template><object data="x"></object><embed src="x">`,
  `{{constructor.constructor('window.hit=1')()}}`,
  `\${window.hit=1}`,
  `%3Cscript%3Ewindow.hit=1%3C/script%3E`,
  `&lt;script&gt;window.hit=1&lt;/script&gt;`,
  `&#60;img src=x onerror=window.hit=1&#62;`,
  `\\u003cscript\\u003ewindow.hit=1\\u003c/script\\u003e`,
  `<scr<script>ipt>window.hit=1</scr</script>ipt>`,
  `\u202Egpj.exe <b>bold</b>`,
];

/** Elements that none of our pages has: seen, they came out of a text. */
const foreign = [
  "[onerror], [onload], [onclick], [onfocus], [onmouseover], [ontoggle], [onbegin], [autofocus]:not([aria-invalid])",
  "script:not([nonce])",
  "main script, main style, main iframe, main object, main embed, main img, main math, main template, main b, main base, main meta, main link",
  "a[href^='javascript:'], [href^='https://elsewhere'], [action^='https://elsewhere']",
  "body base, base, meta[http-equiv=refresh]",
].join(", ");

async function nothingHappened(page: Page, texts: string[]) {
  expect(await page.evaluate(() => "hit" in window), `a script ran on ${page.url()}`).toBe(false);
  const found = await page.locator(foreign).evaluateAll((elements) => elements.map((element) => element.outerHTML));
  expect(found, page.url()).toEqual([]);
  const shown = await page.evaluate(() => document.body.textContent);
  for (const text of texts) expect(shown, `as text on ${page.url()}`).toContain(text);
}

test("whatever a shop or a carrier writes is text and nothing else, on every page and in every mail", async ({
  page,
  till,
  mailbox,
  signInAs,
  javaScriptEnabled,
}) => {
  test.setTimeout(90_000);
  page.on("dialog", (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
  const [first, second] = [payloads[0] as string, payloads[5] as string];
  const lines = payloads.map((title, place) => ({
    line_id: String(place),
    sku: title.slice(0, 60),
    title,
    quantity: 1,
    unit_price_minor: 100,
  }));
  const draft = till.order();
  const order: Order & { tracking: string } = await till.ship(
    {
      number: `${draft.number} ${payloads[7]}`,
      customer: { ...draft.customer, name: `${draft.customer.name} ${payloads[9]}` },
      lines,
      shipping_address: {
        ...draft.shipping_address,
        name: payloads[4] as string,
        street: payloads[2] as string,
        city: payloads[11] as string,
        region: payloads[13] as string,
      },
    },
    payloads.map((payload, place) => ({
      // What went wrong is told in the carrier's words; codes nobody knows stand raw.
      status: place % 2 === 0 ? "error" : payload.slice(0, 60),
      message: payload,
      location: payload,
      ago: { minutes: payloads.length - place },
    })),
  );

  await openWhole(page, mailbox, order);
  await nothingHappened(page, [...payloads, payloads[2] as string, payloads[11] as string]);
  if (javaScriptEnabled !== false) {
    const copy = page.getByRole("button", { name: "Copy number" });
    await expect(copy).toBeVisible();
    await till.scan(order.tracking, { status: second, message: second, location: `Live ${first}` });
    await expect(page.getByText(`Live ${first}`).first()).toBeVisible();
    await nothingHappened(page, payloads);
  }

  await signInAs("agent");
  for (const path of [
    "/staff",
    "/staff/journeys",
    `/staff/journeys?q=${encodeURIComponent(payloads[5] as string)}`,
    `/staff/journeys?q=${encodeURIComponent(order.customer.name)}`,
    `/staff/gaps?period=all&by=region`,
    `/staff/gaps?period=all&by=product`,
    `/staff/gaps/deliver_by?period=all&by=region&value=${encodeURIComponent(payloads[13] as string)}`,
  ]) {
    await page.goto(path);
    await nothingHappened(page, []);
  }
  await page.goto(`/staff/journeys?q=${encodeURIComponent(order.customer.name)}`);
  await page.getByRole("link", { name: order.customer.name }).click();
  await nothingHappened(page, [order.customer.name, order.number]);

  const quoted = encodeURIComponent(payloads[5] as string);
  for (const path of [`/?number=${quoted}&email=${quoted}`, `/account?next=${quoted}`, `/staff/sign-in?next=${quoted}`, `/${quoted}`, `/orders/${quoted}`]) {
    await page.goto(path);
    await nothingHappened(page, []);
  }

  const mails = await mailbox.to(order.customer.email);
  expect(mails.length).toBeGreaterThanOrEqual(2);
  for (const { html } of mails) {
    await page.goto("about:blank");
    await page.setContent(html);
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
    const sneaked = "script, iframe, object, embed, math, template, [onerror], [onload], [onclick], a[href^='javascript:'], [href^='https://elsewhere'], base";
    expect(await page.locator(sneaked).evaluateAll((elements) => elements.map((element) => element.outerHTML))).toEqual([]);
  }
  for (const mail of mails.slice(0, 2)) {
    await page.goto(`/dev/mailbox/${mail.id}`);
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
  }
});

test("what somebody types comes back as text", async ({ page }) => {
  for (const payload of payloads.slice(0, 8)) {
    await page.goto("/");
    await page.getByLabel("Order number").fill(payload);
    await page.getByRole("button", { name: "Find my order" }).click();
    await expect(page.getByLabel("Order number")).toHaveValue(payload);
    await nothingHappened(page, []);
  }
});
