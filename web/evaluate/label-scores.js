import { css, html, nothing } from "lit";
import "../components/term.js";
import { StoreElement } from "../components/store-element.js";
import { chooseLabel } from "../experiment/choosing-label.js";
import { base, controls, tables } from "../styles/shared.js";

/** The scores of all labels together, with the term that explains each. */
const terms = {
  subsetAccuracy: "subset_accuracy",
  hammingLoss: "hamming_loss",
  f1Micro: "f1_micro",
  f1Macro: "f1_macro",
  f1Weighted: "f1_weighted",
  f1Samples: "f1_samples",
};

/** Labels that a row may have at once: how good the model is at all of them, and which one everything else is of. */
class LabelScores extends StoreElement {
  static areas = ["evaluation"];
  static properties = { isBrief: { type: Boolean } };

  static styles = [
    base,
    controls,
    tables,
    css`
      .field {
        max-width: 16rem;
        margin-bottom: 0.75rem;
      }

      table {
        max-width: 34rem;
      }

      .scroll {
        margin-bottom: 1rem;
      }

      .always {
        color: var(--ink-soft);
      }

      thead span {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 3;
        min-width: 5rem;
        max-width: 12rem;
        margin-left: auto;
        overflow: hidden;
        white-space: normal;
      }
    `,
  ];

  constructor() {
    super();
    /** Whether the scores are left out. */
    this.isBrief = false;
  }

  render() {
    const { labelled, status } = this.state.evaluation;
    if (!labelled) return nothing;
    return html`${this.isBrief ? nothing : this.#scores(labelled)}
      <div class="field">
        <label for="label">${this.t("evaluate.labelHead")}</label>
        <select
          id="label"
          ?disabled=${status === "running"}
          @change=${(/** @type {any} */ { target }) => chooseLabel(this.playground, Number(target.value))}
        >
          ${labelled.names.map(
            (name, at) =>
              html`<option value=${at} .selected=${at === labelled.at}>${name}</option>`,
          )}
        </select>
      </div>`;
  }

  /** @param {import("../experiment/evaluation-types.js").Labelled} labelled */
  #scores({ scores, always, usual }) {
    const said =
      usual.length > 0
        ? this.t("evaluate.alwaysLabels", { names: usual.join(", ") })
        : this.t("evaluate.alwaysNoLabel");
    const { metric } = this.language;
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t("evaluate.labelScores")}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("evaluate.labelScores")}</th>
            <th scope="col" class="number">${this.t("evaluate.model")}</th>
            <th scope="col" class="number" title=${said}><span>${said}</span></th>
          </tr>
        </thead>
        <tbody>
          ${Object.entries(terms).map(
            ([name, term]) =>
              html`<tr>
                <th scope="row"><mb-term name=${term}></mb-term></th>
                <td class="number">${metric(scores[name])}</td>
                <td class="number always">${metric(always[name])}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("mb-label-scores", LabelScores);
