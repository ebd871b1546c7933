// What the page itself disposes is no crash of the worker: nothing else that it holds is given up.

import { expect, test } from "vitest";
import { Handles } from "../../web/experiment/handles.js";
import { askData } from "../../web/experiment/look.js";
import { whileThere } from "../../web/experiment/recovery.js";

/** @param {string} code @param {string} id */
const refusal = (code, id) => Object.assign(new Error(id), { code, id });
const disposed = () => refusal("stale-handle", "object.disposed");
const gone = () => refusal("stale-handle", "engine.gone");

/** A page with rows and a trained model. */
function loaded() {
  const handles = new Handles();
  const freed = { dispose: () => {} };
  Object.assign(handles, { source: freed, prepared: { ...freed }, net: { ...freed } });
  handles.predictions.set("test", freed);
  const description = { name: "iris" };
  const data = { description, prepared: {}, alone: null };
  const training = { experiment: {}, hasWeights: true, id: "1", status: "done" };
  const playground = { handles, store: { state: { data, training } }, ensuring: null };
  return /** @type {any} */ (playground);
}

for (const [name, ask] of /** @type {[string, typeof whileThere][]} */ ([
  ["what needs the model", whileThere],
  ["what is asked of the data", askData],
])) {
  test(`${name} is asked again of rows that were prepared meanwhile`, async () => {
    const playground = loaded();
    const { handles } = playground;
    const { net, predictions, source } = handles;
    let asked = 0;
    const answer = await ask(playground, async () => {
      if (++asked > 1) return "answer";
      handles.prepared = { dispose: () => {} };
      throw gone();
    });
    expect(answer).toBe("answer");
    expect([handles.net, handles.source]).toEqual([net, source]);
    expect(handles.predictions).toBe(predictions);
  });

  test(`${name} loses nothing where what it holds was disposed`, async () => {
    const playground = loaded();
    const { handles } = playground;
    const { net } = handles;
    const asking = ask(playground, () => Promise.reject(disposed()));
    await expect(asking).rejects.toThrow("object.disposed");
    expect(handles.net).toBe(net);
  });

  test(`${name} is asked again after predictions were made anew`, async () => {
    const playground = loaded();
    const { handles } = playground;
    const { net } = handles;
    let asked = 0;
    await ask(playground, async () => {
      if (++asked > 1) return;
      handles.disposePredictions();
      throw gone();
    });
    expect(handles.net).toBe(net);
  });
}
