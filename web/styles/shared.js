/** The styles that elements share. */
export { axes } from "./axes.js";
export { base } from "./base.js";
export { controls } from "./controls.js";
export { dialogs } from "./dialog.js";
export { panel } from "./panel.js";
export { sections } from "./sections.js";
export { switches } from "./switches.js";
export { tables } from "./tables.js";
export { track } from "./track.js";
