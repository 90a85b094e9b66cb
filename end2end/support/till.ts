import { type APIRequestContext, expect } from "@playwright/test";
import { demo } from "./shop.ts";

/** An order as the shop's own system sends it (`product.md`, API shapes). */
export interface Order {
  number: string;
  placed_at: string;
  status: "placed" | "confirmed" | "packed" | "shipped" | "delivered" | "cancelled";
  currency: string;
  customer: { email: string; name: string; locale?: string };
  lines: { line_id: string; sku: string; title: string; quantity: number; unit_price_minor: number }[];
  shipping_address: { name: string; street: string; city: string; postal_code: string; region: string; country: string };
  deliver_by?: string;
  referral_code?: string;
  shipments?: { carrier: string; tracking_number: string; lines?: { line_id: string; quantity: number }[]; deliver_by?: string }[];
}

export interface Scan {
  status: string;
  detail?: string;
  message?: string;
  location?: string;
  /** How long ago; now unless said. */
  ago?: Ago;
}

interface Ago {
  days?: number;
  hours?: number;
  minutes?: number;
}

/** A moment in the past, as the API takes it. */
export function moment({ days = 0, hours = 0, minutes = 0 }: Ago = {}): string {
  return new Date(Date.now() - ((days * 24 + hours) * 60 + minutes) * 60_000).toISOString();
}

/** A date of the shop's calendar, that many days from today: "2026-11-24". */
export function date(days: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: demo.zone }).format(new Date(Date.now() + days * 86_400_000));
}

/** The same date as an English page says it in a heading: "Tuesday, 24 November", with the year when it is another. */
export function said(days: number): string {
  const on = new Date(`${date(days)}T12:00:00Z`);
  const part = (options: Intl.DateTimeFormatOptions) => on.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  const year = date(days).slice(0, 4) === date(0).slice(0, 4) ? "" : ` ${date(days).slice(0, 4)}`;
  return `${part({ weekday: "long" })}, ${part({ day: "numeric" })} ${part({ month: "long" })}${year}`;
}

/** Ten characters that nobody else uses. */
export function unique(): string {
  return Array.from({ length: 10 }, () => "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"[Math.floor(Math.random() * 32)]).join("");
}

/** The shop's own system, which sends orders and scans by the API. */
export class Till {
  readonly #request: APIRequestContext;
  #scans = 0;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** An order nobody else has, of a customer nobody else is; not sent yet. */
  order(change: Partial<Order> = {}): Order {
    const tag = unique();
    return {
      number: `E2E-${tag}`,
      placed_at: moment({ hours: 5 }),
      status: "confirmed",
      currency: "GBP",
      customer: { email: `${tag.toLowerCase()}@mail.example`, name: `Robin ${tag}`, locale: "en" },
      lines: [
        { line_id: "1", sku: "KETTLE-MOSS", title: "Enamel kettle, moss", quantity: 1, unit_price_minor: 6400 },
        { line_id: "2", sku: "TRAY-OAK-S", title: "Oak tray, small", quantity: 2, unit_price_minor: 2950 },
      ],
      shipping_address: {
        name: `Robin ${tag}`,
        street: `7 Lantern Row ${tag}`,
        city: "Whitby",
        postal_code: "YO21 1AA",
        region: "Yorkshire",
        country: "GB",
      },
      deliver_by: date(3),
      ...change,
    };
  }

  /** Sends an order as it stands, or changed. */
  async put(order: Order, change: Partial<Order> = {}): Promise<Order> {
    const sent = { ...order, ...change };
    const answer = await this.#request.put(`/api/v1/orders/${encodeURIComponent(sent.number)}`, { data: sent });
    expect(answer.ok(), `PUT ${sent.number}: ${await answer.text()}`).toBe(true);
    return sent;
  }

  /** An order with one parcel, scanned as said. The carrier is DPD. */
  async ship(change: Partial<Order> = {}, scans: Scan[] = [{ status: "in_transit", location: "Leeds", ago: { hours: 1 } }]) {
    const tracking = `155${unique()}`;
    const order = await this.put(
      this.order({ status: "shipped", shipments: [{ carrier: "dpd", tracking_number: tracking }], ...change }),
    );
    if (scans.length > 0) await this.scan(tracking, ...scans);
    return { ...order, tracking };
  }

  /** The carrier's scans of a parcel. */
  async scan(tracking: string, ...scans: Scan[]): Promise<void> {
    const events = scans.map(({ ago, ...scan }) => ({ id: `scan-${++this.#scans}`, occurred_at: moment(ago), ...scan }));
    const answer = await this.#request.post(`/api/v1/shipments/dpd/${encodeURIComponent(tracking)}/events`, { data: { events } });
    expect(answer.ok(), `scans of ${tracking}: ${await answer.text()}`).toBe(true);
  }
}
