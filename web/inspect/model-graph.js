import { css, html, nothing, svg } from "lit";
import { StoreElement } from "../components/store-element.js";
import { shapeText } from "../locales/i18n.js";
import { base } from "../styles/shared.js";
import { box, layout } from "./graph-layout.js";

/** @typedef {{ name: string, className: string, shape: (number | null)[], inputs: string[] }} GraphNode */

/** A model drawn as a graph. Sends "choose" with the name of the layer that is clicked. */
class ModelGraph extends StoreElement {
  static properties = { nodes: { attribute: false }, chosen: {} };

  static styles = [
    base,
    css`
      .frame {
        overflow: auto;
        max-height: 26rem;
        padding: 0.25rem;
        border: 1px solid var(--line);
        background: var(--surface);
      }

      svg {
        display: block;
        margin-inline: auto;
      }

      .edge {
        fill: none;
        stroke: var(--line-strong);
        stroke-width: 1.25;
      }

      .edge.near {
        stroke: var(--accent);
        stroke-width: 2;
      }

      rect {
        fill: var(--paper);
        stroke: var(--line-strong);
      }

      g {
        cursor: pointer;
      }

      g:hover rect {
        stroke: var(--ink-soft);
      }

      [aria-selected="true"] rect {
        fill: var(--accent-wash);
        stroke: var(--accent);
      }

      g:focus-visible rect {
        stroke: var(--accent);
        stroke-width: 3;
      }

      g:focus-visible {
        outline: none;
      }

      text {
        fill: var(--ink);
        font-size: 12px;
        text-anchor: middle;
      }

      .shape {
        fill: var(--ink-soft);
        font-size: 11px;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {GraphNode[]} */
    this.nodes = [];
    this.chosen = "";
  }

  render() {
    const { width, height, nodes, edges } = layout(this.nodes);
    const margin = 2;
    const view = `${-margin} 0 ${width + 2 * margin + 14} ${height}`;
    const label = this.t("inspect.graphLabel", { count: this.nodes.length });
    return html`<div class="frame">
      <svg
        width=${width + 2 * margin + 14}
        height=${height}
        viewBox=${view}
        role="listbox"
        aria-label=${label}
        @keydown=${this.#onKey}
      >
        ${edges.map(({ from, to, path }) => {
          const near = from === this.chosen || to === this.chosen;
          return svg`<path class="edge ${near ? "near" : ""}" d=${path} />`;
        })}
        ${nodes.map((placed) => this.#node(placed))}
      </svg>
    </div>`;
  }

  /** @param {import("./graph-layout.js").Placed} placed */
  #node({ name, x, y }) {
    const node = this.nodes.find((one) => one.name === name);
    if (!node) return nothing;
    const chosen = name === this.chosen;
    const first =
      this.nodes[0].name === name && !this.nodes.some((one) => one.name === this.chosen);
    const title = name.length > 22 ? `${name.slice(0, 21)}…` : name;
    const shape = shapeText(node.shape);
    return svg`<g
      role="option"
      aria-selected=${chosen}
      aria-label=${`${name}, ${node.className}, ${shape}`}
      tabindex=${chosen || first ? 0 : -1}
      data-name=${name}
      @click=${() => this.#choose(name)}
    >
      <rect x=${x - box.width / 2} y=${y - box.height / 2} width=${box.width} height=${box.height} rx="5" />
      <text x=${x} y=${y - 4}>${title}</text>
      <text class="shape" x=${x} y=${y + 12}>${node.className} ${shape}</text>
    </g>`;
  }

  /** @param {string} name */
  #choose(name) {
    this.chosen = name;
    this.dispatchEvent(new CustomEvent("choose", { detail: name }));
  }

  /** @param {KeyboardEvent} event */
  async #onKey(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
    if (step === 0 && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    const { name } = /** @type {SVGElement} */ (event.target).dataset;
    const at = this.nodes.findIndex((node) => node.name === name) + step;
    const next = this.nodes[Math.max(0, Math.min(this.nodes.length - 1, at))];
    this.#choose(next.name);
    await this.updateComplete;
    /** @type {SVGElement | null} */ (
      this.renderRoot.querySelector('[aria-selected="true"]')
    )?.focus();
  }
}

customElements.define("mb-model-graph", ModelGraph);
