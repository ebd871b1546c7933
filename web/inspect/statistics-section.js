import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/histogram.js";
import "../components/notice.js";
import { deadRelus, vanishingGradient } from "../experiment/gradients.js";
import { inspectedGraph, setInspection } from "../experiment/inspection.js";
import { base, controls, sections, tables } from "../styles/shared.js";
import { LiveElement } from "../components/live-element.js";
import "./epoch-lines.js";

/** @import { LayerStatistics, TensorStatistics } from "minibatch" */

/** @typedef {{ name: string, values: (number | null)[] }} Series */

/** What can be drawn by epoch. @type {Record<string, { log: boolean, of: (statistics: LayerStatistics[]) => Series[] }>} */
const kinds = {
  norm: { log: true, of: (all) => byWeight(all, ({ gradient }) => gradient?.norm ?? null) },
  weightStd: { log: false, of: (all) => byWeight(all, ({ value }) => value.std) },
  dead: {
    log: false,
    of: (all) =>
      (all[0]?.relus ?? []).map(({ layer }, i) => ({
        name: layer,
        values: all.map(({ relus }) => relus[i].dead / relus[i].units),
      })),
  },
};

/**
 * A line for each kernel, and for what else is trained that has more than one axis.
 * @param {LayerStatistics[]} all
 * @param {(weight: LayerStatistics["weights"][number]) => number | null} of
 */
function byWeight(all, of) {
  return (all[0]?.weights ?? []).flatMap(({ name, gradient }, i) =>
    gradient && /(kernel|embeddings)$/.test(name)
      ? [{ name, values: all.map(({ weights }) => of(weights[i])) }]
      : [],
  );
}

/** Gradients, weights and dead units of a training, by epoch. */
class StatisticsSection extends LiveElement {
  static areas = ["training.experiment", "training.layerStatistics", "inspection.statistic"];
  static properties = { weight: { state: true }, epoch: { state: true } };

  static styles = [
    base,
    controls,
    sections,
    tables,
    css`
      mb-notice {
        margin-bottom: 0.75rem;
      }

      .table {
        overflow-x: auto;
        margin-block: 1rem;
      }

      .histograms {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 16rem), 1fr));
        gap: 1rem;
        --chart-height: 7rem;
      }
    `,
  ];

  constructor() {
    super();
    this.weight = "";
    /** The place of the epoch whose histograms are shown; the last where a person chose none. @type {number | null} */
    this.epoch = null;
  }

  render() {
    const { layerStatistics: all } = this.state.training;
    const about = html`<p class="about">${this.t("inspect.statisticsAbout")}</p>`;
    if (all.length === 0) return html`<p class="about">${this.t("inspect.statisticsEmpty")}</p>`;
    const { statistic } = this.state.inspection;
    const { log, of } = kinds[statistic] ?? kinds.norm;
    const series = of(all);
    const epochs = all.map(({ epoch }) => epoch + 1);
    const heading = this.t(`inspect.${statistic}Title`);
    const table = () => ({
      columns: [this.t("inspect.epoch"), ...series.map(({ name }) => name)],
      rows: epochs.map((epoch, i) => [epoch, ...series.map(({ values }) => values[i] ?? "")]),
    });
    return html`${about} ${this.#findings(all)}
      <div class="fields">
        <label>
          ${this.t("inspect.statistic")}
          <select
            @change=${(/** @type {any} */ { target }) =>
              setInspection(this.playground, { statistic: target.value })}
          >
            ${Object.keys(kinds).map(
              (name) =>
                html`<option value=${name} .selected=${name === statistic}>
                  ${this.t(`inspect.${name}`)}
                </option>`,
            )}
          </select>
        </label>
      </div>
      ${
        series.length > 0
          ? html`<mb-chart-frame heading=${heading} .table=${table}>
              <mb-epoch-lines
                .epochs=${epochs}
                .series=${series}
                ?log=${log}
                label=${heading}
              ></mb-epoch-lines>
            </mb-chart-frame>`
          : html`<p class="about">${this.t("inspect.noRelu")}</p>`
      }
      ${this.#norms(all)} ${this.#histograms(all)}`;
  }

