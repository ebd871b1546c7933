import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { graphOf } from "../experiment/layers.js";
import { optimizerOf } from "../experiment/settings.js";
import { base, sections } from "../styles/shared.js";
import { batchMoments } from "./batch-moments.js";
import "./convolution-view.js";
import { fusedGradient, layerFormulas } from "./formulas.js";
import "./number-table.js";
import { optimizerFormulas } from "./update-formulas.js";

/** @import { InspectionState, Layer } from "../experiment/types.js" */
/** @import { FloatArray, ObservedLayer } from "minibatch" */

/** The numbers of one layer in a step: forward, gradient and update, with the formulas. */
class StepNumbers extends StoreElement {
  static areas = ["experiment"];
  static properties = { observed: { attribute: false }, step: { attribute: false } };

  static styles = [
    base,
    sections,
    css`
      .numbers {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        gap: 0.75rem 1.25rem;
        margin-top: 0.5rem;
      }

      /* So that what belongs together stands beside each other: kernel and bias, mean and variance. */
      .wide {
        grid-column: 1 / -1;
      }

      .formulas {
        display: grid;
        gap: 0.125rem;
        margin-block: 0.25rem 0.5rem;
        font-family: var(--mono);
        font-size: var(--tiny);
        overflow-wrap: anywhere;
      }

      h4 {
        margin: 0.75rem 0 0;
        font-size: var(--small);
      }

      .note {
        font-size: var(--tiny);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    /** @type {ObservedLayer | null} */
    this.observed = null;
    /** @type {InspectionState["step"]} */
    this.step = null;
  }

  /**
   * What a layer reads, in its order.
   * @param {Layer[]} layers
   * @param {number} at
   * @returns {ObservedLayer[]}
   */
  #inputs(layers, at) {
    const seen = this.step?.layers ?? [];
    const names = layers[at].inputs ?? (at > 0 ? [layers[at - 1].name] : []);
    const inputs = names.flatMap((name) => seen.find(({ layer }) => layer === name) ?? []);
    return inputs.length > 0 || seen[0] === this.observed ? inputs : seen.slice(0, 1);
  }

  /**
   * What is computed of the batch itself, beside the moving statistics: a frozen layer goes by those.
   * @param {Layer} layer
   * @param {FloatArray} input
   * @returns {[string, FloatArray][]}
   */
  #moments({ class_name: kind, config }, input) {
    if (kind !== "BatchNormalization" || config.trainable === false) return [];
    const { mean, variance } = batchMoments(input, config.axis ?? -1);
    return [
      [this.t("inspect.batchMean"), mean],
      [this.t("inspect.batchVariance"), variance],
    ];
  }

  /** @param {string} heading @param {FloatArray | null} array @param {boolean} [isWide] */
  #table(heading, array, isWide = false) {
    if (!array) return nothing;
    return html`<mb-number-table
      class=${isWide ? "wide" : ""}
      heading=${heading}
      .array=${array}
    ></mb-number-table>`;
  }

  /** @param {string[]} lines */
  #formulas(lines) {
    if (lines.length === 0) return nothing;
    return html`<div class="formulas">${lines.map((line) => html`<span>${line}</span>`)}</div>`;
  }

  /** @param {ObservedLayer[]} inputs */
  #inputTables(inputs) {
    const isOne = inputs.length === 1;
    return inputs.map(({ layer: name, output }, at) => {
      const heading = isOne
        ? this.t("inspect.inputOf")
        : this.t("inspect.oneInputOf", { number: at + 1, name });
      return this.#table(heading, output, isOne);
    });
  }

  render() {
    const { observed, step } = this;
    const { experiment } = this.state;
    const { layers } = graphOf(experiment.model);
    const at = layers.findIndex(({ name }) => name === observed?.layer);
    if (!observed || !step || at < 0) return nothing;
    const layer = layers[at];
    const { output, preActivation } = observed;
    const inputs = this.#inputs(layers, at);
    const weights = step.weights.filter(({ name }) => name.startsWith(`${layer.name}/`));
    const { forward, backward } = layerFormulas(layer.class_name, {
      config: layer.config,
      inputs: inputs.map((input) => input.output.shape.slice(1)),
      output: output.shape.slice(1),
    });
    const kernel = weights.find(({ name }) => name.endsWith("/kernel"));
    const bias = weights.find(({ name }) => name.endsWith("/bias"));
    return html`<h3>${this.t("inspect.stepNumbers", { layer: layer.name })}</h3>
      <h4>${this.t("inspect.forward")}</h4>
      ${this.#formulas(forward)}
      ${
        layer.class_name === "Conv2D" && kernel && inputs.length > 0
          ? html`<mb-convolution-view
              .input=${inputs[0].output}
              .kernel=${kernel.value}
              .bias=${bias?.value ?? null}
              .config=${layer.config}
              .output=${output}
            ></mb-convolution-view>`
          : nothing
      }
      <div class="numbers">
        ${this.#inputTables(inputs)}
        ${weights.map(({ name, value }) => this.#table(this.t("inspect.valueOf", { name }), value))}
        ${inputs.length > 0 ? this.#moments(layer, inputs[0].output).map(([heading, array]) => this.#table(heading, array)) : nothing}
        ${this.#table(this.t("inspect.beforeOf"), preActivation, true)}
        ${this.#table(this.t("inspect.outputOf"), output, true)}
      </div>
      ${this.#backward(layer, observed, backward, weights)}
      ${
        weights.length > 0
          ? html`<h4>${this.t("inspect.update")}</h4>
              ${this.#formulas(optimizerFormulas(optimizerOf(experiment)))}
              <div class="numbers">
                ${weights.map(({ name, update }) => this.#table(this.t("inspect.updateOf", { name }), update))}
              </div>`
          : nothing
      }`;
  }

  /**
   * @param {Layer} layer
   * @param {ObservedLayer} observed
   * @param {string[]} formulas
   * @param {import("minibatch").ObservedStep["weights"]} weights
   */
  #backward(layer, { output, gradient, preActivationGradient }, formulas, weights) {
    const isFused = !gradient && preActivationGradient !== null;
    const { loss } = this.state.experiment.compile ?? {};
    const lines = isFused
      ? fusedGradient(formulas, { loss, activation: layer.config.activation, output })
      : formulas;
    return html`<h4>${this.t("inspect.backward")}</h4>
      ${this.#formulas(lines)}
      ${isFused ? html`<p class="note">${this.t("inspect.noGradient")}</p>` : nothing}
      <div class="numbers">
        ${this.#table(this.t("inspect.gradientOf"), gradient, true)}
        ${this.#table(this.t("inspect.beforeGradientOf"), preActivationGradient, true)}
        ${weights.map((weight) =>
          this.#table(
            this.t("inspect.weightGradientOf", { name: weight.name }),
            /** @type {FloatArray | null} */ (weight.gradient),
          ),
        )}
      </div>`;
  }
}

customElements.define("mb-step-numbers", StepNumbers);
