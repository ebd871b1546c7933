// A Python with a Keras, and the version that it has; undefined where there is none.

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where tests/parity/generate.py runs, or any other: MINIBATCH_KERAS_PYTHON may name one with an older release. */
export const python =
  process.env.MINIBATCH_KERAS_PYTHON ?? join(homedir(), ".cache/minibatch-parity/bin/python");

const asked = "import importlib.metadata as all; print(all.version('keras'))";

/** As "3.15". */
export const kerasVersion = existsSync(python)
  ? /^\d+\.\d+/.exec(execFileSync(python, ["-c", asked], { encoding: "utf8" }))?.[0]
  : undefined;
