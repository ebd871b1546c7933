/**
 * `npm run screenshots`: the page as a person sees it, in every state, width, theme and language, as pictures in
 * build/screenshots with a page that shows them all. It judges nothing: somebody looks at them.
 *
 *   npm run screenshots -- --project=ko -g "failed"
 *   MINIBATCH_WIDTHS=360,1280 npm run screenshots
 */

import { root } from "../../tools/paths.mjs";
import web from "../../playwright.config.js";

const { webServer, testDir: _, outputDir: __, ...common } = /** @type {any} */ (web);

export default {
  ...common,
  testDir: ".",
  testMatch: "states.js",
  outputDir: "../../build/screenshots-failed",
  fullyParallel: true,
  timeout: 600_000,
  webServer: { ...webServer, cwd: root },
  globalTeardown: "./index-page.js",
  projects: [
    { name: "en", use: { locale: "en-GB" } },
    { name: "ko", use: { locale: "ko-KR" } },
  ],
};
