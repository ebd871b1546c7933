/**
 * The shape of what the page shows of the inside of a model. Nothing here runs.
 *
 * @typedef {object} InspectionState what is looked at inside the model; of no consequence for the numbers
 * @property {readonly string[]} open sections of the tab
 * @property {string} layer whose output is shown; "" where a person chose none
 * @property {number} row of the test rows
 * @property {{ row: number, layers: import("minibatch").ObservedLayer[], picture: import("./types.js").Picture | null, x: ArrayLike<number>,
 *   y: ArrayLike<number> | null } | null} seen what that layer gives for it
 * @property {string} statistic that is drawn by epoch
 * @property {import("minibatch").NamedWeight[] | null} weights
 * @property {string} weight that is shown; "" where a person chose none
 * @property {{ row: number, rows: number, fresh: boolean }} batch rows of the training rows that a step is taken with, and
 *   whether from fresh weights
 * @property {(import("minibatch").ObservedStep & { x: ArrayLike<number>, y: ArrayLike<number> | null, inputShape: number[],
 *   of: string }) | null} step taken apart, and what it was of
 * @property {string} stepLayer whose numbers are shown
 * @property {"" | "seen" | "weights" | "step"} busy what is being asked
 * @property {import("minibatch").Message | null} error
 */

export {};
