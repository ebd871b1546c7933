/** What the bench asks of the page: one function for each measurement. */

import { measureCurve } from "./curve.js";
import { measureMemory } from "./memory.js";
import { startThreads } from "./ours-threads.js";
import { measurePredict } from "./predict.js";
import { measureProfile } from "./profile.js";
import { measureRoofline } from "./roofline.js";
import { measureSizes } from "./sizes.js";
import { measureModel } from "./training.js";

export const measurements = {
  startThreads,
  measureModel,
  measureCurve,
  measureSizes,
  measurePredict,
  measureProfile,
  measureMemory,
  measureRoofline,
};

Object.assign(globalThis, { measurements });
