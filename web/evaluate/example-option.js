import { html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import "../components/pixels.js";
import { judgedAs } from "../experiment/labels.js";
import { listOf, nameIn } from "./example-words.js";
import { testWords } from "./words.js";

/** @import { PredictedClass, PredictedNumber } from "minibatch" */
/** @import { StoreElement } from "../components/store-element.js" */
/** @import { Picture } from "../experiment/types.js" */

/** More bars cannot be told apart. */
const mostBars = 30;

/**
 * What stands beside each other in a line of the list.
 * @param {StoreElement} element
 */
export function lineColumns({ state }) {
  const number = { width: "5.5rem", kind: "number" };
  const text = { width: "minmax(0, 1fr)", kind: "" };
  const row = { width: "3rem", kind: "number", head: `evaluate.${testWords(state)}rowHead` };
  if (judgedAs(state)?.task === "regression") {
    const heads = ["evaluate.actualNumber", "evaluate.predictedNumber", "evaluate.difference"];
    return [row, ...heads.map((head) => ({ width: text.width, kind: "number", head }))];
  }
  return [
    row,
    { ...text, head: "evaluate.actual" },
    { ...text, head: "evaluate.predicted" },
    { ...number, head: "evaluate.probability" },
    ...(state.evaluation.sort.by === "suspicion" ? [{ ...text, head: "evaluate.suggested" }] : []),
  ];
}

/**
 * @param {StoreElement} element
 * @param {ReturnType<typeof lineColumns>} columns
 */
export const exampleHead = ({ t }, columns) =>
  html`<div class="head line" aria-hidden="true">
    ${columns.map(({ head, kind }) => html`<span class=${kind} title=${t(head)}>${t(head)}</span>`)}
  </div>`;

/**
 * A row as the cells of a line.
 * @param {StoreElement} element
 * @param {PredictedClass | PredictedNumber} example
 */
export function exampleLine(element, example) {
  const row = html`<span class="row number">${element.language.number(example.row + 1)}</span>`;
  return "probabilities" in example
    ? [row, classCells(element, example)]
    : [row, numberCells(element, example)];
}

/**
 * @param {StoreElement} element
 * @param {PredictedClass} example
 */
function classCells(element, example) {
  const { actual, predicted, suggested } = namesOf(element, example);
  const { right, confidence } = example;
  return html`<span title=${actual}>${actual}</span
    ><span class=${right ? "" : "wrong"} title=${predicted}>${right ? "✓" : "✗"} ${predicted}</span
    ><span class="number">${element.language.percent(confidence)}</span
    >${suggested === undefined ? nothing : html`<span title=${suggested}>${suggested}</span>`}`;
}

/**
 * @param {StoreElement} element
 * @param {PredictedNumber} example
 */
function numberCells({ language: { metric, quantity } }, example) {
  const [actual, predicted] = [listOf(example.actual), listOf(example.predicted)];
  const texts = [
    actual.map(quantity),
    predicted.map(metric),
    predicted.map((value, i) => metric(value - actual[i])),
  ];
  return texts.map((values) => html`<span class="number">${values.join(", ")}</span>`);
}

/**
 * The names of its classes; the one it is more likely of where label errors are looked for.
 * @param {StoreElement} element
 * @param {PredictedClass} example
 */
function namesOf(element, { actual, predicted, suggested }) {
  const name = nameIn(element);
  const other = suggested === undefined || suggested === actual ? "" : name(suggested);
  const isAsked = element.state.evaluation.sort.by === "suspicion";
  return {
    actual: name(actual),
    predicted: name(predicted),
    suggested: isAsked ? other : undefined,
  };
}

/**
 * An image, what was predicted of it, and how probable each class is.
 * @param {StoreElement} element
 * @param {PredictedClass} example
 * @param {Picture[]} pictures
 */
export function exampleCard(element, example, pictures) {
  const { t, language } = element;
  const { actual, predicted, suggested } = namesOf(element, example);
  const { right, confidence, probabilities } = example;
  const classOf = (/** @type {number} */ index) =>
    index === example.predicted ? "predicted-bar" : index === example.actual ? "true-bar" : "";
  const more = suggested
    ? t("evaluate.suggestedName", { name: suggested })
    : language.percent(confidence);
  return html`<mb-pixels
      .pictures=${pictures}
      label=${t("evaluate.testRow", { row: example.row + 1 })}
    ></mb-pixels>
    <span class="words">
      <span class="predicted" title=${predicted}>${right ? "✓" : "✗"} ${predicted}</span>
      ${right ? nothing : html`<span title=${actual}>${t("evaluate.is", { name: actual })}</span>`}
      <span class="soft" title=${more}>${more}</span>
    </span>
    ${
      probabilities.length <= mostBars
        ? html`<span class="bars" aria-hidden="true"
            >${Array.from(
              probabilities,
              (share, index) =>
                html`<i class=${classOf(index)} ${cssVars({ "--share": share || 0 })}></i>`,
            )}</span
          >`
        : nothing
    }`;
}
