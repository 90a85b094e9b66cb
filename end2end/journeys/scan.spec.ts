import type { Browser, Page } from "@playwright/test";
import { camera } from "../support/camera.ts";
import { type Parcel, parcel } from "../support/codes.ts";
import { expect, test } from "../support/test.ts";

// A return is a long way; a busy machine needs its time.
test.describe.configure({ timeout: 120_000 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const compact = (code: string) => code.replace(" ", "");
const field = (page: Page) => page.getByLabel("Code", { exact: true });

async function fitsNarrow(page: Page) {
  const size = page.viewportSize() ?? { width: 390, height: 844 };
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(tooWide, `pixels to scroll sideways on ${page.url()}`).toBeLessThanOrEqual(0);
  await page.setViewportSize(size);
}

/** Chooses a picture in the form for one, and sends it. */
async function upload(page: Page, name: string, mimeType: string, buffer: Buffer) {
  const open = page.locator("details", { hasText: "From a picture" });
  if ((await open.getAttribute("open")) === null) await open.locator("summary").click();
  await page.getByLabel("Picture", { exact: true }).setInputFiles({ name, mimeType, buffer });
  await page.getByRole("button", { name: "Read the picture" }).click();
}

test("a picture of the code leads where the code does, and what is none says so", async ({ page, till, mailbox, signInAs, axe }) => {
  const { path, picture } = await parcel(page, till, mailbox);
  await signInAs("store");
  await page.goto("/staff/returns");
  await page.locator("summary", { hasText: "From a picture" }).click();
  await axe();
  await fitsNarrow(page);
  await page.getByRole("button", { name: "Read the picture" }).click();
  await expect(page.getByText("Take or choose a picture first.")).toBeVisible();
  await upload(page, "label.png", "image/png", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
  await expect(page.getByText("This is no picture that can be read here.")).toBeVisible();
  await axe();
  await fitsNarrow(page);
  const counter = await page.screenshot();
  await upload(page, "counter.png", "image/png", counter);
  await expect(page.getByText("No QR code can be read from this picture.")).toBeVisible();
  await upload(page, "label.png", "image/png", picture);
  await expect(page).toHaveURL(`/staff${path}`);
  await expect(heading(page)).toHaveText("Receive it");
});

test("a pallet is received scan after scan, by the keyboard alone", async ({ page, till, mailbox, signInAs, axe }) => {
  const first = await parcel(page, till, mailbox);
  const second = await parcel(page, till, mailbox);
  await signInAs("store");
  await page.goto("/staff/returns");
  await page.getByRole("link", { name: "Receive one after another" }).click();
  await expect(heading(page)).toHaveText("Receive one after another");
  await expect(field(page)).toBeFocused();
  await axe();
  await fitsNarrow(page);
  // A hand scanner types and presses Enter, and does not look whether the page is ready.
  const scan = async (code: string) => {
    await page.keyboard.type(code);
    await page.keyboard.press("Enter");
  };
  const list = page.getByRole("table", { name: "Received today by you" });
  await scan(compact(first.code));
  await expect(page.getByRole("status").first()).toContainText(`Received ${first.code}: Enamel kettle, moss`);
  await expect(field(page)).toBeFocused();
  await scan(compact(second.code).toLowerCase());
  await expect(page.getByRole("status").first()).toContainText(`Received ${second.code}`);
  await expect(list.getByRole("row").nth(1)).toContainText(second.code);
  await expect(list.getByRole("row").nth(1)).toContainText(second.customer);
  await expect(list.getByRole("row").nth(2)).toContainText(first.code);
  await axe();
  await fitsNarrow(page);

  await expect(field(page)).toBeFocused();
  await scan(compact(first.code));
  await expect(page.getByText(`${first.code} was received already, `)).toBeVisible();
  await expect(field(page)).toHaveValue("");
  await expect(field(page)).toBeFocused();
  await axe();
  await scan("2222222");
  await expect(page.getByText("No return has the code 2222222.")).toBeVisible();
  await expect(list.getByRole("row").nth(1)).toContainText(second.code);
});

test("a wrong scan is taken back the same day, and the customer reads it", async ({ page, till, mailbox, signInAs, axe }) => {
  const wrong = await parcel(page, till, mailbox);
  await signInAs("store");
  await page.goto("/staff/returns?pallet=on");
  await field(page).fill(compact(wrong.code));
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Undo reception of ${wrong.code}` }).click();
  await expect(page.getByRole("status").first()).toContainText(`The reception of ${wrong.code} is undone.`);
  const row = page.getByRole("row").filter({ hasText: wrong.code }).first();
  await expect(row).toContainText("undone");
  await expect(row.getByRole("button")).toHaveCount(0);
  await axe();

  await page.goto(wrong.path);
  const line = page.getByRole("list", { name: "What happened and what is to come" });
  await expect(line).toContainText("Not with us after all");
  await expect(page.getByRole("main")).toContainText("Money back within 5 days");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await axe();
  await fitsNarrow(page);

  // It comes after all; then from its own page.
  await page.goto(`/staff${wrong.path}`);
  await page.getByRole("button", { name: "Received", exact: true }).click();
  await expect(heading(page)).toHaveText("Check it");
  await page.getByText("Scanned by mistake?").click();
  await axe();
  await page.getByRole("button", { name: "Undo reception" }).click();
  await expect(heading(page)).toHaveText("Receive it");
  await page.getByRole("button", { name: "Received", exact: true }).click();
  await page.getByRole("button", { name: "Take it back", exact: true }).click();
  await expect(heading(page)).toHaveText("Refund £64.00");
  await expect(page.getByText("Scanned by mistake?")).toHaveCount(0);
});

test.describe("the camera", () => {
  test.skip(({ javaScriptEnabled }) => javaScriptEnabled === false, "it wants JavaScript; the pages without it are told above");

  const said: string[] = [];
  let browser: Browser | undefined;

  test.afterEach(async () => {
    await browser?.close();
    browser = undefined;
    expect(said.splice(0), "the browser's console").toEqual([]);
  });

  /** A browser with a camera that sees this, or none. */
  async function before(page: Page, sees: Parcel | undefined, how: { asks?: boolean } = {}): Promise<Page> {
    const opened = await camera(page, sees?.picture, how);
    browser = opened.browser;
    const seeing = opened.page;
    seeing.on("console", (message) => said.push(message.text()));
    seeing.on("pageerror", (error) => said.push(String(error)));
    return seeing;
  }

  const start = (page: Page) => page.getByRole("button", { name: "Scan with the camera" });

  test("it reads the code, and what reads it loads when the camera starts", async ({ page, till, mailbox, signInAs, axe }) => {
    const there = await parcel(page, till, mailbox);
    await signInAs("store");
    const seeing = await before(page, there);
    const loaded: string[] = [];
    seeing.on("request", (request) => loaded.push(new URL(request.url()).pathname));
    await seeing.goto("/staff/returns");
    await expect(start(seeing)).toBeVisible();
    expect(loaded.filter((path) => path.includes("scanner"))).toEqual([]);
    await axe(seeing);
    await start(seeing).click();
    await expect(seeing).toHaveURL(`/staff${there.path}`);
    expect(loaded.filter((path) => path.includes("scanner")).map((path) => path.split(".").at(-1))).toEqual(["js", "wasm"]);
  });

  test("one after another it goes on by itself, and the parcel that still lies there is not scanned again", async ({ page, till, mailbox, signInAs, axe }) => {
    const there = await parcel(page, till, mailbox);
    await signInAs("store");
    const seeing = await before(page, there);
    await seeing.goto("/staff/returns?pallet=on");
    await start(seeing).click();
    await expect(seeing.getByText(`Received ${there.code}: Enamel kettle, moss`)).toBeVisible();
    await expect(seeing.getByText("Hold the code before the camera.")).toBeVisible();
    await expect(seeing.locator("video")).toBeVisible();
    await axe(seeing);
    await expect(seeing).toHaveURL(new RegExp(`just=${compact(there.code)}`));
    await seeing.getByRole("button", { name: "Stop the camera" }).click();
    await expect(seeing.getByText("The camera is off.")).toBeVisible();
    await expect(seeing.locator("video")).toBeHidden();
  });

  test("its light goes out when the page is not looked at", async ({ page, till, mailbox, signInAs }) => {
    const there = await parcel(page, till, mailbox);
    await signInAs("store");
    const seeing = await before(page, { ...there, picture: await page.locator(".header").screenshot() });
    await seeing.goto("/staff/returns");
    await start(seeing).click();
    await expect(seeing.getByText("Hold the code before the camera.")).toBeVisible();
    const tracks = () => seeing.locator("video").evaluate((video: HTMLVideoElement) =>
      (video.srcObject as MediaStream).getTracks().map((track) => track.readyState));
    expect(await tracks()).toEqual(["live"]);
    await seeing.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await expect(seeing.getByText("The camera is off.")).toBeVisible();
    expect(await tracks()).toEqual(["ended"]);
  });

  test("what the browser reads by itself is believed as well", async ({ page, till, mailbox, signInAs }) => {
    const there = await parcel(page, till, mailbox);
    await signInAs("store");
    // Its camera sees no code, so that nothing else can have read one.
    const seeing = await before(page, { ...there, picture: await page.locator(".header").screenshot() });
    await seeing.addInitScript((code) => {
      class BarcodeDetector {
        static getSupportedFormats = async () => ["qr_code"];
        detect = async () => [{ rawValue: code }];
      }
      Object.assign(window, { BarcodeDetector });
    }, compact(there.code));
    await seeing.goto("/staff/returns");
    await start(seeing).click();
    await expect(seeing).toHaveURL(`/staff${there.path}`);
  });

  test("a camera that is refused, and one that is not there, lead to the other ways", async ({ page, till, mailbox, signInAs, axe }) => {
    const there = await parcel(page, till, mailbox);
    await signInAs("store");
    const refused = await before(page, there, { asks: true });
    await refused.goto("/staff/returns");
    await start(refused).click();
    await expect(refused.getByText("The browser may not use the camera here.")).toBeVisible();
    await expect(start(refused)).toBeVisible();
    await axe(refused);
    await browser?.close();
    const blind = await before(page, undefined);
    await blind.goto("/staff/returns");
    await start(blind).click();
    await expect(blind.getByText("There is no camera here.")).toBeVisible();
    await expect(field(blind)).toBeVisible();
  });
});
