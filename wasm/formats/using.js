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
