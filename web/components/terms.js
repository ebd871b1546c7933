import { css, html, nothing } from "lit";
import { base } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";
import "./term.js";

/** The words that a part of the page uses, by the part. @type {Record<string, string[]>} */
const termsOf = {
  prepare: [
    ...["split", "stratify", "random_state", "imputation", "one_hot", "standardize", "min_max"],
    ...["smote", "leakage"],
  ],
  model: [
    ...["hidden_layer", "activation", "softmax", "convolution", "pooling", "dropout"],
    ...["batch_normalization", "parameters"],
  ],
  fit: [
    ...["epoch", "batch", "learning_rate", "loss", "optimizer", "validation", "overfitting"],
    ...["early_stopping", "class_weight", "seed", "hyperparameter"],
  ],
  scores: ["baseline", "test"],
  confusion: ["confusion_matrix"],
  report: ["macro_average", "weighted_average"],
  scoreCurves: ["roc", "pr_curve", "auc", "threshold", "calibration", "brier"],
  examples: ["confidence", "label_error", "out_of_fold"],
  explain: ["grad_cam", "saliency", "occlusion"],
  columns: ["permutation_importance", "partial_dependence"],
  projection: ["pca"],
  slopes: ["activation", "gradient", "vanishing_gradient"],
  dropout: ["dropout"],
  statistics: ["gradient", "vanishing_gradient", "dead_relu"],
  step: ["gradient", "learning_rate", "optimizer", "batch_normalization"],
  runs: ["baseline", "hyperparameter", "seed", "fingerprint"],
};

/** So many words take no more room than what would fold them up. */
const few = 3;

/** Words that the part of the page around them uses, folded up where they are many; each says what it means. */
class Terms extends StoreElement {
  static properties = { of: {} };

  static styles = [
    base,
    css`
      :host {
        display: block;
        font-size: var(--tiny);
        color: var(--ink-soft);
      }

      summary {
        width: fit-content;
        min-height: var(--target);
        line-height: var(--target);
        cursor: pointer;
      }

      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
      }

      mb-term {
        line-height: var(--target);
      }
    `,
  ];

  constructor() {
    super();
    /** Which part. */
    this.of = "";
  }

  render() {
    const names = termsOf[this.of] ?? [];
    if (names.length === 0) return nothing;
    const words = html`<p>${names.map((name) => html`<mb-term name=${name}></mb-term>`)}</p>`;
    if (names.length <= few) return words;
    return html`<details>
      <summary>${this.t("terms.words")}</summary>
      ${words}
    </details>`;
  }
}

customElements.define("mb-terms", Terms);
