/** The package's messages about scikit-learn's reports, and about labels of which a row may have several, in English. */

/** @type {import("./render.js").Texts["texts"]} */
export const reports = {
  "report.no-predicted":
    "Precision is ill-defined and being set to 0.0 in labels with no predicted samples. Use `zero_division` parameter to control this behavior.",
  "report.no-true":
    "Recall is ill-defined and being set to 0.0 in labels with no true samples. Use `zero_division` parameter to control this behavior.",
  "report.names":
    "{where}: there must be as many targetNames as classes that occur, {classes}, but there are {names}.",
  "report.no-either":
    "F-score is ill-defined and being set to 0.0 in labels with no true nor predicted samples. Use `zero_division` parameter to control this behavior.",
  "report.no-predicted-at-all":
    "Precision is ill-defined and being set to 0.0 due to no predicted samples. Use `zero_division` parameter to control this behavior.",
  "report.no-true-at-all":
    "Recall is ill-defined and being set to 0.0 due to no true samples. Use `zero_division` parameter to control this behavior.",
  "report.no-either-at-all":
    "F-score is ill-defined and being set to 0.0 due to no true nor predicted samples. Use `zero_division` parameter to control this behavior.",
  "report.no-predicted-labels":
    "Precision is ill-defined and being set to 0.0 in samples with no predicted labels. Use `zero_division` parameter to control this behavior.",
  "report.no-true-labels":
    "Recall is ill-defined and being set to 0.0 in samples with no true labels. Use `zero_division` parameter to control this behavior.",
  "report.no-either-labels":
    "F-score is ill-defined and being set to 0.0 in samples with no true nor predicted labels. Use `zero_division` parameter to control this behavior.",
  "predictions.no-label": "{where}: there is no label {label}. The labels are {names}.",
  "predictions.no-labels":
    "{where}: this output has no labels. It has them where it ends in several sigmoid units, is trained with binary_crossentropy, and each of its targets is 0 or 1.",
};
