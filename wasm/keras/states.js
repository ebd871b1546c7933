/** Layers that have a state, which calls may begin with and return. */

/** How many states each has. @type {Readonly<Record<string, number>>} */
const states = { SimpleRNN: 1, GRU: 1, LSTM: 2, ConvLSTM2D: 2 };

/** @typedef {{ class_name: string, config: any }} Layer */

/** Whether a call may give the states to begin with behind the input. @param {{ class_name: string }} layer */
export const takesStates = ({ class_name: kind }) => kind in states || kind === "Bidirectional";

/** How many outputs a call has. @param {Layer} layer */
export function outputsOf({ class_name: kind, config }) {
  const isBoth = kind === "Bidirectional";
  const inner = isBoth ? config.layer : { class_name: kind, config };
  if (inner?.config?.return_state !== true) return 1;
  return 1 + (states[inner.class_name] ?? 0) * (isBoth ? 2 : 1);
}
