import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(here, "../..", process.env.CARGO_TARGET_DIR ?? "target");
const program = process.env.THROUGHLINE_BIN ?? join(target, "release/throughline");
const log = join(here, "../test-results/server.log");

/** What the demo shop tells whoever opens it (`server/src/demo`). */
export const demo = {
  order: "HP-10482",
  email: "ana@mail.example",
  admin: "mara@harbourandpine.example",
  password: "harbour-pine-demo",
  shop: "Harbour & Pine",
  zone: "Europe/London",
};

/** A server process of ours, and the folder its data is in. */
export interface Shop {
  url: string;
  data: string;
  close: () => Promise<void>;
}

interface Settings {
  /** `serve --demo`, which shows its mails. */
  demo: boolean;
  /** Where the data is; a new folder, removed at the end, unless one is named. */
  data?: string;
  /** More of the environment. */
  environment?: Record<string, string>;
}

/**
 * Opens the demo shop before the first journey: fresh data, a free port of the loopback interface.
 *
 * @returns what closes it again after the last one
 */
export default async function openTheDemoShop(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), "throughline-journeys-"));
  try {
    command(data, ["seed", "demo"]);
    process.env.THROUGHLINE_KEY = apiKey(data);
    const shop = await open({ demo: true, data });
    process.env.THROUGHLINE_URL = shop.url;
    process.env.THROUGHLINE_DATA = data;
    process.env.THROUGHLINE_STORIES = JSON.stringify(await stories(shop.url));
    return async () => {
      await shop.close();
      rmSync(data, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(data, { recursive: true, force: true });
    throw error;
  }
}

/** The way into each order of the demo shop, from its mails; asked at once, as the mailbox shows the latest mails only. */
async function stories(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/dev/mailbox`, { headers: { accept: "application/json" } });
  const ways = new Map<string, string>();
  for (const { subject, links } of (await answer.json()) as { subject: string; links: string[] }[]) {
    const number = /HP-\d+/.exec(subject)?.[0];
    const way = links.map((link) => new URL(link).pathname).find((path) => path.startsWith("/l/"));
    if (number !== undefined && way !== undefined && !ways.has(number)) ways.set(number, way);
  }
  return [...ways.values()];
}

/** A key for the API that may do what a shop's own system does; the command line prints it as its last word. */
export function apiKey(data: string, environment: Record<string, string> = {}): string {
  const said = command(data, ["api-key", "add", "--name", "shop system", "--scopes", "ingest,read"], { environment });
  return said.trim().split(/\s+/).at(-1) as string;
}

/** Runs the program once, in its own data folder. */
export function command(
  data: string,
  words: string[],
  { input = "", environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): string {
  return execFileSync(program, words, { env: settings(data, environment), cwd: data, input, encoding: "utf8" });
}

/** Serves, and waits until it answers. */
export async function open({ demo, data, environment = {} }: Settings): Promise<Shop> {
  const folder = data ?? mkdtempSync(join(tmpdir(), "throughline-journeys-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(dirname(log), { recursive: true });
  const out = openSync(log, "a");
  const server: ChildProcess = spawn(program, demo ? ["serve", "--demo"] : ["serve"], {
    env: {
      ...settings(folder, environment),
      THROUGHLINE_LISTEN: `127.0.0.1:${port}`,
      THROUGHLINE_PUBLIC_ORIGIN: url,
      // Every journey comes from an address of its own, so that none uses up another's tries.
      THROUGHLINE_TRUSTED_PROXY: "127.0.0.1",
    },
    cwd: folder,
    stdio: ["ignore", out, out],
  });
  const close = async () => {
    if (server.pid !== undefined && server.exitCode === null) {
      const ended = new Promise((settle) => server.once("exit", settle));
      server.kill("SIGTERM");
      const impatience = setTimeout(() => server.kill("SIGKILL"), 12_000);
      await ended;
      clearTimeout(impatience);
    }
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answered(`${url}/readyz`, server);
  } catch (error) {
    await close();
    throw new Error(`The shop did not open. Its last words:\n${tail(log)}`, { cause: error });
  }
  return { url, data: folder, close };
}

/** The environment without settings that would lead the server to somebody's real shop. */
function settings(data: string, more: Record<string, string>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("THROUGHLINE_"));
  return { ...Object.fromEntries(kept), THROUGHLINE_DATA_DIR: data, ...more };
}

async function answered(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended with code ${server.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  throw new Error(`${url} did not answer within a minute`);
}

function freePort(): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") return fail(new Error("no port"));
      probe.close(() => settle(address.port));
    });
  });
}

function tail(file: string): string {
  return readFileSync(file, "utf8").split("\n").slice(-30).join("\n");
}
