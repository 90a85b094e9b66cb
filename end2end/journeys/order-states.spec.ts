import { type Page } from "@playwright/test";
import { type Mailbox } from "../support/mailbox.ts";
import { type Order, type Till, date, moment, said, unique } from "../support/till.ts";
import { expect, openWhole, test } from "../support/test.ts";

/** What a page answers, and what it says of the promise. */
interface State {
  heading: string | RegExp;
  /** The sentence below it, or a part. */
  lead?: string | RegExp;
  /** Somewhere along the line. */
  line?: (string | RegExp)[];
  /** The sentence where the line breaks. */
  gap?: string | RegExp;
  /** How the promise stands. */
  promise?: string | RegExp;
  make: (till: Till) => Promise<Order>;
}

const handedOver = { status: "in_transit", location: "Leeds", ago: { hours: 2 } };
const stuck = (status: string, detail: string, message?: string) => [
  handedOver,
  { status, detail, location: "York", ago: { hours: 1 }, ...(message === undefined ? {} : { message }) },
];

const states: Record<string, State> = {
  "placed and not confirmed": {
    heading: "We have your order",
    lead: "We look at it and write to you once it is confirmed.",
    line: ["We are checking your order"],
    promise: "Once your order is confirmed, what we promised stands here.",
    make: (till) => till.put(till.order({ status: "placed", deliver_by: undefined })),
  },
  "confirmed, without a delivery date": {
    heading: "We are packing your order",
    promise: /Hand it to the carrier by .*open/,
    make: (till) => till.put(till.order({ deliver_by: undefined })),
  },
  "packed, with a date": {
    heading: `Arriving ${said(3)}`,
    lead: /^That is what we promised\./,
    promise: /Deliver it by .*open/,
    make: (till) => till.put(till.order({ status: "packed" })),
  },
  "on its way and on time": {
    heading: `Arriving ${said(3)}`,
    line: ["Packed and handed to DPD", "Last scan 1 hour ago, Leeds"],
    promise: /Deliver it by .*open/,
    make: (till) => till.ship(),
  },
  "on its way without parcels": {
    heading: `Arriving ${said(3)}`,
    line: ["On its way"],
    make: (till) => till.put(till.order({ status: "shipped" })),
  },
  "out for delivery": {
    heading: /^(Arriving today|Out for delivery)$/,
    line: ["Out for delivery"],
    make: (till) => till.ship({}, [handedOver, { status: "out_for_delivery", location: "Whitby", ago: { minutes: 1 } }]),
  },
  "ready to collect": {
    heading: "Ready for you to collect",
    lead: /something that shows your name/,
    make: (till) => till.ship({}, stuck("available_for_pickup", "arrived_at_pickup_location")),
  },
  "late, with no new date": {
    heading: "Your order is late",
    lead: `We promised ${said(-3)}. It is 3 days late so far, and we have no new date yet.`,
    gap: `We promised ${said(-3)}. It is 3 days late so far.`,
    promise: /Deliver it by .*broken, 3 days late so far/,
    make: (till) => till.ship({ placed_at: moment({ days: 9 }), deliver_by: date(-3) }),
  },
  "promised anew": {
    heading: `Arriving ${said(4)}`,
    lead: `We promised ${said(2)}. It is running 2 days late.`,
    gap: `Running 2 days late from here. New promise: ${said(4)}.`,
    promise: /Deliver it by .*revised to/,
    make: async (till) => {
      const order = await till.ship({ deliver_by: date(2) });
      return till.put(order, { deliver_by: date(4) });
    },
  },
  "in two parcels": {
    heading: `Arriving in 2 parcels, the last by ${said(5)}`,
    line: ["Leeds"],
    promise: /Deliver parcel 2 by .*open/,
    make: async (till) => {
      const [first, second] = [`155${unique()}`, `155${unique()}`];
      const order = await till.put(
        till.order({
          status: "shipped",
          deliver_by: undefined,
          shipments: [
            { carrier: "dpd", tracking_number: first, lines: [{ line_id: "1", quantity: 1 }], deliver_by: date(2) },
            { carrier: "dpd", tracking_number: second, lines: [{ line_id: "2", quantity: 2 }], deliver_by: date(5) },
          ],
        }),
      );
      await till.scan(first, handedOver);
      return order;
    },
  },
  "one of two parcels here": {
    heading: "1 of 2 parcels is with you",
    lead: new RegExp(`^The rest arrives by ${said(3)}\\.`),
    make: async (till) => {
      const [first, second] = [`155${unique()}`, `155${unique()}`];
      const order = await till.put(
        till.order({
          status: "shipped",
          shipments: [
            { carrier: "dpd", tracking_number: first, lines: [{ line_id: "1", quantity: 1 }] },
            { carrier: "dpd", tracking_number: second, lines: [{ line_id: "2", quantity: 2 }] },
          ],
        }),
      );
      await till.scan(first, handedOver, { status: "delivered", ago: { minutes: 30 } });
      await till.scan(second, handedOver);
      return order;
    },
  },
  "not delivered at the first try": {
    heading: "DPD could not deliver your parcel",
    lead: /If they left a card/,
    line: ["Nobody answered the door"],
    make: (till) => till.ship({}, stuck("failure", "delivery_exception", "Nobody answered the door")),
  },
  damaged: {
    heading: "Your parcel was damaged on the way",
    lead: /Ask us and we put it right\./,
    make: (till) => till.ship({}, stuck("error", "damaged")),
  },
  "on its way back": {
    heading: "Your parcel is on its way back to us",
    make: (till) => till.ship({}, stuck("return_to_sender", "return")),
  },
  "scanned with a code nobody knows": {
    heading: `Arriving ${said(3)}`,
    line: ["DPD says “zz_weird_9”"],
    make: (till) => till.ship({}, stuck("zz_weird_9", "")),
  },
  delivered: {
    heading: /^Delivered \w+day, /,
    lead: /^We promised .* It came [23] days early\./,
    line: ["With you"],
    promise: /Deliver it by .*kept/,
    make: (till) => till.ship({}, [handedOver, { status: "delivered", location: "Whitby", ago: { minutes: 20 } }]),
  },
  "delivered late": {
    heading: /^Delivered \w+day, /,
    lead: /^We promised .* It came 2 days late\./,
    gap: new RegExp(`It came 2 days late\\. We promised ${said(-4)}\\.`),
    promise: /Deliver it by .*broken, 2 days late/,
    make: (till) =>
      till.ship({ placed_at: moment({ days: 9 }), deliver_by: date(-4) }, [
        { status: "in_transit", ago: { days: 6 } },
        { status: "delivered", ago: { days: 2 } },
      ]),
  },
  cancelled: {
    heading: "This order was cancelled",
    line: ["Order cancelled"],
    promise: /Deliver it by .*no longer needed/,
    make: async (till) => till.put(await till.put(till.order()), { status: "cancelled" }),
  },
};

