/** What the package adds to a program, measured as a bundler would ship it: by Rolldown, minified, gzip. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

/** Programs by what they use. */
export const programs = {
  everything: `import * as minibatch from "minibatch"; console.log(minibatch);`,
  "`sequential` with two layers": `import { layers, sequential } from "minibatch";
    const net = sequential([layers.dense({ units: 8, inputShape: [2] }), layers.dense({ units: 1 })]);
    await net.compile({ optimizer: "adam", loss: "mse" });
    console.log(await net.predict({ data: new Float32Array(2), shape: [1, 2] }));`,
  nothing: `import "minibatch";`,
};

/**
 * The scripts that a page loads first: the one that it names, and those that this one imports.
 * @param {string} folder of the package's scripts
 * @param {string} program
 * @returns {Promise<string>}
 */
export async function shipped(folder, program) {
  const build = await rolldown({
    input: "program",
    platform: "browser",
    tsconfig: false,
    resolve: { alias: { minibatch: join(folder, "index.js") } },
    plugins: [
      {
        name: "program",
        resolveId: (id) => (id === "program" ? "\0program" : null),
        load: (id) => (id === "\0program" ? program : null),
      },
    ],
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  const chunks = output.filter((file) => file.type === "chunk");
  const first = new Set([chunks[0].fileName]);
  for (const name of first) {
    for (const { fileName, imports } of chunks) {
      if (fileName === name) for (const other of imports) first.add(other);
    }
  }
  return chunks
    .filter(({ fileName }) => first.has(fileName))
    .map(({ code }) => code)
    .join("\n");
}

/** @param {string | Uint8Array} content */
export const gzipSize = (content) => gzipSync(content, { level: 9 }).length;

/** Sizes in the README. @param {string} folder of the package's scripts */
export async function sizesText(folder) {
  const kilobytes = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} KB`;
  const file = (/** @type {string} */ name) =>
    kilobytes(gzipSize(readFileSync(join(folder, name))));
  const { everything, "`sequential` with two layers": sequential } = programs;
  const [all, two] = await Promise.all([shipped(folder, everything), shipped(folder, sequential)]);
  const worker = await shipped(folder, `import "${join(folder, "worker.js")}";`);
  return (
    `A page's script grows by ${kilobytes(gzipSize(two))} with \`sequential\` and two layers, by ` +
    `${kilobytes(gzipSize(all))} with everything; the worker has ${kilobytes(gzipSize(worker))} and the core ` +
    `${file("minibatch.wasm")}, which load beside it, and what archives, images and model files need ` +
    `${file("worker-files.js")}, which loads with them. \`minibatch/inline\`, all of it in one script, has ` +
    `${kilobytes(gzipSize(await shipped(folder, `export * from "${join(folder, "inline.js")}";`)))}. All gzip, of what ` +
    "Rolldown makes and minifies."
  );
}
