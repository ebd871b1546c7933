/** The styles that elements share. */
export { base } from "./base.js";
export { controls } from "./controls.js";
export { dialogs } from "./dialog.js";
export { panel } from "./panel.js";
export { sections } from "./sections.js";
export { tables } from "./tables.js";
export { track } from "./track.js";