  /** @param {LayerStatistics[]} all */
  #findings(all) {
    const vanishing = vanishingGradient(all);
    const { layers } = inspectedGraph(this.state);
    const activation = layers
      .map(({ config }) => config.activation)
      .find((name) => name === "sigmoid" || name === "tanh");
    return html`
      ${
        vanishing
          ? html`<mb-notice kind="warning"
              >${this.t("inspect.vanishing", {
                ...vanishing,
                times: this.language.number(vanishing.times, { maximumSignificantDigits: 2 }),
                activation: activation ?? "sigmoid",
              })}</mb-notice
            >`
          : nothing
      }
      ${deadRelus(all).map(
        (found) =>
          html`<mb-notice kind="warning">${this.t("inspect.deadFound", found)}</mb-notice>`,
      )}
    `;
  }

  /** The norms at the beginning and now, and their share of the largest. @param {LayerStatistics[]} all */
  #norms(all) {
    const series = kinds.norm.of(all);
    const last = series.map(({ values }) => values[values.length - 1] ?? 0);
    const largest = Math.max(...last);
    return html`<div
      class="table"
      tabindex="0"
      role="region"
      aria-label=${this.t("inspect.normTitle")}
    >
      <table>
        <caption>
          ${this.t("inspect.normTitle")}
        </caption>
        <thead>
          <tr>
            <th scope="col">${this.t("inspect.weight")}</th>
            <th scope="col" class="number">${this.t("inspect.firstNorm")}</th>
            <th scope="col" class="number">${this.t("inspect.lastNorm")}</th>
            <th scope="col" class="number">${this.t("inspect.ratio")}</th>
          </tr>
        </thead>
        <tbody>
          ${series.map(
            ({ name, values }, i) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="number">${this.language.metric(values[0] ?? 0)}</td>
                <td class="number">${this.language.metric(last[i])}</td>
                <td class="number">
                  ${this.language.percent(largest > 0 ? last[i] / largest : 0)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {LayerStatistics[]} all */
  #histograms(all) {
    const at = this.epoch === null ? all.length - 1 : Math.min(this.epoch, all.length - 1);
    const { weights, epoch } = all[at];
    const shown = weights.find(({ name }) => name === this.weight) ?? weights[0];
    if (!shown) return nothing;
    const values = { name: shown.name, epoch: epoch + 1 };
    return html`<div class="fields">
        <label>
          ${this.t("inspect.weight")}
          <select @change=${(/** @type {any} */ { target }) => (this.weight = target.value)}>
            ${weights.map(
              ({ name }) => html`<option .selected=${name === shown.name}>${name}</option>`,
            )}
          </select>
        </label>
        <label>
          ${this.t("inspect.histogramEpoch")} ${epoch + 1}
          <input
            type="range"
            min="0"
            max=${all.length - 1}
            .value=${String(at)}
            @input=${(/** @type {any} */ { target }) => (this.epoch = target.valueAsNumber)}
          />
        </label>
      </div>
      <div class="histograms">
        ${this.#histogram(this.t("inspect.histogramOf", values), shown.value)}
        ${
          shown.gradient
            ? this.#histogram(this.t("inspect.gradientHistogramOf", values), shown.gradient)
            : nothing
        }
      </div>`;
  }

  /** @param {string} heading @param {TensorStatistics} statistics */
  #histogram(heading, { histogram, min, max, mean, std }) {
    const [from, to] = min < max ? [min, max] : [min - 0.5, max + 0.5];
    const edges = Array.from(
      { length: histogram.length + 1 },
      (_, i) => from + ((to - from) * i) / histogram.length,
    );
    const table = () => ({
      columns: [this.t("inspect.min"), this.t("inspect.max"), this.t("inspect.count")],
      rows: histogram.map((count, i) => [edges[i], edges[i + 1], count]),
    });
    const { metric } = this.language;
    const units = `${this.t("inspect.mean")} ${metric(mean)}, ${this.t("inspect.std")} ${metric(std)}`;
    return html`<mb-chart-frame heading=${heading} units=${units} .table=${table}>
      <mb-histogram
        .edges=${edges}
        .series=${[{ name: heading, counts: histogram }]}
        label=${heading}
      ></mb-histogram>
    </mb-chart-frame>`;
  }
}

customElements.define("mb-statistics-section", StatisticsSection);
