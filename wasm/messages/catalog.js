/**
 * The catalogue's texts in another language than English, which stands in the catalogue itself; and the
 * words by which an entry is found.
 */

/**
 * @typedef {object} CatalogTexts
 * @property {Readonly<Record<string, string>>} entries by kind and class name: "layer.Dense"
 * @property {Readonly<Record<string, string>>} arguments by name; by kind and name, or kind, class name and
 *   name, where it means something else there: "units", "layer.seed", "layer.Dense.units"
 * @property {Readonly<Record<string, string>>} words further words for an entry, by kind and class name
 */

/** @typedef {{ catalog?: CatalogTexts }} Language */
/** @typedef {{ kind: string, class_name: string, doc: string, identifiers?: readonly string[] }} Entry */
/** @typedef {{ name: string, doc: string }} Argument */

/** @param {Entry} entry */
export const keyOf = ({ kind, class_name }) => `${kind}.${class_name}`;

/**
 * The keys under which an argument's text may stand, the closest first.
 * @param {Entry} entry
 * @param {Argument} argument
 */
export const argumentKeys = (entry, { name }) => [
  `${keyOf(entry)}.${name}`,
  `${entry.kind}.${name}`,
  name,
];

/**
 * What an entry of the catalogue is for, in one line.
 * @param {Entry} entry
 * @param {Language} [language] English where left out
 */
export const entryText = (entry, language) => language?.catalog?.entries[keyOf(entry)] ?? entry.doc;

/**
 * What an argument means, in one line.
 * @param {Entry} entry
 * @param {Argument} argument
 * @param {Language} [language] English where left out
 */
export function argumentText(entry, argument, language) {
  const texts = language?.catalog?.arguments;
  const key = texts && argumentKeys(entry, argument).find((name) => Object.hasOwn(texts, name));
  return texts && key ? texts[key] : argument.doc;
}