async function answers(page: Page, state: State) {
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toHaveText(state.heading);
  if (state.lead !== undefined) await expect(main.getByText(state.lead).first()).toBeVisible();
  const line = main.getByRole("list", { name: "What happened and what is to come" });
  for (const words of [...(state.line ?? []), ...(state.gap === undefined ? [] : [state.gap])]) {
    await expect(line.filter({ hasText: words }).first()).toBeVisible();
  }
  if (state.promise !== undefined) {
    await expect(main.getByRole("heading", { name: "What we promised" }).locator("../..")).toContainText(state.promise);
  }
  await expect(main.getByText(/^As of \d\d:\d\d$/)).toBeVisible();
}

/** By the link in a mail where there is one already; what happened long ago is told to nobody. */
async function show(page: Page, mailbox: Mailbox, order: Order) {
  const links = (await mailbox.to(order.customer.email)).flatMap((mail) => mail.links);
  const link = links.find((link) => new URL(link).pathname.startsWith("/l/"));
  if (link === undefined) return openWhole(page, mailbox, order);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "In this order" })).toBeVisible();
}

for (const [name, state] of Object.entries(states)) {
  test(`an order that is ${name}: the heading answers when`, async ({ page, till, mailbox, axe }) => {
    const order = await state.make(till);
    await show(page, mailbox, order);
    await answers(page, state);
    await axe();
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(tooWide, "pixels to scroll sideways").toBeLessThanOrEqual(0);
  });
}

test("every scan stands on the page as it came, the newest first", async ({ page, till, mailbox }) => {
  const order = await till.ship({}, [...stuck("zz_weird_9", "yy"), { status: "in_transit", location: "Hull", ago: { minutes: 5 } }]);
  await openWhole(page, mailbox, order);
  const scans = page.getByRole("group").filter({ hasText: "All 3 scans as DPD sent them" });
  await scans.getByText("All 3 scans as DPD sent them").click();
  await expect(scans.getByRole("listitem").first()).toContainText("Hull");
  await expect(scans.getByText("zz_weird_9 · yy")).toBeVisible();
});

test("a parcel's day goes into one's own calendar", async ({ page, till, mailbox }) => {
  const order = await till.ship();
  await openWhole(page, mailbox, order);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Add to calendar" }).click()]);
  const text = (await (await download.createReadStream()).toArray()).join("");
  expect(text).toContain(`order ${order.number} arrives`);
  expect(text).toContain(`DTSTART;VALUE=DATE:${date(3).replaceAll("-", "")}`);
});

test("a page says where help is", async ({ page, till, mailbox }) => {
  const order = await till.ship({}, stuck("error", "damaged"));
  await openWhole(page, mailbox, order);
  await page.getByRole("link", { name: "Get help" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How can we help?");
  await expect(page.getByRole("link", { name: "+44 113 496 0123" })).toHaveAttribute("href", "tel:+441134960123");
});
