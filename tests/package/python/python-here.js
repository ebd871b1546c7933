// A Python that has what programs import; undefined where there is none.

import { execFileSync } from "node:child_process";

/** The backend that the requirements install, and no window for plots. */
export const env = { KERAS_BACKEND: "jax", ...process.env, MPLBACKEND: "Agg" };

export const python = [process.env.MINIBATCH_PYTHON, "python3"].find((path) => {
  try {
    execFileSync(path ?? "", ["-c", "import keras, pandas, sklearn, imblearn, matplotlib"], {
      ...{ stdio: "ignore", env },
    });
    return true;
  } catch {
    return false;
  }
});
