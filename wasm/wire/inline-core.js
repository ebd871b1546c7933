/** The core embedded in a script, for where its file is missing. Unpacked at first use. */

import { wasm } from "../../build/generated/inline-core.js";
import { unpacked } from "./unpack.js";

/** @type {Promise<WebAssembly.Module> | null} */
let module = null;

/** The core's module for one thread. */
export const inlineModule = () =>
  (module ??= unpacked(wasm).then((bytes) => WebAssembly.compile(bytes)));
