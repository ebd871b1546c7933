/** Rows and images on their way to the engine. Nothing here runs. */

/**
 * Numbers in the row-major order of `shape`.
 * @typedef {{ data: Float32Array, shape: number[] }} FloatArray
 */

/** An input or target of data, and the shape of one row there. @typedef {{ name: string, shape: number[] }} TensorSpec */
/** An input or output of a model; null is a length that it leaves open. @typedef {{ name: string, shape: (number | null)[] }} OpenSpec */

/**
 * A target. `classes` is how many classes its numbers are indices of, 0 if they are not class indices: a loss may
 * need them as one-hot rows.
 * @typedef {TensorSpec & { classes: number }} TargetSpec
 */

/**
 * Rows as they cross to the engine: bytes stay bytes, everything else is float32. Arrays are row-major,
 * channels last; a shape is one row's, [] for a label; a name is empty if the position is enough.
 * @typedef {object} DatasetArrays
 * @property {{ name: string, data: Uint8Array | Float32Array, shape: number[] }[]} inputs
 * @property {{ name: string, data: Float32Array, shape: number[], classes?: number }[]} targets `classes`:
 *   how many classes the numbers are indices of; absent or 0 if they are not class indices
 * @property {{ data: Float32Array, shape: number[], target: number }[]} weights sample weights of a target,
 *   or of all with -1
 * @property {number} scale bytes become byte * scale
 */

/** An ImageBitmap, typed by its members for programs without the DOM's types. @typedef {{ readonly width: number, readonly height: number, close(): void }} Bitmap */

/** Red, green, blue and alpha; a file; or a drawing. @typedef {{ height: number, width: number, data: Uint8Array | Uint8ClampedArray } | Blob | Bitmap} AnyImage */

/** @typedef {{ job: number, prepared: number, files: import("../formats/types.js").InputFile[] }} OpenImages */
/** @typedef {{ job: number, prepared: number, images: number, from: number }} TransformImages */
/** Images to predict, by their paths, or places in arrays. @typedef {{ handle: number, names: string[], warnings: import("../formats/types.js").Warning[] }} OpenedImages */

/**
 * Some of them as a model takes them, up to number `next`, without those that cannot be decoded.
 * @typedef {{ dataset: import("./protocol.js").DatasetInfo | null, next: number, failed: { index: number, why:
 *   import("../messages/render.js").MessageValue }[] }} SomeImages
 */

export {};
