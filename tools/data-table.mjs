/**
 * The README's tables: of what is read and what is done to it, from the list of formats and the catalogue, and of the formats of
 * models.
 *
 *   node tools/data-table.mjs          writes them into README.md; the package has to be built
 */

import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { kept, modelFormats } from "./model-formats.mjs";
import { inRoot } from "./paths.mjs";
import { isMain, runMain } from "./process.mjs";

/** What stands before and behind the tables. @param {string} name */
const marks = (name) => [
  `<!-- ${name}: written by node tools/data-table.mjs -->`,
  `<!-- ${name}: end -->`,
];

/** What sources are, in the order in which they are looked for. */
const kinds = { table: "Tables", images: "Images", arrays: "Arrays" };

/** @param {readonly string[][]} rows @param {string} head */
const table = (head, rows) =>
  [head, head.replace(/[^|]+/g, " --- "), ...rows.map((cells) => `| ${cells.join(" | ")} |`)].join(
    "\n",
  );

/** The first sentence. @param {string} text */
const first = (text) => text.split(/(?<=\.)\s/)[0].replaceAll("|", "\\|");

/** The README with the tables of today. @param {string} readme */
export async function withTables(readme) {
  const { formats } = await import("../wasm/formats/index.js");
  const { catalog } = await import("../wasm/api/catalog-texts.js");
  const read = Object.entries(kinds).flatMap(([kind, title]) =>
    formats
      .filter(({ reads }) => reads === kind)
      .map(({ extensions, about }) => [
        title,
        extensions.map((extension) => `\`.${extension}\``).join(" "),
        about,
      ]),
  );
  const steps = catalog.entries
    .filter(({ kind }) => kind === "preparation")
    .map(({ class_name, doc }) => [`\`${class_name}\``, first(doc)]);
  const data = `${table("| | files | what they hold |", read)}\n\n${table(
    "| step | what it does |",
    steps,
  )}`;
  const models = modelFormats.map(({ title, read: from, written, keeps, about }) => [
    ...[title, from, written],
    about ?? keeps.map((part) => kept[part]).join(", "),
  ]);
  const file = inRoot("README.md");
  const text = between(
    between(readme, "data", data),
    "model-files",
    table("| format | read | written | with |", models),
  );
  return format(text, { ...(await resolveConfig(file)), parser: "markdown" });
}

/**
 * The README with another text between its marks.
 * @param {string} readme
 * @param {string} name
 * @param {string} text
 */
function between(readme, name, text) {
  const [begin, end] = marks(name);
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  return `${readme.slice(0, from)}${begin}\n\n${text}\n\n${readme.slice(to)}`;
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const file = inRoot("README.md");
    writeFileSync(file, await withTables(readFileSync(file, "utf8")));
  });
}
