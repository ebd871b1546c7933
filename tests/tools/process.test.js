import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inRoot } from "../../tools/paths.mjs";
import { startOf } from "../../tools/process.mjs";
import { listening } from "../../tools/serve.mjs";

const folder = mkdtempSync(join(tmpdir(), "minibatch-process-"));
afterAll(() => rmSync(folder, { recursive: true }));

it.each(["plain", "a#b", "50%20off", "why?", "[x]", "한글 폴더"])(
  "knows its main script in a folder %s",
  (name) => {
    const place = join(folder, name);
    mkdirSync(place);
    for (const file of ["process.mjs", "paths.mjs"])
      cpSync(inRoot("tools", file), join(place, file));
    const script = join(place, "script.mjs");
    writeFileSync(
      script,
      'import { isMain } from "./process.mjs"; console.log(isMain(import.meta.url));',
    );
    expect(String(execFileSync(process.execPath, [script]))).toBe("true\n");
    const importing = join(place, "importing.mjs");
    writeFileSync(importing, 'import "./script.mjs";');
    expect(String(execFileSync(process.execPath, [importing]))).toBe("false\n");
    const link = join(place, "link.mjs");
    symlinkSync(script, link);
    expect(String(execFileSync(process.execPath, [link]))).toBe("true\n");
  },
);

it("tells processes apart", () => {
  expect(startOf(process.pid)).not.toBe("");
  expect(startOf(process.pid)).toBe(startOf(process.pid));
  const { pid } = spawnSync("true");
  expect(startOf(pid)).toBe("");
});

it("says that a port is taken, and what to do", async () => {
  const first = createServer();
  await new Promise((resolve) => first.listen(0, () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (first.address());
  const second = createServer();
  const start = () =>
    new Promise((resolve, reject) => second.on("error", reject).listen(port, () => resolve(0)));
  await expect(listening({ port }, start)).rejects.toThrow(
    `Port ${port} is taken by another program. Choose another one, as in PORT=${port + 1}, or leave PORT out.`,
  );
  first.close();
});
