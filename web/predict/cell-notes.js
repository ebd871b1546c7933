/** What the preparation makes of a cell that the training rows had nothing like. */

/** @import { StepReport } from "minibatch" */

/** A sentence's id and values. @typedef {{ id: string, values: Record<string, any> }} Note */

/** @param {StepReport} step @param {string} name */
const learnedOf = ({ learned }, name) => learned.columns?.find(({ column }) => column === name);

/**
 * What takes the place of an empty cell.
 * @param {readonly (StepReport | null)[]} steps
 * @param {string} column
 * @returns {Note | null} null where no step says
 */
export function emptyNote(steps, column) {
  for (const step of steps) {
    const learned = step && learnedOf(step, column);
    if (!step || !learned) continue;
    const { class_name: name } = step;
    if (learned.statistic !== undefined && learned.statistic !== null) {
      return { id: "predict.filledWith", values: { value: learned.statistic, step: name } };
    }
    if (/Imputer$/.test(name)) return { id: "predict.filled", values: { step: name } };
    if (/Encoder$/.test(name)) return null;
  }
  return null;
}

/**
 * What becomes of a category that no training row had.
 * @param {readonly (StepReport | null)[]} steps
 * @param {string} column
 * @param {string} text
 * @returns {Note | null} null where it is known, or refused
 */
export function unknownNote(steps, column, text) {
  for (const step of steps) {
    const learned = step && learnedOf(step, column);
    const categories = learned?.categories;
    if (!step || !Array.isArray(categories)) continue;
    if (categories.some((known) => String(known) === text)) return null;
    const { class_name: name, config } = step;
    const values = { value: text, step: name };
    if (name === "OneHotEncoder" && config.handle_unknown === "ignore") {
      return { id: "predict.unknownZeros", values };
    }
    if (config.handle_unknown === "error") return null;
    return { id: "predict.unknown", values: { ...values, how: String(config.handle_unknown) } };
  }
  return null;
}
