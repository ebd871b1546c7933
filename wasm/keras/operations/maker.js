/**
 * What makes layers of operations: of a program that is read, or of a model's config. `T` is a tensor there.
 * @template T
 * @typedef {object} Maker
 * @property {(class_name: string, config: Record<string, any>, inputs: T[]) => T} layer calls a new layer
 * @property {(value: unknown) => value is T} isTensor
 * @property {(tensor: T) => (number | null)[] | null} shapeOf with the batch in front; null where it is not known
 * @property {(tensor: T) => T | null} [squaresIn] the rows whose summed squares a tensor (batch, 1) is; null where it is none
 * @property {(left: T, right: T) => { x: T, axis: number } | null} [sharesIn] of a division: what it is the softmax of
 */

/**
 * An operation: the tensor that its layers give; null where no layer does that.
 * @typedef {<T>(maker: Maker<T>, ...values: any[]) => T | null} Operation
 */

/**
 * x * scale + offset
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {number} scale
 * @param {number} [offset]
 * @returns {T | null}
 */
export function rescaled(maker, x, scale, offset = 0) {
  if (!Number.isFinite(scale) || !Number.isFinite(offset)) return null;
  return maker.layer("Rescaling", { scale, ...(offset !== 0 && { offset }) }, [x]);
}

/**
 * @template T
 * @param {Maker<T>} maker
 * @param {T} x
 * @param {string} activation
 */
export const activated = (maker, x, activation) => maker.layer("Activation", { activation }, [x]);
