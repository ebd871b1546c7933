import { css, html, nothing } from "lit";
import "../components/adder.js";
import { cardList, cardStyles } from "../components/card-list.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { pathOf } from "../experiment/drafts.js";
import {
  addMetric,
  metricsOf,
  namedOutputs,
  removeMetric,
  setMetricConfig,
  usualMetrics,
} from "../experiment/metrics.js";
import { preparedFor } from "../experiment/targets.js";
import { base, controls } from "../styles/shared.js";

/** What is measured beside the loss: of each output the metrics, a card each, folded away until they are wanted. */
class MetricList extends StoreElement {
  static areas = ["experiment", "training", "data", "drafts"];
  static properties = { open: { type: Boolean, reflect: true } };

  static styles = [
    base,
    controls,
    cardStyles,
    css`
      .output {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.5rem;
        margin-top: 0.625rem;
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
  }

  render() {
    const { experiment } = this.state;
    const outputs = namedOutputs(experiment);
    return html`<details
      .open=${this.open}
      @toggle=${(/** @type {any} */ { target }) => (this.open = target.open)}
    >
      <summary>${this.t("train.metrics")}</summary>
      ${this.open ? outputs.map((output) => this.#output(output)) : nothing}
    </details>`;
  }

  /** @param {string} output */
  #output(output) {
    const metrics = metricsOf(this.state.experiment, output);
    const label = output ? this.t("train.metricsOf", { name: output }) : this.t("train.metrics");
    const task = preparedFor(this.state, output)?.task;
    return html`<div class="output" role="group" aria-label=${label}>
      ${output ? html`<h3>${label}</h3>` : nothing}
      ${
        metrics.length > 0
          ? cardList(this, {
              kind: "metric",
              label,
              entries: metrics,
              path: (place) => pathOf("fit", "metrics", output, place),
              set: (place, config) => setMetricConfig(this.playground, output, place, config),
              actions: (place) => [
                {
                  label: this.t("train.removeCallback", { name: metrics[place].class_name }),
                  icon: icons.remove,
                  act: () => this.#remove(output, place),
                },
              ],
              result: () => nothing,
            })
          : nothing
      }
      <mb-adder
        kind="metric"
        label=${output ? this.t("train.addMetricOf", { name: output }) : this.t("train.addMetric")}
        .first=${usualMetrics(task)}
        @entry-chosen=${(/** @type {CustomEvent<string>} */ { detail }) => addMetric(this.playground, output, detail)}
      ></mb-adder>
    </div>`;
  }

  /** @param {string} output @param {number} place */
  #remove(output, place) {
    const at = namedOutputs(this.state.experiment).indexOf(output);
    removeMetric(this.playground, output, place);
    // The button that had the focus is gone.
    /** @type {HTMLElement} */ (this.renderRoot.querySelectorAll("mb-adder")[at])?.focus();
  }
}

customElements.define("mb-metric-list", MetricList);
