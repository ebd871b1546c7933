/** The package's messages about links, beginnings, sweeps and .minibatch files, in English; they come with what says them. */

/** @type {import("./render.js").Texts["texts"]} */
export const links = {
  "link.bad": "This link holds no experiment: {why} It may have been cut short; ask for a new one.",
  "link.too-long": "it has more than {most} characters.",
  "link.start": "it does not begin with #1! or #1~.",
  "link.percent": "it has a % without a character's code after it.",
  "link.packed": "its contents cannot be unpacked.",
  "link.bomb": "it unpacks to more than {most} bytes.",

  "notation.expected": "expected {expected} at character {at}, received {received}.",
  "notation.end": "its end",
  "notation.key": "another key",
  "notation.member-end": "a comma or )",
  "notation.literal": "t, f, n or ( after !",
  "notation.value": "a value",

  "expected.begin": '{ file: { name, size, sha256 }, head: "own" or "new" } or null',
  "run.begin-wanted":
    "{where}: training begins with the weights of a model's file, which the experiment names, but does not contain. Give it, too: {name}.",

  "sweep.no-setting": 'sweep(): the experiment has no setting "{path}". Some that it has: {near}.',
  "sweep.no-setting-near": 'sweep(): the experiment has no setting "{path}". Near to it: {near}.',
  "sweep.values": 'sweep(): expected a list of values for "{path}", received {received}.',
  "sweep.twice": 'sweep(): the setting "{path}" is given twice.',
  "sweep.too-many": "sweep(): {runs} runs are more than {most}.",
  "sweep.depth": "sweep(): model.depth must be a whole number from 1 to 100, received {received}.",
  "sweep.hidden-sizes":
    "sweep(): model.hidden_layer_sizes must be a list of 1 to 100 whole numbers from 1, such as [64, 32], received {received}.",

  "project.damaged": "This is not a .minibatch file, or it is damaged: {why}",
  "project.packed": "it cannot be unpacked.",
  "project.missing": "{name} is missing.",
  "project.too-large": "{name} would have {size} bytes.",
  "project.no-version": "run.json has no version.",
  "project.no-run": "run.json has no results of the run.",
  "project.weights": "weights.bin does not hold the weights of run.json.",
  "project.no-model": "its experiment has no model.",
  "project.fingerprint": "the SHA-256 of its weights is not the one in run.json.",
};
