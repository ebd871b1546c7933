/** What stands in a model for numbers that the text does not tell. */

/** @typedef {import("./expressions.js").Expressions} Evaluator */
/** @typedef {import("./values.js").Place} Place */

/**
 * A number that a layer cannot do without: the smallest stands in its place, so that the model keeps its form.
 * @param {Evaluator} ev
 * @param {string} class_name
 * @param {string} argument
 * @param {{ type: string, required: boolean, minimum?: number }} spec
 * @param {Place} at
 */
export function guessed(ev, class_name, argument, { type, required, minimum = 1 }, at) {
  if (!required || !/^(?:integer|number)/.test(type)) return undefined;
  const guess = minimum;
  ev.findings.drop(/^python\.(?:undefined-name|left-out)$/, at);
  ev.findings.add("guessed", at, {
    what: ev.findings.textOf(at),
    class: class_name,
    argument,
    guess,
  });
  return guess;
}

/** How many classes there are, by a name such as n_classes, len(labels) or y.shape[1]. @param {string} text */
export const isClasses = (text) =>
  /class(?!\w*_?weight)|categor|(?:^|[_.(])labels?(?:_(?:index|map|dict|names?|list|set|encoder))?\b/i.test(
    text,
  );
