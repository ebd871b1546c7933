// No byte of a person's data leaves the browser: all that a session with a file, the camera, training, saving and sharing asks the
// network for goes through a proxy, which has nothing to tell of but the site's own files.

import { createServer } from "node:http";
import { launchOptions } from "../../tools/chromium.mjs";
import { builtSite } from "./site-host.js";
import { listen } from "./listen.js";
import {
  button,
  chooseFromList,
  expect,
  field,
  inStorage,
  openSection,
  tab,
  test,
  train,
  upload,
} from "./playground.js";

/** What marks the person's file: its name, its columns and its cells. */
const secrets = ["heimlich", "geheimnis", "verborgen"];

/** Two kinds of rows, which a few epochs tell apart. */
function secretFile() {
  const lines = [`${secrets[1]},height,kind`];
  for (let row = 0; row < 60; row++) {
    lines.push(`${(row % 2) * 3 + row / 100},${row / 50},${row % 2 ? secrets[2] : "other"}`);
  }
  return { name: `${secrets[0]}.csv`, mimeType: "text/csv", buffer: Buffer.from(lines.join("\n")) };
}

/** The site's host, as the proxy of all that the browser asks for, by whatever it asks. */
async function recordingHost() {
  const files = builtSite();
  /** @type {{ method: string, url: string, headers: string, body: string }[]} */
  const requests = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "" } = request;
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = JSON.stringify(request.headers);
    requests.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const { pathname, origin } = new URL(url, host.origin);
    if (origin !== host.origin) return void response.end("<!doctype html>");
    const body = files.get(pathname.slice(1) || "index.html");
    const ending = pathname.split(".").at(-1) ?? "";
    const types = { js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
    const type = /** @type {Record<string, string>} */ (types)[ending] ?? "text/html";
    response.writeHead(body ? 200 : 404, { "Content-Type": type });
    response.end(body);
  });
  // WebSockets, and whatever is encrypted.
  const refuse = (/** @type {any} */ { method, url, headers }, /** @type {any} */ socket) => {
    requests.push({ method: `${method} upgrade`, url, headers: JSON.stringify(headers), body: "" });
    socket.destroy();
  };
  server.on("connect", refuse);
  server.on("upgrade", refuse);
  const host = await listen(server);
  return { ...host, requests, files };
}

test("a session with file, camera, training, saving and sharing sends nothing", async ({
  playwright,
}) => {
  const host = await recordingHost();
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [
      ...launchOptions.args,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
    ],
    // The site itself is asked for through it, too.
    proxy: { server: host.origin, bypass: "<-loopback>" },
  });
  try {
    const context = await browser.newContext({
      permissions: ["camera", "clipboard-write"],
      serviceWorkers: "allow",
    });
    const page = await context.newPage();
    /** Ways out that no proxy sees. @type {string[]} */
    const made = [];
    await page.exposeFunction("made", (/** @type {string} */ name) => made.push(name));
    await page.addInitScript(() => {
      const { made } = /** @type {any} */ (globalThis);
      for (const name of ["RTCPeerConnection", "WebTransport", "WebSocket", "EventSource"]) {
        const Real = Reflect.get(globalThis, name);
        if (!Real) continue;
        const Watched = class extends Real {
          /** @param {any[]} args */
          constructor(...args) {
            made(name);
            super(...args);
          }
        };
        Reflect.set(globalThis, name, Watched);
      }
      const { sendBeacon } = navigator;
      navigator.sendBeacon = (...args) => (made("sendBeacon"), sendBeacon.apply(navigator, args));
    });
    const save = async (/** @type {import("@playwright/test").Locator} */ pressed) => {
      const [download] = await Promise.all([page.waitForEvent("download"), pressed.click()]);
      expect(await download.failure()).toBeNull();
    };

    await page.goto(`${host.origin}/`);
    await page.waitForFunction(() => crossOriginIsolated);
    await expect(button(page, "Train")).toBeEnabled();

    // A file of the person's own.
    await upload(page, secretFile());
    await expect(page.locator("mb-data-pane")).toContainText("60 rows");
    await train(page, 2);
    await tab(page, "Predict");
    await field(page, secrets[1]).fill("2.5");
    await expect(page.locator("mb-predict-pane mb-bars li")).toHaveCount(2);
    const runs = await tab(page, "Runs");
    for (const name of ["Save as CSV", "Run with its weights as .minibatch"]) {
      await save(runs.getByRole("button", { name, exact: true }));
    }
    await save(runs.getByRole("button", { name: "Model as .keras", exact: true }));
    await button(page, "Share").click();
    await page.getByRole("button", { name: "Copy the link" }).click();
    await expect(field(page, "Link")).toHaveValue(new RegExp(secrets[0]));
    await page.keyboard.press("Escape");

    // The camera, on a model of images.
    await openSection(page, "Data");
    await chooseFromList(page, "Digits 8×8");
    await train(page, 1);
    await tab(page, "Predict");
    await button(page, "Use the camera").click();
    const video = page.locator("mb-camera video");
    await expect
      .poll(() => video.evaluate((/** @type {any} */ one) => one.videoWidth))
      .toBeGreaterThan(0);
    await button(page, "Take the picture").click();
    await expect(page.locator("mb-predict-pane mb-bars li")).toHaveCount(10);
    await button(page, "Close the camera").click();

    // A lesson; then all of it again, as the browser kept it.
    await button(page, "Lessons").click();
    await page.locator("mb-lesson-panel ol button").first().click();
    await expect(page.locator("mb-lesson-panel .task").first()).toBeVisible();
    await expect(button(page, "Train")).toBeEnabled();
    await page.reload();
    await expect(button(page, "Train")).toBeEnabled();
    await page.waitForLoadState("networkidle");

    const kept = await inStorage(page);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain("camera");
    expect(await context.cookies()).toEqual([]);
    expect(made).toEqual([]);

    const { requests, files } = host;
    expect(requests.length).toBeGreaterThan(30);
    for (const { method, url, headers, body } of requests) {
      const { origin, pathname, search } = new URL(url, host.origin);
      expect([method, origin, body], url).toEqual(["GET", host.origin, ""]);
      expect(files.has(pathname.slice(1) || "index.html"), url).toBe(true);
      // The lesson that is open is the only thing that an address has of the page.
      expect(["", "?lesson=01-first-regression"], url).toContain(search);
      for (const secret of secrets) expect(headers.toLowerCase(), url).not.toContain(secret);
    }

    // The page could not send anything if it tried; and what a page sends that may, the proxy does see.
    const elsewhere = "http://elsewhere.example/?x=1";
    const send = () =>
      page.evaluate(async (to) => {
        navigator.sendBeacon(to, "a beacon");
        const options = { method: "POST", body: "a body", mode: /** @type {const} */ ("no-cors") };
        return fetch(to, options).then(
          () => "sent",
          () => "refused",
        );
      }, elsewhere);
    const foreign = () => requests.filter(({ url }) => url === elsewhere).map(({ body }) => body);
    expect(await send()).toBe("refused");
    expect(foreign()).toEqual([]);
    await page.goto("http://free.example/");
    expect(await send()).toBe("sent");
    await expect.poll(() => foreign().sort()).toEqual(["a beacon", "a body"]);
    expect(made).toContain("sendBeacon");
  } finally {
    await browser.close();
    host.close();
  }
});
