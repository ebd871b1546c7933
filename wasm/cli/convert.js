/** `minibatch convert` */

import process from "node:process";
import { readModel } from "./input.js";
import { UsageError } from "./language.js";
import { checkWritable, write } from "./output.js";

/** Formats by how a file's name ends; the first that fits counts. */
/** @type {Record<string, import("minibatch").SaveFormat>} */
const formats = {
  ...{ "weights.h5": "weights.h5", keras: "keras", h5: "h5" },
  ...{ safetensors: "safetensors", zip: "tfjs", onnx: "onnx" },
};

/**
 * A model in another format, with what its optimizer keeps.
 * @param {import("./arguments.js").Parsed} parsed
 * @param {import("./language.js").Say} say
 * @returns {Promise<number>} the exit status
 */
export async function convert({ experiment: path, files: [out], json, kerasVersion }, say) {
  const found = Object.entries(formats).find(([ending]) =>
    out.toLowerCase().endsWith(`.${ending}`),
  );
  if (!found) {
    throw new UsageError("cli.convert-format", {
      path: out,
      known: Object.keys(formats).map((name) => `.${name}`),
    });
  }
  await checkWritable(out);
  const net = await readModel(path);
  await write(out, await net.save(found[1], { kerasVersion }));
  const values = { path: out, count: await net.countParams() };
  process.stdout.write(
    json ? `${JSON.stringify(values)}\n` : `${say({ id: "cli.converted", values })}\n`,
  );
  net.dispose();
  return 0;
}
