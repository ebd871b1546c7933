/** JPEG, WebP and AVIF where there is no browser: by the package sharp, where the program has installed it. */

/** @import { DecodeImage } from "./types.js" */

/** In a variable, so that no bundler looks for what need not be there. */
const packageName = "sharp";

/** @returns {Promise<any>} null where it is not installed */
const load = () =>
  import(/* @vite-ignore */ /* webpackIgnore: true */ packageName).then(
    (module) => module.default,
    () => null,
  );

/**
 * The file's own pixels, turned as its metadata says.
 * @param {Uint8Array} bytes of a file whose pixels have been counted
 * @param {import("./types.js").Turn} [turn]
 * @returns {Promise<Awaited<ReturnType<DecodeImage>> | null>} null where sharp is not installed; rejects with what sharp
 *   says where it cannot decode them
 */
export async function decodeBySharp(bytes, turn) {
  const sharp = globalThis.process?.versions?.node ? await load() : null;
  if (!sharp) return null;
  const image = sharp(bytes, { limitInputPixels: false }).autoOrient();
  const { data, info } = await image
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  await turn?.();
  return { height: info.height, width: info.width, data };
}
