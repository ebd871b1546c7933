import { defineConfig } from "@playwright/test";
import { launchOptions } from "./tools/chromium.mjs";

const port = Number(process.env.MINIBATCH_TEST_PORT ?? 4190);

export default defineConfig({
  testDir: "tests/web",
  outputDir: "build/playwright",
  timeout: 120_000,
  expect: { timeout: 30_000 },
  // Most of a test is one page at work on one core. No test waits for a time, so that none minds another's load.
  workers: 2,
  // Test by test and not file by file, lest one worker is left with the longest file at the end.
  fullyParallel: true,
  // What fails once in hundreds under a host's load says so as "flaky", beside the tests that passed; what is broken
  // fails twice.
  retries: 1,
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${port}/`,
    browserName: "chromium",
    // It would keep the whole site for each test anew. The tests of what it does let it in.
    serviceWorkers: "block",
    launchOptions,
  },
  webServer: {
    command: `npx --no-install vite preview --port ${port} --strictPort`,
    port,
    reuseExistingServer: false,
  },
});
