import { css, html, nothing } from "lit";
import { canTakeApart, setInspection, stepSubject, takeApart } from "../experiment/inspection.js";
import { graphOf } from "../experiment/layers.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls, sections, tables } from "../styles/shared.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { lossFormula } from "./formulas.js";
import "./step-numbers.js";

/** @import { FloatArray, ObservedLayer, ObservedStep } from "minibatch" */

/** Rows of a batch that can still be followed by eye. */
const mostRows = 8;

/** The root of the sum of squares. @param {FloatArray | null} array */
const norm = (array) =>
  array ? Math.sqrt(array.data.reduce((sum, value) => sum + value * value, 0)) : null;

/** One training step with its true numbers: forward pass, loss, gradients and update. */
class StepSection extends LiveElement {
  static areas = [
    ...modelAreas,
    "model",
    "engine",
    "evaluation",
    "inspection.batch",
    "inspection.busy",
    "inspection.step",
    "inspection.stepLayer",
  ];

  static styles = [
    base,
    controls,
    sections,
    tables,
    css`
      .fields select {
        max-width: 10rem;
      }

      .table {
        overflow-x: auto;
        margin-bottom: 1rem;
      }

      tr.chosen > * {
        background: var(--accent-wash);
      }

      th button {
        text-align: left;
      }

      .formulas {
        display: grid;
        gap: 0.125rem;
        margin-block: 0.25rem 0.5rem;
        font-family: var(--mono);
        font-size: var(--tiny);
        overflow-wrap: anywhere;
      }
    `,
  ];

  render() {
    const { step, batch } = this.state.inspection;
    const enabled = canTakeApart(this.state) && this.state.inspection.busy !== "step";
    const rows = this.state.data.prepared?.trainRows ?? 0;
    const set = (/** @type {Partial<typeof batch>} */ changes) =>
      setInspection(this.playground, { batch: { ...batch, ...changes } });
    const trained = this.state.training.hasWeights;
    return html`<p class="about">${this.t("inspect.stepAbout")}</p>
      <div class="fields">
        ${this.#number("stepRow", batch.row + 1, rows, (row) => set({ row: row - 1 }))}
        ${this.#number("stepRows", batch.rows, mostRows, (count) => set({ rows: count }))}
        ${
          trained
            ? html`<label>
                ${this.t("inspect.stepWeights")}
                <select
                  @change=${(/** @type {any} */ { target }) => set({ fresh: target.value === "fresh" })}
                >
                  <option value="trained" .selected=${!batch.fresh}>
                    ${this.t("inspect.stepTrained")}
                  </option>
                  <option value="fresh" .selected=${batch.fresh}>
                    ${this.t("inspect.stepFresh")}
                  </option>
                </select>
              </label>`
            : nothing
        }
        <button
          class="small"
          aria-disabled=${enabled ? nothing : "true"}
          @click=${() => enabled && takeApart(this.playground)}
        >
          ${this.t("inspect.takeApart")}
        </button>
      </div>
      ${step ? this.#step(step) : nothing}`;
  }

  /**
   * @param {string} name
   * @param {number} value
   * @param {number} max
   * @param {(value: number) => void} set
   */
  #number(name, value, max, set) {
    const change = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber);
      if (Number.isFinite(wanted)) set(Math.max(1, Math.min(max, wanted)));
      this.requestUpdate();
    };
    return html`<label>
      ${this.t(`inspect.${name}`)}
      <input type="number" min="1" max=${max} .value=${String(value)} @change=${change} />
    </label>`;
  }

  /** @param {NonNullable<import("../experiment/types.js").InspectionState["step"]>} step */
  #step(step) {
    const { experiment, inspection } = this.state;
    const isStale = step.of !== stepSubject(this.state);
    const { layers } = graphOf(experiment.model);
    const seen = step.layers.filter(({ layer }) => layers.some(({ name }) => name === layer));
    const chosen = seen.find(({ layer }) => layer === inspection.stepLayer) ?? seen[0];
    const { metric } = this.language;
    const loss = lossFormula(experiment.compile?.loss);
    return html`
      ${isStale ? html`<p class="about">${this.t("inspect.stepStale")}</p>` : nothing}
      <p class="about">
        <strong>${this.t("inspect.stepLoss", { loss: metric(step.logs.loss) })}</strong>
        ${this.t("inspect.stepRate", {
          rate: this.language.quantity(step.learningRate),
          step: step.iteration + 1,
        })}
      </p>
      ${loss ? html`<p class="formulas">${loss}</p>` : nothing}
      <div class="table" tabindex="0" role="region" aria-label=${this.t("inspect.step")}>
        <table>
          <thead>
            <tr>
              <th scope="col">${this.t("inspect.layer")}</th>
              <th scope="col">${this.t("inspect.shape")}</th>
              <th scope="col" class="number">‖a‖</th>
              <th scope="col" class="number">‖∂L/∂a‖</th>
              <th scope="col" class="number">‖∂L/∂W‖</th>
              <th scope="col" class="number">‖ΔW‖</th>
            </tr>
          </thead>
          <tbody>
            ${seen.map((one) => this.#overview(one, step, one === chosen))}
          </tbody>
        </table>
      </div>
      <mb-step-numbers .observed=${chosen ?? null} .step=${step}></mb-step-numbers>
    `;
  }

  /** The weights of a layer. @param {ObservedStep} step @param {string} layer */
  #weightsOf = ({ weights }, layer) => weights.filter(({ name }) => name.startsWith(`${layer}/`));

  /** @param {ObservedLayer} one @param {ObservedStep} step @param {boolean} isChosen */
  #overview(one, step, isChosen) {
    const { layer, output, gradient, preActivationGradient } = one;
    const text = (/** @type {number | null} */ value) =>
      value === null ? "–" : this.language.metric(value);
    const weights = this.#weightsOf(step, layer);
    const whole = (/** @type {(number | null)[]} */ norms) => {
      const known = norms.filter((value) => value !== null);
      return known.length > 0 ? Math.hypot(...known) : null;
    };
    return html`<tr class=${isChosen ? "chosen" : ""}>
      <th scope="row">
        <button
          class="link"
          aria-pressed=${isChosen}
          @click=${() => setInspection(this.playground, { stepLayer: layer })}
        >
          ${layer}
        </button>
      </th>
      <td>${shapeText(output.shape)}</td>
      <td class="number">${text(norm(output))}</td>
      <td class="number">${text(norm(gradient ?? preActivationGradient))}</td>
      <td class="number">${text(whole(weights.map((weight) => norm(weight.gradient))))}</td>
      <td class="number">${text(whole(weights.map((weight) => norm(weight.update))))}</td>
    </tr>`;
  }
}

customElements.define("mb-step-section", StepSection);
