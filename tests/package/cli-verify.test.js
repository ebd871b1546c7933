// `minibatch verify`: runs that were handed in, as they are and forged.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { csv, folder, minibatch, minibatchIn, short, write } from "./cli.js";

const experiment = { ...short, data: null };

/** @type {string} */
let run;
beforeAll(async () => {
  run = join(folder, "handed-in.minibatch");
  const { status } = await minibatch("run", write("own.json", experiment), csv, "--save", run);
  expect(status).toBe(0);
});

const members = () => unzipSync(readFileSync(run));
/** @param {Record<string, Uint8Array>} files @param {string} name */
const jsonIn = (files, name) => JSON.parse(strFromU8(files[`${name}.json`]));
/** What the file states of its run. */
const stated = () => jsonIn(members(), "run").run;

/**
 * A copy of the run file that was changed.
 * @param {(experiment: any, run: any) => void} change
 */
function forged(change) {
  const files = members();
  const parts = ["experiment", "run"].map((name) => jsonIn(files, name));
  change(parts[0], parts[1].run);
  const path = join(folder, "forged.minibatch");
  const [experimentJson, runJson] = parts.map((part) => strToU8(JSON.stringify(part)));
  const changed = { "experiment.json": experimentJson, "run.json": runJson };
  writeFileSync(path, zipSync({ ...files, ...changed }));
  return path;
}

describe("minibatch verify", () => {
  it("finds an honest run the same, at any number of threads", async () => {
    const { fingerprint } = stated();
    for (const more of [[], ["--threads", "2"]]) {
      const { status, out, err } = await minibatch("verify", run, csv, ...more);
      expect({ status, err }).toEqual({ status: 0, err: "" });
      expect(out).toMatch(/^Test - accuracy: /);
      expect(out).toContain(
        `The same: training again gives the weights of the file, SHA-256 ${fingerprint}.\n`,
      );
    }
    const { out } = await minibatch("verify", run, csv, "--json");
    expect(JSON.parse(out)).toMatchObject({ same: true, sameWeights: true, differences: [] });
    const { out: korean } = await minibatchIn({ LANG: "ko_KR.UTF-8" }, "verify", run, csv);
    expect(korean).toContain(
      `같습니다. 다시 학습한 가중치가 파일의 가중치와 같습니다. SHA-256: ${fingerprint}`,
    );
  });

  it("names a score and an epoch that were changed in the file", async () => {
    const { evaluation, history } = stated();
    const path = forged((_, json) => {
      json.evaluation.accuracy = 0.999;
      json.history.loss[1] = 0.01;
    });
    const { status, out } = await minibatch("verify", path, csv);
    expect(status).toBe(1);
    expect(out).toContain(
      `accuracy is 0.999 in the file, but ${evaluation.accuracy} when it is trained again.`,
    );
    expect(out).toContain(
      `history.loss of epoch 2 is 0.01 in the file, but ${history.loss[1]} when`,
    );
    expect(out).toMatch(
      /Not the same: the weights are those of the file, .* numbers above were changed/,
    );
  });

  it.each([
    ["seed", (/** @type {any} */ json) => (json.seed = 7)],
    ["epochs", (/** @type {any} */ json) => (json.fit.epochs = 3)],
    [
      "learning rate",
      (/** @type {any} */ json) =>
        (json.compile.optimizer = { class_name: "Adam", config: { learning_rate: 0.01 } }),
    ],
  ])("sees that the weights are of another %s", async (_, change) => {
    const { fingerprint } = stated();
    const { status, out } = await minibatch("verify", forged(change), csv);
    expect(status).toBe(1);
    expect(out).toMatch(
      new RegExp(
        `Not the same: the file's weights have the SHA-256 ${fingerprint}, training again gives [0-9a-f]{64}`,
      ),
    );
  });

  it("trains as far as a run came that was stopped or went on", async () => {
    const longer = forged((json) => (json.fit.epochs = 1));
    expect((await minibatch("verify", longer, csv)).status).toBe(0);
    const stopped = forged((json, ran) => {
      json.fit.epochs = 50;
      ran.stopReason = "stopped";
    });
    expect((await minibatch("verify", stopped, csv)).status).toBe(0);
    const within = forged((json, ran) => {
      ran.stopReason = "stopped";
      json.seed = 7;
    });
    const { status, out } = await minibatch("verify", within, csv);
    expect(status).toBe(1);
    expect(out).toContain("The file's training was stopped by hand.");
  });

  it.each([
    [() => ["verify"], 2, /verify needs a run: a \.minibatch file/],
    [() => ["verify", csv], 1, /not a \.minibatch file|cannot be read/],
    [() => ["verify", run], 1, /iris\.csv/],
    [() => ["verify", run, write("iris.csv", "a,b\n1,2\n")], 1, /iris\.csv/],
    [() => ["verify", run, csv, "--save", "x"], 2, /verify does not take --save/],
  ])("refuses %s", async (args, expected, message) => {
    const { status, err } = await minibatch(...args());
    expect(err).toMatch(message);
    expect(status).toBe(expected);
  });
});
