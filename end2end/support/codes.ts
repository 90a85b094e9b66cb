import { writeFileSync } from "node:fs";
import { type Page, expect } from "@playwright/test";
import { PNG } from "pngjs";
import type { Mailbox } from "./mailbox.ts";
import { openWhole } from "./test.ts";
import type { Till } from "./till.ts";

/** A return as it lies on the counter. */
export interface Parcel {
  /** As it is read out: `7KQ 4M2X`. */
  code: string;
  /** Its own page. */
  path: string;
  /** Its QR code as the customer's screen shows it, a PNG. */
  picture: Buffer;
  customer: string;
}

/** A kettle delivered, opened whole, its return agreed, and its code on the screen. */
export async function parcel(page: Page, till: Till, mailbox: Mailbox): Promise<Parcel> {
  const order = await till.ship(
    { lines: [{ line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 }] },
    [
      { status: "in_transit", location: "Leeds", ago: { hours: 4 } },
      { status: "delivered", location: "Whitby", ago: { hours: 1 } },
    ],
  );
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Return or fix something" }).click();
  await page.getByRole("radio", { name: "It is faulty" }).check();
  await page.getByRole("button", { name: "Show what I get" }).click();
  await page.getByRole("radio", { name: /Refund £64\.00/ }).check();
  await page.getByRole("button", { name: "Agree and show my code" }).click();
  await expect(page).toHaveURL(/\/returns\/[0-9a-f-]{36}$/);
  const code = ((await page.locator(".qr-code").textContent()) ?? "").slice(-8);
  const picture = await page.getByRole("img", { name: /^QR code of the return/ }).screenshot();
  return { code, path: new URL(page.url()).pathname, picture, customer: order.customer.name };
}

/** What a camera sees that is held over such a picture: a video of one still frame, as Chromium's fake camera plays it. */
export function film(picture: Buffer, file: string): void {
  const [width, height] = [640, 480];
  const { data, width: wide, height: high } = PNG.sync.read(picture);
  // A grey counter, and the code in the middle of it.
  const luma = Buffer.alloc(width * height, 200);
  const [left, top] = [Math.floor((width - wide) / 2), Math.floor((height - high) / 2)];
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const at = (top + y) * width + left + x;
      if (top + y >= 0 && top + y < height && left + x >= 0 && left + x < width) luma[at] = data[(y * wide + x) * 4] as number;
    }
  }
  const colours = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from("FRAME\n"), luma, colours]);
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]));
}
