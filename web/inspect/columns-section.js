import { html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/effect-bars.js";
import "../components/empty.js";
import "../components/output-switch.js";
import {
  canMeasureColumns,
  hasColumns,
  importanceSubject,
  measureImportance,
} from "../experiment/column-effects.js";
import { hasModel, setInspection, stopMeasuring } from "../experiment/inspection.js";
import { base, controls, sections } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { measureButton } from "./measure-button.js";
import "./dependence-plots.js";

/** Larger seeds scikit-learn takes none of. */
const largestSeed = 2 ** 32 - 1;

/** What the columns of a table do to the predictions. */
class ColumnsSection extends LiveElement {
  static areas = [
    ...modelAreas,
    "inspection.importance",
    "inspection.importanceOf",
    "inspection.measuring",
  ];

  static styles = [base, controls, sections];

  disconnectedCallback() {
    super.disconnectedCallback();
    stopMeasuring(this.playground);
  }

  render() {
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    if (this.state.data.prepared && !hasColumns(this.state)) {
      return html`<p class="about">${this.t("inspect.columnsNone")}</p>`;
    }
    return html`<mb-output-switch></mb-output-switch>${this.#importance()}
      <mb-dependence-plots></mb-dependence-plots>`;
  }

  #importance() {
    const { importance, importanceOf } = this.state.inspection;
    const shown = importance?.of === importanceSubject(this.state) ? importance : null;
    const result = shown?.result;
    const score = this.t(`inspect.scoring_${result?.scoring ?? "none"}`);
    const units = shown ? this.t("inspect.importanceUnits", { score, count: shown.rows }) : "";
    const order = result?.importancesMean
      .map((_, i) => i)
      .sort((a, b) => result.importancesMean[b] - result.importancesMean[a]);
    const bars = (order ?? []).map((i) => ({
      name: result?.columns[i] ?? "",
      value: result?.importancesMean[i] ?? 0,
      deviation: result?.importancesStd[i] ?? 0,
    }));
    const set = (/** @type {Partial<typeof importanceOf>} */ changes) =>
      setInspection(this.playground, { importanceOf: { ...importanceOf, ...changes } });
    const table = () => ({
      columns: [
        ...[this.t("inspect.column"), this.t("inspect.mean"), this.t("inspect.std")],
        ...(result?.importances[0] ?? []).map((_, i) =>
          this.t("inspect.repeat", { number: i + 1 }),
        ),
      ],
      rows: (order ?? []).map((i) => [
        result?.columns[i] ?? "",
        result?.importancesMean[i],
        result?.importancesStd[i],
        ...(result?.importances[i] ?? []),
      ]),
    });
    return html`<mb-chart-frame
      heading=${this.t("inspect.importance")}
      units=${units}
      .table=${table}
    >
      <div slot="fields">
        <p class="about">${this.t("inspect.importanceAbout")}</p>
        <div class="fields">
          ${this.#number("repeats", importanceOf.repeats, [1, 100], (repeats) => set({ repeats }))}
          ${this.#number("seed", importanceOf.seed, [0, largestSeed], (seed) => set({ seed }))}
          ${measureButton(this, { what: "importance", enabled: canMeasureColumns(this.state), begin: measureImportance })}
        </div>
      </div>
      ${
        result
          ? html`<p class="about">${this.#says(result, bars)}</p>
              <mb-effect-bars .bars=${bars} label=${this.t("inspect.importance")}></mb-effect-bars>`
          : nothing
      }
    </mb-chart-frame>`;
  }

  /**
   * What it means, in a sentence.
   * @param {import("minibatch").PermutationImportance} result
   * @param {{ name: string, value: number, deviation: number }[]} bars
   */
  #says({ baseline, scoring }, [first, ...others]) {
    const { metric } = this.language;
    const values = { score: this.t(`inspect.scoring_${scoring}`), baseline: metric(baseline) };
    // Within twice its deviation a fall may be chance.
    const counts = (/** @type {typeof first} */ { value, deviation }) =>
      value > 2 * deviation && value > 0;
    if (!first || !counts(first)) return this.t("inspect.importanceNone", values);
    const idle = others.filter((bar) => !counts(bar)).map(({ name }) => name);
    const says = this.t("inspect.importanceSays", {
      ...{ ...values, name: first.name, fall: metric(first.value) },
    });
    return idle.length > 0
      ? `${says} ${this.t("inspect.importanceIdle", { count: idle.length, names: idle.slice(0, 6).join(", ") + (idle.length > 6 ? ", …" : "") })}`
      : says;
  }

  /**
   * @param {string} name
   * @param {number} value
   * @param {[min: number, max: number]} range
   * @param {(value: number) => void} set
   */
  #number(name, value, [min, max], set) {
    const change = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber);
      if (Number.isFinite(wanted)) set(Math.max(min, Math.min(max, wanted)));
      this.requestUpdate();
    };
    return html`<label>
      ${this.t(`inspect.${name}`)}
      <input type="number" min=${min} max=${max} .value=${String(value)} @change=${change} />
    </label>`;
  }
}

customElements.define("mb-columns-section", ColumnsSection);
