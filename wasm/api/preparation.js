/** The functions that make the steps of a preparation. */

import { builders } from "./builders.js";
import { entriesOf } from "./catalog-steps.js";

/** @typedef {import("../../build/generated/builders.js").Preparations} Preparations */

/** Steps that make rows ready to train on, for `source.prepare()`. @type {Preparations} */
export const preparation = /* @__PURE__ */ builders("preparation", "preparation", entriesOf);
