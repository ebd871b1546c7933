/** PyTorch in a process of its own, where this machine has it: what training costs outside of a page. */

import { startPython } from "./python.mjs";

/** @typedef {import("./python.mjs").Python} PyTorch */

/** @returns {Promise<PyTorch | { refused: string }>} what runs, or why it does not */
export const startPyTorch = () =>
  startPython("tests/bench/pytorch.py", ["torch"], "Debian's package is python3-torch");
