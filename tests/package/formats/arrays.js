/** NumPy's files: those that NumPy wrote (fixtures/arrays/write.py), and ones made in memory. */

import { readFileSync } from "node:fs";
import { npy } from "./make-files.js";

export const folder = new URL("../fixtures/arrays/", import.meta.url);
/** @param {string} name */
export const fixture = (name) => new Uint8Array(readFileSync(new URL(name, folder)));
/** What NumPy says is in its files. */
export const golden = JSON.parse(readFileSync(new URL("golden.json", folder), "utf8"));

/** @param {number[]} shape @param {number[]} values */
export const floats = (shape, values) => npy("'<f4'", shape, Float32Array.from(values));
/** @param {number[]} values */
export const whole = (values) => npy("'<i4'", [values.length], Int32Array.from(values));
