/** Whether what storage gives is a session. Loaded when one is found. */

import { isExperiment } from "./link.js";

/** @param {any} value @returns {boolean} */
function isHistory({ epoch, history } = {}) {
  return (
    Array.isArray(epoch) &&
    epoch.every(Number.isInteger) &&
    typeof history === "object" &&
    history !== null &&
    Object.values(history).every(
      (values) => Array.isArray(values) && values.length === epoch.length,
    )
  );
}

/** @param {any} run @returns {boolean} */
const isRun = (run) =>
  typeof run?.id === "string" &&
  isExperiment(run.experiment) &&
  isHistory(run) &&
  typeof (run.evaluation ?? null) === "object" &&
  (run.sweep === undefined ||
    (typeof run.sweep?.id === "string" && Object(run.sweep.values) === run.sweep.values)) &&
  [run.seconds, run.at].every(Number.isFinite);

/** @param {any} prepared @returns {boolean} */
const isSuitable = ({ task, classNames, inputShape, trainRows }) =>
  ["classification", "binary", "regression"].includes(task) &&
  Array.isArray(classNames) &&
  Array.isArray(inputShape) &&
  Number.isInteger(trainRows);

/** @param {any} session of this version @returns {boolean} */
export const isSession = (session) =>
  isExperiment(session.experiment) &&
  (!session.suggestedFor || isSuitable(session.suggestedFor)) &&
  Array.isArray(session.runs) &&
  session.runs.every(isRun) &&
  (!session.training ||
    (isRun(session.training) && Number.isInteger(session.training.plannedEpochs)));
