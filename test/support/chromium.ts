import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserServer, chromium } from "playwright-core";

/** Where systems keep a browser of the Chromium family. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

function installed(): string | undefined {
  const { CHROMIUM_PATH } = process.env;
  return (CHROMIUM_PATH ? [CHROMIUM_PATH, ...PLACES] : PLACES).find((path) => existsSync(path));
}

/** Installs Debian's own package; several checkouts that want it at the same time wait for one another. */
function install(): void {
  const once = "test -x /usr/bin/chromium || (apt-get update && apt-get install -y chromium)";
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const lock = join(tmpdir(), "xuefen-chromium.lock");
  execFileSync("sh", ["-c", `flock ${lock} sh -c '${once}'`], { env, stdio: "ignore" });
}

/**
 * The browser that the page is tried in: the one at `CHROMIUM_PATH`, else the system's, else
 * Debian's package, which root on a Debian gets installed.
 *
 * @throws {Error} saying in one line what to do, where there is none and it cannot be brought
 */
function chromiumPath(): string {
  if (!installed() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) install();
  const path = installed();
  if (!path) {
    throw new Error(
      "no Chromium was found: install one (Debian: apt-get install -y chromium), or set CHROMIUM_PATH",
    );
  }
  return path;
}

/** Starts the browser without a window, and without anything that talks to the network by itself. */
export function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer({
    executablePath: chromiumPath(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
