/** Objects of the core hold its memory until they are deleted. */

/**
 * Runs `use` and deletes what came from the core, also when it throws.
 * @template {{ delete(): void }} T
 * @template R
 * @param {T} object
 * @param {(object: T) => R} use
 * @returns {R}
 */
export function using(object, use) {
  try {
    return use(object);
  } finally {
    object.delete();
  }
}

/**
 * Copies a buffer's numbers out and frees it.
 * @template {Uint8Array | Int32Array | Float32Array | Float64Array | Uint32Array} View
 * @param {{ view(): View, delete(): void }} buffer
 * @returns {View}
 */
export const takeOut = (buffer) => using(buffer, (b) => /** @type {View} */ (b.view().slice()));
