/**
 * The package in a browser. What starts the engine is in page.js, with what uses it: bundlers leave out a module that
 * only passes on what others export.
 */

import "./page.js";

export * from "./api.js";
