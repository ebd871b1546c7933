import { css, html, nothing } from "lit";
import { describeModel, model } from "minibatch";
import "../components/chart-frame.js";
import { icons } from "../components/icons.js";
import { inspectedGraph, setInspection } from "../experiment/inspection.js";
import { shapeText } from "../locales/i18n.js";
import { base, controls, sections, tables } from "../styles/shared.js";
import { LiveElement } from "../components/live-element.js";
import "./model-graph.js";
import { arithmeticOf } from "./shape-arithmetic.js";

/** @import { LayerDescription } from "../experiment/types.js" */
/** @import { Layer } from "../experiment/types.js" */

/** How long the button says that the text was copied. */
const saidMs = 2500;

/** The model as a graph, and what each layer's shape and parameters come from. */
class ModelSection extends LiveElement {
  static areas = ["experiment", "training.experiment", "inspection.layer"];
  static properties = {
    described: { state: true },
    summary: { state: true },
    copied: { state: true },
  };

  static styles = [
    base,
    controls,
    sections,
    tables,
    css`
      .parts {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.75rem;
      }

      .table {
        overflow-x: auto;
      }

      td,
      tbody th {
        vertical-align: top;
      }

      .sum {
        display: block;
        font-size: var(--tiny);
        color: var(--ink-soft);
        white-space: nowrap;
      }

      tr.chosen > * {
        background: var(--accent-wash);
      }

      pre {
        margin: 0.5rem 0 0;
        padding: 0.75rem;
        overflow: auto;
        border: 1px solid var(--line);
        background: var(--surface);
        font-family: var(--mono);
        font-size: var(--tiny);
        line-height: 1.35;
      }

      summary {
        font-size: var(--small);
        cursor: pointer;
      }

      .copy {
        margin-top: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Record<string, LayerDescription>} */
    this.described = {};
    this.summary = "";
    this.copied = false;
    /** What is described, as JSON. */
    this.of = "";
  }

  willUpdate() {
    const { training, experiment } = this.state;
    const config = (training.experiment ?? experiment).model;
    const of = JSON.stringify(config ?? null);
    if (of === this.of) return;
    this.of = of;
    if (config) void this.#describe(config, of);
  }

  /** @param {any} config @param {string} of */
  async #describe(config, of) {
    const { layers } = await describeModel(config);
    const net = model(config);
    // A model with a fault has no summary; its layers say what is wrong where they are set.
    const summary = await net.summary().catch(() => "");
    net.dispose();
    if (of !== this.of) return;
    this.described = Object.fromEntries(
      layers.map((layer) => [layer.name, /** @type {LayerDescription} */ (layer)]),
    );
    this.summary = summary;
  }

  /** Each with what it reads. @returns {{ layer: Layer, inputs: string[] }[]} */
  #layers() {
    const { inputs, layers } = inspectedGraph(this.state);
    const first = inputs.map(({ class_name, config: { name, ...config } }) => ({
      layer: { name, class_name, config },
      inputs: /** @type {string[]} */ ([]),
    }));
    const rest = layers.map((layer, at) => {
      const before = layers[at - 1]?.name ?? inputs[0]?.config.name;
      return { layer, inputs: layer.inputs ?? (before ? [before] : []) };
    });
    return [...first, ...rest];
  }

  render() {
    const layers = this.#layers();
    const chosen = this.state.inspection.layer;
    const nodes = layers.map(({ layer: { name, class_name }, inputs }) => ({
      name,
      className: class_name,
      shape: this.#shapeOf(name),
      inputs,
    }));
    const total = Object.values(this.described).reduce(
      (sum, { parameters }) => sum + (parameters ?? 0),
      0,
    );
    return html`<p class="about">${this.t("inspect.graphAbout")}</p>
      <div class="parts">
        <mb-chart-frame
          heading=${this.t("inspect.graphTitle")}
          units=${this.t("inspect.graphUnits", { count: layers.length, total: this.language.number(total) })}
          .table=${() => this.#table(layers)}
        >
          <mb-model-graph
            .nodes=${nodes}
            chosen=${chosen}
            @choose=${(/** @type {CustomEvent<string>} */ { detail: layer }) =>
              setInspection(this.playground, { layer })}
          ></mb-model-graph>
        </mb-chart-frame>
        <div class="table" tabindex="0" role="region" aria-label=${this.t("inspect.graph")}>
          <table>
            <thead>
              <tr>
                <th scope="col">${this.t("inspect.layer")}</th>
                <th scope="col">${this.t("inspect.shape")}</th>
                <th scope="col" class="number">${this.t("inspect.parameters")}</th>
              </tr>
            </thead>
            <tbody>
              ${layers.map((entry) => this.#row(entry, chosen))}
              <tr>
                <th scope="row" colspan="2">${this.t("inspect.total")}</th>
                <td class="number">${this.language.number(total)}</td>
              </tr>
            </tbody>
          </table>
        </div>
        ${this.#summary()}
      </div>`;
  }

  /** The graph as a table. @param {{ layer: Layer, inputs: string[] }[]} layers */
  #table(layers) {
    const names = ["layer", "class", "shape", "parameters", "graphInputs"];
    return {
      columns: names.map((name) => this.t(`inspect.${name}`)),
      rows: layers.map(({ layer: { name, class_name }, inputs }) => [
        ...[name, class_name, shapeText(this.#shapeOf(name))],
        this.described[name]?.parameters ?? 0,
        inputs.join(", "),
      ]),
    };
  }

  /** @param {string} name @returns {(number | null)[]} */
  #shapeOf = (name) => this.described[name]?.output_shape ?? [];

  /** @param {{ layer: Layer, inputs: string[] }} entry @param {string} chosen */
  #row({ layer, inputs }, chosen) {
    const { name, class_name } = layer;
    const shapeOf = (/** @type {string} */ of) =>
      /** @type {number[]} */ (this.#shapeOf(of).slice(1));
    const count = this.described[name]?.parameters ?? 0;
    const isKnown = [name, ...inputs].every((one) => this.#shapeOf(one).length > 0);
    const sums = isKnown
      ? arithmeticOf(layer, {
          shape: shapeOf(name),
          inputs: inputs.map(shapeOf),
          parameters: count,
        })
      : { shape: [], parameters: "" };
    return html`<tr class=${name === chosen ? "chosen" : ""}>
      <th scope="row">${name}<span class="sum">${class_name}</span></th>
      <td>
        ${shapeText(this.#shapeOf(name))}
        ${sums.shape.map(
          ({ axis, text }) =>
            html`<span class="sum"
              >${axis ? this.t(`inspect.axis_${axis}`, { sum: text }) : text}</span
            >`,
        )}
      </td>
      <td class="number">
        ${this.language.number(count)}
        ${sums.parameters ? html`<span class="sum">${sums.parameters}</span>` : nothing}
      </td>
    </tr>`;
  }

  #summary() {
    return html`<details>
      <summary>${this.t("inspect.summary")}</summary>
      <button class="small copy" @click=${this.#copy}>
        ${this.copied ? icons.check : icons.copy} ${this.t("inspect.copySummary")}
      </button>
      <pre tabindex="0">${this.summary}</pre>
    </details>`;
  }

  async #copy() {
    try {
      await navigator.clipboard.writeText(this.summary);
      this.copied = true;
      this.store.announce(this.t("inspect.copied"));
      setTimeout(() => (this.copied = false), saidMs);
    } catch {
      // Where the page may not write there, the text is marked, to be copied by hand.
      const text = /** @type {HTMLElement} */ (this.renderRoot.querySelector("pre"));
      getSelection()?.selectAllChildren(text);
    }
  }
}

customElements.define("mb-model-section", ModelSection);
