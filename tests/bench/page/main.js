/** What the bench asks of the page: one function for each measurement. */

import { measureCurve } from "./curve.js";
import { measureMemory } from "./memory.js";
import { measurePredict } from "./predict.js";
import { measureRoof } from "./roof.js";
import { measureModel } from "./training.js";

export const measurements = {
  measureModel,
  measureCurve,
  measurePredict,
  measureMemory,
  measureRoof,
};

Object.assign(globalThis, { measurements });
