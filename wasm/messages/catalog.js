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
/** @typedef {{ kind: string, class_name: string, doc: string }} Entry */
/** @typedef {{ name: string, doc: string }} Argument */

/** What an entry is called besides its class name. @type {Readonly<Record<string, string>>} */
const otherNames = {
  "layer.Dense": "FC fully connected linear MLP",
  "layer.Conv1D": "CNN",
  "layer.Conv2D": "CNN",
  "layer.Conv2DTranspose": "deconvolution",
  "layer.Dropout": "drop out",
  "layer.BatchNormalization": "BN batchnorm batch norm",
  "layer.LayerNormalization": "LN layernorm layer norm",
  "layer.GroupNormalization": "GN groupnorm group norm",
  "layer.SimpleRNN": "RNN",
  "layer.Add": "residual skip connection",
};

/** @param {Entry} entry */
const keyOf = ({ kind, class_name }) => `${kind}.${class_name}`;

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

/** @param {string} text */
const simplified = (text) => text.toLowerCase().replace(/[\s_-]/g, "");

/**
 * Whether an entry is what a person searches for: by its class name, also shortened as in MaxPool2D or
 * GlobalAvg, by another name of it (BN), or by a word of its description, in English and in the language.
 * @param {Entry} entry
 * @param {string} query
 * @param {Language} [language]
 */
export function isFoundBy(entry, query, language) {
  const key = keyOf(entry);
  const name = simplified(entry.class_name);
  const short = name.replace("pooling", "pool").replace("average", "avg");
  const texts = [entry.doc, otherNames[key] ?? "", entryText(entry, language)];
  texts.push(language?.catalog?.words[key] ?? "", name, short, name.replace("average", "avg"));
  const wanted = simplified(query);
  return texts.some((text) => simplified(text).includes(wanted));
}
