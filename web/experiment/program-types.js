/**
 * What the page knows of the experiment as a program. Nothing here runs.
 *
 * @typedef {object} CodeState the program that was brought last, or that the experiment is
 * @property {string} text "" where there is none
 * @property {string} name of its file, or ""
 * @property {import("minibatch").PythonFinding[]} findings
 * @property {import("./types.js").Experiment | null} read what it says; null where the experiment stayed as it was
 * @property {boolean} mended
 * @property {boolean} isOwn whether a person brought or typed it
 * @property {boolean} isHalf whether it waits for the rest of a line that is being typed
 * @property {boolean} isRefused whether what is typed is no program, so that the experiment stays as it was
 * @property {number} unread how many places were no Python when it was whole last
 * @property {number} changes of the experiment, see undo.js, up to which the two say the same
 * @property {number} busy how many programs are being made the experiment
 * @property {import("minibatch").Message | null} error why the experiment cannot be written as one
 */

export {};
