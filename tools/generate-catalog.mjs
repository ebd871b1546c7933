/**
 * Writes build/generated/ from what the core says of itself: the catalogue as a module, and the types of
 * the functions that are made from it. With TypeScript, `layers.dense({ unit: 10 })` does not compile.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { buildersModule } from "./builder-types.mjs";
import { catalogTexts } from "./catalog-texts.mjs";
import { inRoot } from "./paths.mjs";
import { isMain, run, runMain } from "./process.mjs";

/**
 * @typedef {import("../wasm/api/catalog-texts.js").CatalogEntry & { formula?: string }} CatalogEntry `formula` also
 *   has shapes, the same in every language
 */
/**
 * @typedef {{ entries: CatalogEntry[], keys: import("../wasm/api/catalog.js").Keys, max_layers: number }} Catalog
 */
/** @typedef {import("../wasm/api/catalog-texts.js").CatalogArgument} CatalogArgument */
/**
 * What the core says: of each text its number.
 * @template T @typedef {Omit<T, "doc"> & { doc: number }} Numbered
 */
/**
 * @typedef {Omit<Catalog, "entries"> & {
 *   entries: (Omit<Numbered<CatalogEntry>, "arguments"> & { arguments: Numbered<CatalogArgument>[] })[],
 * }} CoreCatalog
 */

/** Prints what the core says. */
export const catalogProgram = "build/wasm/catalog.cjs";

const outputFolder = "build/generated";

/** Steps of a preparation and classical models have a module of their own. @param {CatalogEntry} entry */
const isStep = ({ kind }) => kind === "preparation" || kind === "baseline";

/**
 * The entries as wasm/api/catalog.js reads them: by kind, and without the names of what they all have.
 * @param {CatalogEntry[]} entries
 */
function packedText(entries) {
  /** @type {import("../wasm/api/catalog.js").Packed} */
  const packed = {};
  for (const {
    kind,
    class_name,
    identifiers,
    doc: _,
    js_name: __,
    formula: ___,
    ...entry
  } of entries) {
    const { arguments: args, ...rest } = entry;
    (packed[kind] ??= []).push([
      class_name,
      identifiers,
      args.map(({ name, type, doc: _, required, nullable, ...others }) => [
        name,
        type,
        Number(required) + 2 * Number(nullable),
        others,
      ]),
      rest,
    ]);
  }
  return JSON.stringify(packed);
}

/** @param {Catalog} catalog */
const stepsModule = ({ entries }) =>
  [
    "/** The steps of a preparation, and classical models. Generated: do not edit. */",
    '/** @type {import("../../wasm/api/catalog.js").Packed} */',
    `export const steps = ${packedText(entries.filter(isStep))};`,
    "",
  ].join("\n\n");

/** @param {Catalog} catalog */
function catalogModule({ entries, keys, max_layers }) {
  return [
    "/** What the core can be told to make. Generated: do not edit. */",
    '/** @type {import("../../wasm/api/catalog.js").Packed} */',
    `export const catalog = ${packedText(entries.filter((entry) => !isStep(entry)))};`,
    '/** @type {import("../../wasm/api/catalog.js").Keys} */',
    `export const keys = ${JSON.stringify(keys)};`,
    `export const maxLayers = ${max_layers};`,
    "",
  ].join("\n\n");
}

/**
 * The texts in the order in which the entries are read.
 * @param {Catalog} catalog
 */
function textsModule({ entries }) {
  const kinds = [...new Set(entries.map(({ kind }) => kind))];
  const inOrder = kinds.flatMap((kind) => entries.filter((entry) => entry.kind === kind));
  const texts = [...inOrder.filter((entry) => !isStep(entry)), ...inOrder.filter(isStep)].map(
    (entry) => [entry.doc, ...entry.arguments.map(({ doc }) => doc)],
  );
  return [
    "/** What the catalogue says of its entries. Generated: do not edit. */",
    '/** @type {import("../../wasm/api/catalog-texts.js").Texts} */',
    `export const texts = ${JSON.stringify(texts)};`,
    "",
  ].join("\n\n");
}

/** @param {string} version */
const versionModule = (version) =>
  `/** The package's version. Generated: do not edit. */\nexport const version = ${JSON.stringify(version)};\n`;

/**
 * The catalogue with its texts. Behind a line break, that of an entry has the formula or the shapes.
 * @param {CoreCatalog} catalog
 * @param {(number: number) => string} textOf
 * @returns {Catalog}
 */
export function withTexts({ entries, ...rest }, textOf) {
  const complete = entries.map((entry) => {
    const [doc, ...formulas] = textOf(entry.doc).split("\n");
    return {
      ...entry,
      doc,
      arguments: entry.arguments.map((argument) => ({ ...argument, doc: textOf(argument.doc) })),
      ...(formulas.length > 0 && { formula: formulas.join("\n") }),
    };
  });
  return { ...rest, entries: complete };
}

/** The catalogue of the core that was built. */
export async function readCatalog() {
  const { output } = await run(process.execPath, [inRoot(catalogProgram)], { quiet: true });
  return withTexts(JSON.parse(output), catalogTexts());
}

export async function generateCatalog() {
  const catalog = await readCatalog();
  const { version } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
  mkdirSync(inRoot(outputFolder), { recursive: true });
  const files = {
    "catalog.js": catalogModule(catalog),
    "catalog-steps.js": stepsModule(catalog),
    "catalog-texts.js": textsModule(catalog),
    "builders.js": buildersModule(catalog),
    "version.js": versionModule(version),
  };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(inRoot(outputFolder, name), text);
  }
}

if (isMain(import.meta.url)) await runMain(generateCatalog);
