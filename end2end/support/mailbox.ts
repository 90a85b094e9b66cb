import { type APIRequestContext, expect } from "@playwright/test";

/** One mail as it stands at `/dev/mailbox`. */
export interface Mail {
  id: string;
  to: string;
  subject: string;
  /** The text version, which every mail has. */
  text: string;
  html: string;
  /** The web addresses in its text. */
  links: string[];
}

/** Reads the mails that a shop in demo mode keeps instead of sending them. */
export class Mailbox {
  readonly #request: APIRequestContext;

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** All mails, newest first. */
  async all(): Promise<Mail[]> {
    const answer = await this.#request.get("/dev/mailbox", { headers: { accept: "application/json" } });
    expect(answer.status(), "/dev/mailbox").toBe(200);
    return (await answer.json()) as Mail[];
  }

  /** All mails to an address, newest first. */
  async to(address: string): Promise<Mail[]> {
    return (await this.all()).filter((mail) => mail.to === address);
  }

  /** Waits for the newest mail to an address whose subject fits. A worker sends it, so it may take a moment. */
  async latest(address: string, subject: RegExp = /./): Promise<Mail> {
    let found: Mail | undefined;
    await expect
      .poll(async () => (found = (await this.to(address)).find((mail) => subject.test(mail.subject))), {
        message: `a mail to ${address} about ${subject}`,
        timeout: 30_000,
        intervals: [50, 100, 200, 400],
      })
      .toBeTruthy();
    return found as Mail;
  }

  /** The link of the newest mail that begins with this path, such as `/l/`. */
  async link(address: string, path: string, subject?: RegExp): Promise<string> {
    const mail = await this.latest(address, subject);
    const link = mail.links.find((link) => new URL(link).pathname.startsWith(path));
    expect(link, `a link to ${path}… in “${mail.subject}”`).toBeTruthy();
    return link as string;
  }

  /** The six digits of the newest mail about this. */
  async code(address: string, subject: RegExp): Promise<string> {
    const { text } = await this.latest(address, subject);
    const code = /(?<!\d)\d{6}(?!\d)/.exec(text)?.[0];
    expect(code, `six digits in: ${text}`).toBeTruthy();
    return code as string;
  }
}
