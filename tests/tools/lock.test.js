import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { withLock } from "../../tools/lock.mjs";

const folder = mkdtempSync(join(tmpdir(), "minibatch-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

const lockUrl = new URL("../../tools/lock.mjs", import.meta.url).href;

/**
 * A process that holds the lock until it is told to end, or until `doWhileHeld` is done.
 * @param {string} file
 * @param {string} doWhileHeld
 */
function holder(file, doWhileHeld) {
  const script = `
    import { withLock } from ${JSON.stringify(lockUrl)};
    await withLock(${JSON.stringify(file)}, "Another build", async () => { ${doWhileHeld} });
    console.log("released");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  return {
    child,
    says: (/** @type {string} */ text) =>
      expect.poll(() => output, { timeout: 20_000 }).toContain(text),
    ended: new Promise((resolve) => child.on("close", () => resolve(output))),
  };
}

const untilTold = `console.log("held"); process.stdin.resume(); await new Promise((go) => process.stdin.on("end", go));`;

it("lets one process in at a time, and says which one it waits for", async () => {
  const file = join(folder, "one");
  const first = holder(file, untilTold);
  await first.says("held");
  const second = holder(file, "");
  await second.says(
    `Another build runs in this checkout (process ${first.child.pid}); waiting for it.`,
  );
  first.child.stdin.end();
  expect(await first.ended).toContain("released");
  expect(await second.ended).toContain("released");
  expect(existsSync(file)).toBe(false);
});

it("is not held by a process that was killed", async () => {
  const file = join(folder, "killed");
  const first = holder(file, untilTold);
  await first.says("held");
  first.child.kill("SIGKILL");
  await first.ended;
  expect(existsSync(file)).toBe(true);
  expect(await withLock(file, "Another build", async () => "ran")).toBe("ran");
  // Nor by another process of the same number.
  writeFileSync(file, `${process.ppid} started at another time`);
  expect(await withLock(file, "Another build", async () => "ran")).toBe("ran");
});

it("may be taken again inside, and by programs that the holder runs", async () => {
  const file = join(folder, "inside");
  const work = async () => {
    await withLock(file, "Another build", async () => {});
    expect(readFileSync(file, "utf8")).toMatch(new RegExp(`^${process.pid} `));
    return holder(file, "").ended;
  };
  // Also where another lock is held already, as it is by `npm test`.
  const inBoth = () => withLock(file, "Another build", work);
  expect(await withLock(join(folder, "another"), "Another test", inBoth)).toBe("released\n");
  expect(existsSync(file)).toBe(false);
});

it("is released when what runs fails", async () => {
  const file = join(folder, "fails");
  const failing = withLock(file, "Another build", async () => {
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(existsSync(file)).toBe(false);
});
