// The engine's sentences come late, and everything it sends in order.

import { beforeEach, describe, expect, it, vi } from "vitest";

/** The modules anew, without the texts that the other tests begin with. */
async function fresh() {
  vi.resetModules();
  const { addTexts } = await import("../../wasm/messages/en.js");
  const { Outbox } = await import("../../wasm/wire/outbox.js");
  return { addTexts, Outbox };
}

/** A promise, and what fulfils it. */
function deferred() {
  let resolve = () => {};
  const promise = new Promise((fulfil) => (resolve = () => fulfil(undefined)));
  return { promise, resolve };
}

/** @param {number} id @param {unknown} value @returns {any} */
const result = (id, value) => ({ type: "result", id, value });
const warning = () => ({ id: "late.rows", values: { count: 3 }, message: "late.rows (count: 3)" });

describe("the engine's outbox", () => {
  /** @type {any[]} */
  let sent = [];
  beforeEach(() => (sent = []));
  const post = (/** @type {any} */ message) => void sent.push(structuredClone(message));

  it("sends at once what says nothing, or what is known how to say, and loads no texts", async () => {
    const { addTexts, Outbox } = await fresh();
    addTexts({ "early.rows": "{count} rows" });
    const load = vi.fn();
    const outbox = new Outbox(post, load);
    const known = { id: "early.rows", values: { count: 2 }, message: "2 rows" };
    outbox.send(result(1, { handle: 7, loss: [1, 2], floats: new Float32Array(2) }), []);
    outbox.send(result(2, { warnings: [known] }), []);
    expect(sent.map(({ id }) => id)).toEqual([1, 2]);
    expect(load).not.toHaveBeenCalled();
  });

  it("holds what has to be said until its texts are there, and what comes behind it", async () => {
    const { addTexts, Outbox } = await fresh();
    const texts = deferred();
    const load = vi.fn(() => texts.promise);
    const outbox = new Outbox(post, load);
    outbox.send(result(1, { warnings: [warning()] }), []);
    outbox.send(result(2, null), []);
    const error = { code: "invalid-data", id: "early", values: { cause: [{ id: "late.rows" }] } };
    outbox.send(
      /** @type {any} */ ({ type: "error", id: 3, error: { ...error, message: "" } }),
      [],
    );
    expect(sent).toEqual([]);
    addTexts({ "late.rows": "rows are late", early: "Refused: {cause}." });
    texts.resolve();
    await texts.promise;
    expect(sent.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(sent[0].value.warnings).toEqual([{ ...warning(), message: "rows are late" }]);
    expect(sent[2].error.message).toBe("Refused: rows are late.");
    outbox.send(result(4, { warnings: [warning()] }), []);
    expect(sent).toHaveLength(4);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("sends ids and values where the texts do not come, and asks for them again", async () => {
    const { Outbox } = await fresh();
    const load = vi.fn(() => Promise.reject(new Error("no network")));
    const outbox = new Outbox(post, load);
    for (const id of [1, 2]) {
      outbox.send(result(id, [warning()]), []);
      await expect.poll(() => sent.length).toBe(id);
    }
    expect(sent[0].value).toEqual([warning()]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("sends nothing that waits once it is closed", async () => {
    const { Outbox } = await fresh();
    const texts = deferred();
    const outbox = new Outbox(post, () => texts.promise);
    outbox.send(result(1, [warning()]), []);
    outbox.close();
    texts.resolve();
    await texts.promise;
    expect(sent).toEqual([]);
  });
});
