import { css, html } from "lit";
import "../components/chart-frame.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { judgedAs } from "../experiment/labels.js";
import "./confusion-map.js";
import "./confusion-matrix.js";
import { divisorOf, divisors } from "./confusion-shares.js";
import { testWords } from "./words.js";

/** Cells of more classes have no room for their numbers: they are a map. */
const mostNumbered = 40;

/** How often each class was predicted for each true class: as a table of few classes, as a map of many. */
class Confusion extends StoreElement {
  static areas = ["evaluation", "data"];
  static properties = { normalized: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .field {
        max-width: 16rem;
        margin-bottom: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    this.normalized = "";
  }

  render() {
    const { confusion } = this.state.evaluation;
    const isMap = confusion.length > mostNumbered;
    return html`<mb-chart-frame
      heading=${this.t("evaluate.confusion")}
      units=${this.t("evaluate.confusionAxes")}
      .table=${isMap ? this.#list : this.#square}
      ?is-table=${!isMap}
    >
      <div slot="fields" class="field">
        <label for="normalized">${this.t("evaluate.cells")}</label>
        <select
          id="normalized"
          @change=${(/** @type {any} */ { target }) => (this.normalized = target.value)}
        >
          ${divisors.map(
            (by) =>
              html`<option value=${by} .selected=${by === this.normalized}>
                ${this.t(`evaluate.cells_${by || "counts"}`)}
              </option>`,
          )}
        </select>
      </div>
      ${
        isMap
          ? html`<mb-confusion-map .by=${this.normalized}></mb-confusion-map>`
          : html`<mb-confusion-matrix .by=${this.normalized}></mb-confusion-matrix>`
      }
    </mb-chart-frame>`;
  }

  /** What is shown in a cell, and the names of the classes. */
  get #cells() {
    const { confusion } = this.state.evaluation;
    const divisor = divisorOf(confusion, this.normalized);
    const names = judgedAs(this.state)?.classNames ?? [];
    const share = (/** @type {number} */ actual, /** @type {number} */ predicted) =>
      confusion[actual][predicted] / divisor(actual, predicted);
    return { confusion, share, names: confusion.map((_, i) => names[i] ?? String(i)) };
  }

  /** As the matrix is drawn. */
  #square = () => {
    const { confusion, share, names } = this.#cells;
    return {
      columns: ["", ...names],
      rows: confusion.map((row, actual) => [
        names[actual],
        ...row.map((count, predicted) => (this.normalized ? share(actual, predicted) : count)),
      ]),
    };
  };

  /** The cells that count something: a table of all of them is as wide as it is long. */
  #list = () => {
    const { confusion, share, names } = this.#cells;
    return {
      columns: [
        this.t("evaluate.actual"),
        this.t("evaluate.predicted"),
        this.t(`evaluate.${testWords(this.state)}count`),
        this.t(`evaluate.cells_${this.normalized || "true"}`),
      ],
      rows: confusion.flatMap((row, actual) =>
        row.flatMap((count, predicted) =>
          count > 0 ? [[names[actual], names[predicted], count, share(actual, predicted)]] : [],
        ),
      ),
    };
  };
}

customElements.define("mb-confusion", Confusion);
