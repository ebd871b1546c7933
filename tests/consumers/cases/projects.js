/** Projects that consumers share; each adds what it has of its own. */

import { page, printing, required, showing, training } from "../program.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */
/** @typedef {Partial<Consumer> & Pick<Consumer, "name">} Own */

const shown = { "train.js": training(), "main.js": showing() };

/** Why what is within runs. */
export const oneFile = "one file and nothing beside it";
export const noWorkerFile = "they leave a worker's file behind";

/** Pages that load a script. */
export const asModule = page(`<script type="module" src="./main.js"></script>`);
export const asScript = page(`<script src="./main.js"></script>`);

/** A page that its server or bundler finds by its index.html. @param {Own} own @returns {Consumer} */
export const ofPage = ({ files, ...own }) => ({
  group: "Bundlers",
  files: { ...shown, "index.html": asModule, ...files },
  runs: "worker",
  ...own,
});

/**
 * A page beside which a bundler puts main.js.
 * @param {string} html
 * @param {Own} own
 * @returns {Consumer}
 */
export const ofScript = (html, { files, ...own }) => ({
  group: "Bundlers",
  files: { ...shown, "dist/index.html": html, ...files },
  folder: "dist",
  ...own,
});

/** A program that prints. @param {Own} own @returns {Consumer} */
export const printed = ({ files, ...own }) => ({
  group: "Runtimes",
  files: { "train.js": training(), "main.js": printing, ...files },
  output: ["node", "main.js"],
  runs: "same thread",
  ...own,
});

/** A test, by a test runner that calls it with `require`. @param {Own} own @returns {Consumer} */
export const ofJest = (own) => ({
  group: "Runtimes",
  manifest: { type: "commonjs" },
  files: {
    "train.js": required(),
    "train.test.js": `const { train } = require("./train.js");
test("trains", () => train().then((done) => console.log("RESULT " + JSON.stringify(done))), 60000);`,
  },
  output: ["sh", "-c", "jest --silent=false 2>&1"],
  runs: "same thread",
  ...own,
});
