import { type Browser, type Page, test } from "@playwright/test";
import { film } from "./codes.ts";

/** A browser of its own before which something lies. */
export interface Camera {
  browser: Browser;
  page: Page;
}

/**
 * A browser whose camera sees this picture, or that has none; its page is signed in as the test's own is. With `asks` it
 * is refused the camera, as by somebody who does not want it.
 */
export async function camera(page: Page, sees: Buffer | undefined, { asks = false }: { asks?: boolean } = {}): Promise<Camera> {
  const { launchOptions, viewport, colorScheme } = test.info().project.use;
  const args = [...(launchOptions?.args ?? [])];
  if (sees !== undefined) {
    const file = test.info().outputPath("camera.y4m");
    film(sees, file);
    args.push("--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${file}`);
    if (!asks) args.push("--use-fake-ui-for-media-stream");
  }
  const browser = (await page.context().browser()?.browserType().launch({ ...launchOptions, args })) as Browser;
  const context = await browser.newContext({
    baseURL: process.env.THROUGHLINE_URL,
    locale: "en-GB",
    viewport: viewport ?? null,
    colorScheme: colorScheme ?? null,
    reducedMotion: "reduce",
    storageState: await page.context().storageState(),
  });
  return { browser, page: await context.newPage() };
}
