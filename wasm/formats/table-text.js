/** Delimited text, made of what other formats hold. */

/** A text as a cell, whatever is in it. @param {string} text */
export const quoted = (text) =>
  text === "" ? "" : `"${text.replaceAll('"', '""').replaceAll("\0", " ")}"`;

/** @param {readonly Uint8Array[]} pieces */
const sizeOf = (pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** @param {readonly Uint8Array[]} pieces */
export function joined(pieces) {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * The same of many, letting messages in between.
 * @param {readonly Uint8Array[]} pieces
 * @param {import("./types.js").Turn} turn
 */
export async function joinedInTurns(pieces, turn) {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
    await turn();
  }
  return whole;
}
