/** What the store keeps of testing the trained model. */

/**
 * Every single score there is: of classes, or of each number that is predicted.
 * @typedef {object} Judged
 * @property {import("minibatch").ClassificationScores | null} scores
 * @property {import("minibatch").RegressionScores[]} errors empty for classes
 *
 * @typedef {{ totals: number[], answers: number[], right: number[] }} Answers by class: how many rows are of it, are answered by
 *   it, and rightly so
 *
 * @typedef {number | Record<string, number> | null} Thresholds above which the second class of an output is predicted, or
 *   each of its labels, of which a row may have several
 *
 * @typedef {{ falsePositive: number, falseNegative: number }} Costs of a mistake of each kind
 *
 * @typedef {"train" | "validation" | "test"} Part
 *
 * @typedef {{ by: "confidence" | "loss" | "suspicion" | "row", ascending: boolean }} ExamplesSort
 *
 * @typedef {{ label: number, count: number }} Unseen a class of the rows that are judged, and how many of them are of it
 *
 * @typedef {object} Across
 * @property {"running" | "done"} status
 * @property {string} output that they are of
 * @property {number} share of them that is done, while they are trained
 * @property {number} fold the one that is trained, from 0
 * @property {number} doubted labels that are likely wrong
 *
 * @typedef {object} Labelled labels of which a row may have several at once
 * @property {string[]} names
 * @property {number} at the one that everything else here is of, as two classes
 * @property {string[]} usual those that most training rows have, each by itself
 * @property {Record<string, number>} scores of all labels together
 * @property {Record<string, number>} always those of always predicting the usual ones
 *
 * @typedef {object} EvaluationState
 * @property {"none" | "running" | "ready" | "failed"} status
 * @property {Part} part of the rows that everything here is of
 * @property {Partial<Record<Part, EvaluationState>>} others what was found for the other parts
 * @property {number} progress the share of a part's rows that went through the model, while it is judged
 * @property {Across | null} across what models say of the rows they were trained without; null before it is asked for
 * @property {Record<string, number>} metrics
 * @property {number} rows how many there are
 * @property {number} right how many of them the model gets right
 * @property {number[][]} confusion empty for a regression, and of more classes than a matrix is made of
 * @property {Answers | null} answers null for a regression
 * @property {import("minibatch").ClassificationScores | null} scores null of numbers
 * @property {import("minibatch").RegressionScores[]} errors of each number that is predicted; empty for classes
 * @property {Judged & { predicted: number, unseen: Unseen[], shares: number[], k: number | null } | null} baseline what always
 *   predicting that class, or the mean, gets; the shares of the classes among the training rows, and those that none of
 *   these is of
 * @property {Labelled | null} labelled null where a row has one class, or numbers
 * @property {Record<string, { answers: Answers | null, errors: import("minibatch").RegressionScores[], shares: number[] }>} byOutput
 *   what each of several outputs gets wrong, and the shares of its classes; empty where there is one
 * @property {number} number which of several numbers that are predicted is looked at
 * @property {Uint32Array} order the numbers of the predictions that are shown, as select() gives them
 * @property {number | null} k of top-k accuracy; null is topK()'s
 * @property {number | null} threshold above which the second of two classes is predicted; null is Keras's, a half
 * @property {"wrong" | "right" | "all"} filter
 * @property {{ actual: number, predicted: number } | null} cell
 * @property {number | null} label only rows of this class, or predicted as it
 * @property {readonly [least: number | null, most: number | null]} between only rows whose confidence or, of numbers,
 *   error is of that size
 * @property {string} text that the rows have in them
 * @property {Uint32Array | null} found the rows that have it; null without a text
 * @property {ExamplesSort} sort
 * @property {number | null} selected the number of the prediction that is shown large
 * @property {any} chosen what there is to say about it
 * @property {import("minibatch").Message | null} error
 */

export {};
