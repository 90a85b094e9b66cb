import jsQR from "jsqr";
import { PNG } from "pngjs";
import { camera } from "../support/camera.ts";
import { expect, openWhole, test } from "../support/test.ts";
import { moment, unique } from "../support/till.ts";

// The whole of it in one story, as a customer and the shop live it.
test.describe.configure({ timeout: 180_000 });

const brought = [
  { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
  { status: "delivered", location: "Whitby", ago: { hours: 1 } },
];
const kettle = [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }];

function photo(name: string, colour: [number, number, number]) {
  const png = new PNG({ width: 640, height: 480 });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([...colour, 255], at);
  return { name, mimeType: "image/png", buffer: PNG.sync.write(png) };
}

test("a damaged kettle, from two photos to the new one: door, code, desk, mails, journey and gap view", async ({
  page,
  till,
  mailbox,
  signInAs,
  axe,
  javaScriptEnabled,
}) => {
  const order = await till.ship({ lines: kettle }, brought);
  await openWhole(page, mailbox, order);
  await signInAs("admin");
  const counted = async () => {
    await page.goto("/staff/returns/reasons");
    const row = page.getByRole("row").filter({ hasText: "KETTLE-MOSS" });
    return Number(/(\d+) of \d+ sold/.exec((await row.textContent()) ?? "")?.[1] ?? "0");
  };
  const before = await counted();

  // One: the order. Two: what is wrong. Three: what it brings. Four: the code.
  await page.goto(`/orders/${order.number}`);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "It arrived damaged" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await page.getByRole("radio", { name: /^Replacement/ }).check();
  await page.getByLabel("In your words").fill("The spout is bent");
  await page.getByLabel("Photos of what is wrong").setInputFiles([photo("spout.png", [180, 40, 40]), photo("box.png", [40, 40, 180])]);
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  const path = new URL(page.url()).pathname;
  const code = page.getByRole("img", { name: /^QR code of the return/ });
  await expect(code).toBeVisible();
  await expect(page.locator(".photos img")).toHaveCount(2);
  await axe();
  const short = ((await page.locator(".qr-code").textContent()) ?? "").slice(-8);
  const picture = await code.screenshot();
  const { data, width, height } = PNG.sync.read(picture);
  const read = jsQR(new Uint8ClampedArray(data), width, height)?.data ?? "";
  expect(read).toMatch(/\/Q\/[0-9A-Z.]+$/);
  const agreed = await mailbox.latest(order.customer.email, /Your return is agreed/);
  expect(agreed.text).toContain("Your replacement");

  // At the counter: the camera sees the very picture that the phone shows; without a script the code is typed.
  if (javaScriptEnabled === false) {
    await page.goto("/staff/returns");
    await page.getByLabel("Code", { exact: true }).fill(short);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/staff${path}`);
  } else {
    const desk = await camera(page, picture);
    await desk.page.goto("/staff/returns");
    await desk.page.getByRole("button", { name: "Scan with the camera" }).click();
    await expect(desk.page).toHaveURL(`/staff${path}`);
    await desk.browser.close();
    await page.goto(`/staff${path}`);
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Receive it");
  await expect(page.getByText("The spout is bent")).toBeVisible();
  await expect(page.locator(".photos img")).toHaveCount(2);
  await page.getByRole("button", { name: "Received", exact: true }).click();
  await mailbox.latest(order.customer.email, /Your return is with us/);
  const check = page.locator("form").filter({ has: page.getByRole("button", { name: "Take it back", exact: true }) });
  await check.getByLabel("condition").selectOption("damaged");
  await check.getByLabel("what becomes of it").selectOption("recycle");
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await page.getByRole("button", { name: "Send a replacement" }).click();
  await expect(page.getByRole("main")).toContainText(`${order.number}-R1`);
  await mailbox.latest(order.customer.email, new RegExp(`${order.number}-R1`));

  // The customer's own line.
  await page.goto(path);
  const line = page.getByRole("list", { name: "What happened and what is to come" });
  await expect(line).toContainText("With us");
  await expect(page.getByRole("main")).toContainText("Replacement");
  await axe();

  // The new one arrives, and keeps what was promised.
  const tracking = `155${unique()}`;
  const lines = kettle.map((one) => ({ ...one, unit_price_minor: 0 }));
  const { tracking: _, ...same } = order;
  await till.put({ ...same, number: `${order.number}-R1`, placed_at: moment(), lines, shipments: [{ carrier: "dpd", tracking_number: tracking }] });
  await till.scan(tracking, { status: "in_transit", location: "Leeds" }, { status: "delivered", location: "Whitby" });
  await page.goto(path);
  await expect(page.getByRole("main")).toContainText("kept");

  // The journey tells each of it, and the gap view counts it.
  await page.goto(`/staff/journeys?q=${order.number}`);
  await page.getByRole("link", { name: order.customer.name }).first().click();
  const journey = page.getByRole("main");
  for (const told of [`Return agreed, ${short.replace(" ", "")}`, "2 photos added", "Return with us", "Return accepted", "Replacement ordered"]) {
    await expect(journey).toContainText(told);
  }
  expect(await counted(), "the reasons page counts it").toBe(before + 1);
  await page.goto("/staff/gaps");
  await expect(page.getByRole("row").filter({ hasText: "Replacement" }).first()).toBeVisible();
});
