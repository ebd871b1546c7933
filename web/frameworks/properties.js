/** What a component gives the element, and what it hears from it. */

export const properties = ["data", "experiment", "lesson", "show", "src", "theme"];

export const events = ["ready", "change", "epoch", "evaluated", "trained", "predicted", "error"];

/** The same for equal experiments, which a page may write anew each time it renders. @param {unknown} value */
export const keyOf = (value) =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
    ? JSON.stringify(value)
    : value;
