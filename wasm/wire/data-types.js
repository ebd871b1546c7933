/** Rows and images on their way to the engine. Nothing here runs. */

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

export {};
