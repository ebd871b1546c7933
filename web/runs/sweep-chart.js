import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/lines-plot.js";
import { StoreElement } from "../components/store-element.js";
import { lookAtRuns } from "../experiment/runs.js";
import { seriesName } from "../experiment/series.js";
import { valueText } from "../experiment/sweep.js";
import { sweepsOf } from "../experiment/sweeps.js";
import { base, controls, tables } from "../styles/shared.js";

/** @import { SweepPoint } from "minibatch" */
/** @import { Line } from "../components/lines-plot.js" */
/** @import { KeptSweep } from "../experiment/sweeps.js" */

/** Values that go over this many times are drawn on a logarithmic axis. */
const wide = 30;

/** What a sweep found: a score against the first setting, training beside validation, and all of it as a table. */
class SweepChart extends StoreElement {
  static areas = ["runs"];
  static properties = { metric: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      .field {
        max-width: 14rem;
        margin-bottom: 0.5rem;
      }

      .scroll {
        margin-top: 0.75rem;
      }
    `,
  ];

  constructor() {
    super();
    this.metric = "loss";
  }

  render() {
    const { list, view } = this.state.runs;
    const sweeps = sweepsOf(list);
    const result = sweeps.find(({ id }) => id === view.sweep) ?? sweeps[0];
    if (!result) return nothing;
    const [setting, ...others] = result.settings;
    const names = [...new Set(result.points.flatMap(({ scores }) => Object.keys(scores)))];
    const metrics = names.filter((name) => !/^(val|test)_/.test(name));
    const metric = metrics.includes(this.metric) ? this.metric : metrics[0];
    const title = seriesName(this.language, metric);
    const xName = setting ? this.#nameOf(setting.path) : this.t("train.seed");
    const isNumeric = Boolean(setting?.values.every((value) => typeof value === "number"));
    const numbers = /** @type {number[]} */ (isNumeric ? setting.values : []);
    const isLog =
      isNumeric &&
      numbers.every((x) => x > 0) &&
      Math.max(...numbers) > wide * Math.min(...numbers);
    const places = isNumeric ? null : (setting?.values ?? [""]).map(valueText);
    /** @param {SweepPoint} point */
    const across = ({ values }) => {
      const value = setting && values[setting.path];
      return isNumeric ? Number(value) : Math.max(0, (places ?? []).indexOf(valueText(value)));
    };
    const sides = [
      { name: metric, of: this.t("series.training"), dashed: false },
      { name: `val_${metric}`, of: this.t("series.validation"), dashed: true },
      { name: `test_${metric}`, of: this.t("runs.test"), dashed: true },
    ].filter(({ name }) => names.includes(name));
    // A second setting makes a line for each of its values; without one there is training beside validation.
    const [second] = others;
    const shown = second ? sides.slice(sides.length > 1 ? 1 : 0, 2) : sides;
    /** @type {Line[]} */
    const lines = (second?.values ?? [null]).flatMap((value, i) =>
      shown.map(({ name, of, dashed }, side) => ({
        name: second ? `${this.#nameOf(second.path)} ${valueText(value)}, ${of}` : of,
        mark: second ? String(i + 1) : "",
        colour: second ? i : side,
        dashed: second ? i % 2 > 0 : dashed,
        points: result.points
          .filter((point) => !second || valueText(point.values[second.path]) === valueText(value))
          .flatMap((point) => {
            const score = point.scores[name];
            return score ? [{ x: across(point), y: score.mean, deviation: score.deviation }] : [];
          })
          .sort((a, b) => a.x - b.x),
      })),
    );
    const table = () => this.#table(result, names);
    return html`<mb-chart-frame
        heading=${this.t("runs.sweepChart", { name: title, setting: xName })}
        units=${result.seeds.length > 1 ? this.t("runs.sweepUnits", { count: result.seeds.length }) : ""}
        .table=${table}
        is-table
      >
        ${sweeps.length > 1 ? this.#choice(sweeps, result) : nothing}
        <div class="field" slot="fields">
          <label for="metric">${this.t("runs.metric")}</label>
          <select
            id="metric"
            @change=${(/** @type {any} */ { target }) => (this.metric = target.value)}
          >
            ${metrics.map((name) => html`<option value=${name} ?selected=${name === metric}>${seriesName(this.language, name)}</option>`)}
          </select>
        </div>
        <mb-lines-plot
          .lines=${lines}
          .places=${places}
          ?log=${isLog}
          xName=${xName}
          yName=${title}
          label=${this.t("runs.sweepWords", { name: title, setting: xName, count: result.points.length })}
        ></mb-lines-plot>
      </mb-chart-frame>
      ${this.#shown(result, names)}`;
  }

  /**
   * A setting as the forms call it: "dense · units" of its path.
   * @param {string} path
   */
  #nameOf = (path) =>
    /^model\.(depth|hidden_layer_sizes)$/.test(path)
      ? this.t(`runs.${path.slice("model.".length)}`)
      : path.replace(/^\w+\./, "").replace(/\.(?=\w+$)/, " · ");

  /** @param {KeptSweep[]} sweeps @param {KeptSweep} shown */
  #choice(sweeps, shown) {
    const nameOf = (/** @type {KeptSweep} */ { settings, seeds }) =>
      settings
        .map(({ path, values }) => `${this.#nameOf(path)} ${values.map(valueText).join(", ")}`)
        .join("; ") || `${this.t("train.seed")} ${seeds.join(", ")}`;
    return html`<div class="field" slot="fields">
      <label for="sweep">${this.t("runs.sweepOf")}</label>
      <select
        id="sweep"
        @change=${(/** @type {any} */ { target }) => lookAtRuns(this.playground, { sweep: target.value })}
      >
        ${sweeps.map((sweep) => html`<option value=${sweep.id} ?selected=${sweep === shown}>${nameOf(sweep)}</option>`)}
      </select>
    </div>`;
  }

  /** @param {KeptSweep} result @param {string[]} names */
  #table({ settings, points }, names) {
    return {
      columns: [
        ...settings.map(({ path }) => path),
        ...names.flatMap((name) => [name, `${name} std`]),
      ],
      rows: points.map(({ values, scores }) => [
        ...settings.map(({ path }) => valueText(values[path])),
        ...names.flatMap((name) => [scores[name]?.mean, scores[name]?.deviation]),
      ]),
    };
  }

  /** @param {KeptSweep} result @param {string[]} names */
  #shown({ settings, points }, names) {
    const { metric } = this.language;
    return html`<div
      class="scroll"
      tabindex="0"
      role="region"
      aria-label=${this.t("runs.sweepTable")}
    >
      <table aria-label=${this.t("runs.sweepTable")}>
        <thead>
          <tr>
            ${settings.map(({ path }) => html`<th scope="col">${this.#nameOf(path)}</th>`)}
            ${names.map((name) => html`<th scope="col" class="number">${name.startsWith("test_") ? this.t("runs.testOf", { name: seriesName(this.language, name.slice(5)) }) : seriesName(this.language, name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${points.map(
            ({ values, scores }) =>
              html`<tr>
                ${settings.map(({ path }) => html`<td>${valueText(values[path])}</td>`)}
                ${names.map((name) => {
                  const { mean, deviation = null } = scores[name] ?? {};
                  return html`<td class="number">
                    ${metric(mean)}${deviation === null ? "" : ` ± ${metric(deviation)}`}
                  </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

customElements.define("mb-sweep-chart", SweepChart);
