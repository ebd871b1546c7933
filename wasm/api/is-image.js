/** Images as callers have them: pixels, or something that can be drawn. */

/**
 * Pixels as ImageData has them, row by row: red, green, blue, alpha.
 * @typedef {{ readonly data: Uint8ClampedArray | Uint8Array, readonly width: number, readonly height: number }} Pixels
 */

/**
 * An image: ImageData, a canvas (HTMLCanvasElement, OffscreenCanvas), an image element, an ImageBitmap, a video
 * frame, or the Blob or File of one. In Node only pixels. Typed by their members, for programs without the DOM's types.
 * @typedef {Pixels
 *   | { readonly width: number, readonly height: number, getContext: (id: any) => any }
 *   | { readonly naturalWidth: number, readonly naturalHeight: number }
 *   | { readonly width: number, readonly height: number, close(): void }
 *   | { readonly videoWidth: number, readonly videoHeight: number }
 *   | { readonly displayWidth: number, readonly displayHeight: number, close(): void }
 *   | { readonly size: number, readonly type: string, arrayBuffer(): Promise<ArrayBuffer> }} ImageLike
 */

const kinds = new Set([
  ...["Blob", "File", "HTMLCanvasElement", "OffscreenCanvas", "HTMLImageElement", "ImageBitmap"],
  ...["ImageData", "SVGImageElement", "HTMLVideoElement", "VideoFrame"],
]);

/** @param {any} value @returns {value is Pixels} */
export const isPixels = (value) =>
  ArrayBuffer.isView(value?.data) &&
  typeof value.width === "number" &&
  typeof value.height === "number";

/**
 * Also one of another frame.
 * @param {unknown} value
 * @returns {value is ImageLike}
 */
export const isImage = (value) =>
  typeof value === "object" &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  (isPixels(value) || kinds.has(Object.prototype.toString.call(value).slice(8, -1)));

/** Whether it is an image or a list of images. @param {unknown} value */
export const isOfImages = (value) => isImage(Array.isArray(value) ? value[0] : value);

/** Whether there are images in what a caller gives as x. @param {unknown} x */
export function hasImages(x) {
  if (isOfImages(x)) return true;
  if (Array.isArray(x)) return x.some(isOfImages);
  const isNamed =
    typeof x === "object" &&
    x !== null &&
    !ArrayBuffer.isView(x) &&
    !("data" in x) &&
    !("rows" in x);
  return isNamed && Object.values(x).some(isOfImages);
}
