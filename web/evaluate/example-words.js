/** How an example is called. */

import { judgedAs } from "../experiment/labels.js";

/** @import { PredictedClass, PredictedNumber } from "minibatch" */
/** @import { StoreElement } from "../components/store-element.js" */

/** @param {StoreElement} element @returns {(index: number) => string} the name of a class */
export const nameIn = (element) => {
  const names = judgedAs(element.state)?.classNames ?? [];
  return (index) => names[index] ?? String(index);
};

/**
 * What was predicted, and whether it is right.
 * @param {StoreElement} element
 * @param {PredictedClass} example
 */
export function exampleTitle(element, { right, actual, predicted }) {
  const name = nameIn(element);
  const key = right ? "evaluate.detailRight" : "evaluate.detailWrong";
  return element.t(key, { actual: name(actual), predicted: name(predicted) });
}

/** One number or several. @param {number | ArrayLike<number>} values */
export const listOf = (values) => (typeof values === "number" ? [values] : Array.from(values));

/**
 * An option as a screen reader says it.
 * @param {StoreElement} element
 * @param {any} example
 */
export function exampleLabel(element, example) {
  const row = element.t("evaluate.testRow", { row: example.row + 1 });
  if ("probabilities" in example) {
    const sure = element.language.percent(example.confidence);
    return `${row}. ${exampleTitle(element, example)}. ${sure}`;
  }
  /** @type {PredictedNumber} */
  const { actual, predicted } = example;
  const { metric } = element.language;
  const texts = [actual, predicted].map((values) => listOf(values).map(metric).join(", "));
  const heads = ["actualNumber", "predictedNumber"].map((id) => element.t(`evaluate.${id}`));
  return `${row}. ${heads[0]} ${texts[0]}, ${heads[1]} ${texts[1]}`;
}
