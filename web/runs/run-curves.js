import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/lines-plot.js";
import { StoreElement } from "../components/store-element.js";
import { lookAtRuns } from "../experiment/runs.js";
import { seriesName } from "../experiment/series.js";
import { base, controls } from "../styles/shared.js";
import { colourOfRun, nameOfRun, numberOf } from "./run-name.js";

/** @import { Line } from "../components/lines-plot.js" */

/** The curves of the chosen runs over each other: a colour for each run, validation dashed. */
class RunCurves extends StoreElement {
  static areas = ["runs", "page"];

  static styles = [
    base,
    controls,
    css`
      .field {
        max-width: 14rem;
        margin-bottom: 0.5rem;
      }
    `,
  ];

  render() {
    const { list, view } = this.state.runs;
    const runs = view.chosen.flatMap((id) => list.find((run) => run.id === id) ?? []);
    const names = [...new Set(runs.flatMap(({ history }) => Object.keys(history)))].filter(
      (name) => !name.startsWith("val_"),
    );
    if (names.length === 0) return nothing;
    const metric = names.includes(view.metric) ? view.metric : names[0];
    const title = seriesName(this.language, metric);
    const [train, validation] = [this.t("series.training"), this.t("series.validation")];
    /** @type {Line[]} */
    const lines = runs.flatMap((run, at) =>
      [metric, `val_${metric}`].flatMap((name, side) => {
        const values = run.history[name];
        if (!values) return [];
        const number = String(numberOf(list, run));
        return {
          name: `${nameOfRun(this, run)}, ${side ? validation : train}`,
          ...{ mark: number, colour: colourOfRun(at), dashed: side > 0 },
          points: values.map((y, i) => ({ x: run.epoch[i] + 1, y: y ?? NaN })),
        };
      }),
    );
    const table = () => ({
      columns: [this.t("train.epoch"), ...lines.map(({ name, mark }) => `${mark}: ${name}`)],
      rows: [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))]
        .sort((a, b) => a - b)
        .map((x) => [x, ...lines.map(({ points }) => points.find((point) => point.x === x)?.y)]),
    });
    return html`<mb-chart-frame
      heading=${this.t("runs.curvesOf", { name: title })}
      units=${this.t("train.byEpoch")}
      .table=${table}
    >
      <div class="field" slot="fields">
        <label for="metric">${this.t("runs.metric")}</label>
        <select
          id="metric"
          @change=${(/** @type {any} */ { target }) => lookAtRuns(this.playground, { metric: target.value })}
        >
          ${names.map((name) => html`<option value=${name} ?selected=${name === metric}>${seriesName(this.language, name)}</option>`)}
        </select>
      </div>
      <mb-lines-plot
        .lines=${lines}
        xName=${this.t("train.epoch")}
        yName=${title}
        label=${this.t("runs.curvesWords", { name: title, count: runs.length })}
      ></mb-lines-plot>
    </mb-chart-frame>`;
  }
}

customElements.define("mb-run-curves", RunCurves);
