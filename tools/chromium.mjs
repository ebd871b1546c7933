/** The Chromium that the page is tested, measured and drawn in. */

import { existsSync } from "node:fs";

/** The shell renders the same pages without a window around them, which takes about a third less of a test's time. */
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** How it is started, always alike: from what CHROMIUM in the environment says, or the first that is installed. */
export const launchOptions = {
  executablePath: process.env.CHROMIUM ?? places.find(existsSync),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    // Without it the shell dies of what WebAssembly reads outside its memory, where a browser throws.
    "--enable-crash-reporter",
  ],
};
