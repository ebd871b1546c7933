// The protocol's table, the server's handlers and the errors' codes say the same.

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../../tools/files.mjs";
import { inRoot } from "../../tools/paths.mjs";
import { Client } from "../../wasm/wire/client.js";
import { loadCore } from "../package/formats/load-core.js";
import { Handles } from "../../wasm/engine/handles.js";
import { Jobs } from "../../wasm/engine/jobs.js";
import { protocol } from "../../wasm/wire/protocol.js";
import { makeHandlers } from "../../wasm/wire/server.js";

const methods = Object.keys(protocol).sort();

describe("the protocol", () => {
  it("has a handler for every method, and no handler without one", async () => {
    const core = await loadCore();
    const handlers = makeHandlers({ core, handles: new Handles(1), jobs: new Jobs() });
    expect([...Object.keys(handlers), "start"].sort()).toEqual(methods);
  });

  it("is what the client's calls are made of", () => {
    const client = new Client([]);
    expect(Object.keys(client.calls).sort()).toEqual(methods);
  });

  it("is used in full by the public API", () => {
    const code = filesBelow("wasm/api")
      .map((path) => readFileSync(inRoot(path), "utf8"))
      .join("\n");
    // The client itself sends these two.
    const own = new Set(["start", "dispose"]);
    const used = (/** @type {string} */ name) => new RegExp(`\\bcalls\\s*\\.${name}\\(`).test(code);
    expect(methods.filter((name) => !own.has(name) && !used(name))).toEqual([]);
  });
});

describe("the errors' codes", () => {
  it("are the core's, and the package's own", () => {
    const core = readFileSync(inRoot("core/base/error.cpp"), "utf8");
    const codes = [...core.matchAll(/return "([a-z-]+)";/g)]
      .map(([, code]) => code)
      .filter((code) => code !== "unknown");
    const text = readFileSync(inRoot("wasm/messages/error.js"), "utf8");
    const listed = [...text.matchAll(/^ \* - `([a-z-]+)`:/gm)].map(([, code]) => code);
    const typed = [
      ...(text.match(/@typedef \{([^}]+)\} ErrorCode/)?.[1] ?? "").matchAll(/"([^"]+)"/g),
    ];
    expect(codes.length).toBeGreaterThan(5);
    expect(listed.slice(0, codes.length)).toEqual(codes);
    expect(typed.map(([, code]) => code)).toEqual(listed);
  });
});
