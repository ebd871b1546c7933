/**
 * The README's tables of what is read and what is done to it, from the list of formats and the catalogue.
 *
 *   node tools/data-table.mjs          writes them into README.md; the package has to be built
 */

import { readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { inRoot } from "./paths.mjs";
import { isMain, runMain } from "./process.mjs";

export const begin = "<!-- data: written by node tools/data-table.mjs -->";
export const end = "<!-- data: end -->";

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
  const text = `${begin}\n\n${table("| | files | what they hold |", read)}\n\n${table(
    "| step | what it does |",
    steps,
  )}\n\n${end}`;
  const [above, , below] = split(readme);
  const file = inRoot("README.md");
  return format(`${above}${text}${below}`, { ...(await resolveConfig(file)), parser: "markdown" });
}

/** Above, between and below the marks. @param {string} readme */
function split(readme) {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  return [readme.slice(0, from), readme.slice(from, to), readme.slice(to + end.length)];
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const file = inRoot("README.md");
    writeFileSync(file, await withTables(readFileSync(file, "utf8")));
  });
}
