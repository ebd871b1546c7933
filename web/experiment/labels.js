/** Labels that a row may have at once: which one is looked at. */

/** @import { PreparedDescription, State } from "./types.js" */

/**
 * The data as what is judged sees them: of a label two classes, those that have it and those that have not.
 * @param {Pick<State, "data" | "evaluation">} state
 * @returns {PreparedDescription | null}
 */
export function judgedAs({ data: { prepared }, evaluation: { labelled } }) {
  if (!prepared || !labelled) return prepared;
  const targets = [labelled.names[labelled.at]];
  return { ...prepared, task: "binary", classNames: ["0", "1"], targets, scaling: null };
}
