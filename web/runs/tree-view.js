import { html, nothing, svg } from "lit";
import { treeText } from "minibatch";
import "../components/chart-frame.js";
import { classColour, classLegend, classStyles } from "../components/class-colours.js";
import { cssVars } from "../components/css-vars.js";
import { StoreElement } from "../components/store-element.js";
import { placesOf } from "../experiment/trees.js";
import { base, controls } from "../styles/shared.js";
import { styles } from "./tree-view-styles.js";
import { argumentsText, nameOfRun, numberOf } from "./run-name.js";

/** @import { TreeNode } from "minibatch" */
/** @import { KeptTree } from "../experiment/trees.js" */
/** @import { Run } from "../experiment/types.js" */

/** Of a node's box, and between two of them, in pixels. */
const box = { width: 176, height: 66, across: 14, down: 34 };
const zooms = [0.25, 0.35, 0.5, 0.7, 1, 1.4];
/** A rule that is longer is cut; its whole is in the table and the text. */
const longest = 24;

/** @param {string} text @param {number} [most] */
const cut = (text, most = longest) =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;

/** A decision tree: its nodes with rule, rows and value, as a drawing, a table, and scikit-learn's text. */
class TreeView extends StoreElement {
  static areas = ["runs"];
  static properties = { chosen: { state: true }, zoom: { state: true } };

  static styles = [base, controls, classStyles, styles];

  constructor() {
    super();
    /** The run whose tree is drawn; the newest where a person chose none. */
    this.chosen = "";
    // Its words can be read, though a large tree has to be moved.
    this.zoom = 1;
  }

  /** Where the pointer took hold of the drawing. @type {{ x: number, y: number } | null} */
  #held = null;

  async updated() {
    const { id } = this.#run ?? {};
    if (!id || id === this.#drawn) return;
    this.#drawn = id;
    await /** @type {any} */ (this.renderRoot.querySelector("mb-chart-frame")).updateComplete;
    // The root is in the middle at first, however wide the tree is.
    const frame = /** @type {Element} */ (this.renderRoot.querySelector(".scroll"));
    const [{ x }] = placesOf(this.#tree.nodes).places;
    const { width } = /** @type {Element} */ (frame.firstElementChild).getBoundingClientRect();
    const share = (this.#corner({ x, depth: 0 }).left + box.width / 2) / this.#width;
    frame.scrollLeft = share * width - frame.clientWidth / 2;
  }

  /** The run whose tree was drawn last. */
  #drawn = "";

  get #width() {
    return placesOf(this.#tree.nodes).leaves * (box.width + box.across) + box.across;
  }

  get #runs() {
    return this.state.runs.list.filter(({ baseline }) => baseline?.tree);
  }

  get #run() {
    return this.#runs.find(({ id }) => id === this.chosen) ?? this.#runs[0];
  }

  /** @returns {KeptTree} */
  get #tree() {
    return /** @type {KeptTree} */ (this.#run.baseline?.tree);
  }

  /** What is measured by the impurity: gini, entropy, or squared_error. */
  get #criterion() {
    const { class_name, config } = /** @type {NonNullable<Run["baseline"]>} */ (this.#run.baseline);
    return config.criterion ?? (class_name.endsWith("Regressor") ? "squared_error" : "gini");
  }

  render() {
    if (!this.#run) return nothing;
    const { nodes, features, classes, total } = this.#tree;
    const { list } = this.state.runs;
    const heading = this.t("runs.treeTitle", { number: numberOf(list, this.#run) });
    const { places, leaves, depth } = placesOf(nodes);
    const width = this.#width;
    const height = (depth + 1) * (box.height + box.down);
    const { zoom } = this;
    const at = zooms.indexOf(zoom);
    const text = treeText(nodes, { featureNames: features, classNames: classes });
    return html`<mb-chart-frame
      heading=${heading}
      units=${total > nodes.length ? this.t("runs.treeFirst", { count: nodes.length, total }) : this.t("runs.treeNodes", { count: total, leaves })}
      .table=${() => this.#table()}
    >
      <div class="zoom" slot="fields">
        <button
          class="quiet square"
          aria-label=${this.t("runs.treeSmaller")}
          title=${this.t("runs.treeSmaller")}
          ?disabled=${at <= 0}
          @click=${() => (this.zoom = zooms[at - 1])}
        >
          −
        </button>
        <button
          class="quiet square"
          aria-label=${this.t("runs.treeLarger")}
          title=${this.t("runs.treeLarger")}
          ?disabled=${at === zooms.length - 1}
          @click=${() => (this.zoom = zooms[at + 1])}
        >
          +
        </button>
        ${this.#choice()}
        <span class="soft">${this.t("runs.treeAbout")}</span>
      </div>
      <div
        class="scroll"
        tabindex="0"
        role="region"
        aria-label=${heading}
        @pointerdown=${this.#hold}
        @pointermove=${this.#pull}
        @pointerup=${() => (this.#held = null)}
        @pointerleave=${() => (this.#held = null)}
      >
        <svg
          viewBox="0 0 ${width} ${height}"
          width=${width * zoom}
          height=${height * zoom}
          role="img"
          aria-label=${this.t("runs.treeWords", { count: total, leaves, depth })}
        >
          ${nodes.map((node, place) => this.#edges(node, places, place))}
          ${nodes.map((node, place) => this.#node(node, places[place]))}
        </svg>
      </div>
      ${classes.length > 0 ? classLegend(classes) : nothing}
      <details data-not-drawn>
        <summary>${this.t("runs.treeText")}</summary>
        <pre tabindex="0" aria-label=${this.t("runs.treeText")}>${text}</pre>
      </details>
    </mb-chart-frame>`;
  }

  #choice() {
    const runs = this.#runs;
    if (runs.length < 2) return nothing;
    const nameOf = (/** @type {Run} */ run) =>
      `${numberOf(this.state.runs.list, run)} ${nameOfRun(this, run)} ${argumentsText(run)}`;
    return html`<select
      aria-label=${this.t("runs.treeOf")}
      @change=${(/** @type {any} */ { target }) => (this.chosen = target.value)}
    >
      ${runs.map((run) => html`<option value=${run.id} .selected=${run === this.#run}>${nameOf(run)}</option>`)}
    </select>`;
  }

  /** @param {{ x: number, depth: number }} place */
  #corner = ({ x, depth }) => ({
    left: box.across + x * (box.width + box.across),
    top: depth * (box.height + box.down) + box.down / 2,
  });

  /** @param {TreeNode} node @param {{ x: number, depth: number }[]} places @param {number} place */
  #edges({ left, right }, places, place) {
    if (left < 0) return nothing;
    const from = this.#corner(places[place]);
    const x = from.left + box.width / 2;
    const y = from.top + box.height;
    return [left, right].map((child, side) => {
      const to = this.#corner(places[child]);
      const end = to.left + box.width / 2;
      return svg`<path class="edge" d=${`M${x} ${y}L${end} ${to.top}`} />
        <text x=${(x + end) / 2} y=${y + box.down / 2 - 3} text-anchor=${side ? "start" : "end"}>${side ? this.t("runs.treeNo") : this.t("runs.treeYes")}</text>`;
    });
  }

  /** @param {TreeNode} node @param {{ x: number, depth: number }} place */
  #node(node, place) {
    const { left, top } = this.#corner(place);
    const { classes } = this.#tree;
    const inner = box.width - 16;
    let from = 0;
    const bars = classes.length > 0 ? node.value : [];
    return svg`<rect class="node" x=${left} y=${top} width=${box.width} height=${box.height} rx="4" />
      <text class="rule" x=${left + 8} y=${top + 16}>${this.#ruleOf(node)}</text>
      <text x=${left + 8} y=${top + 32}>${this.t("runs.treeRows", { count: node.samples })}, ${this.#criterion} ${this.language.quantity(Number(node.impurity.toPrecision(3)))}</text>
      <text x=${left + 8} y=${top + 47}>${cut(this.#valueOf(node))}</text>
      ${bars.map((share, index) => {
        const x = left + 8 + from * inner;
        from += share;
        return share > 0
          ? svg`<rect class="share" ${cssVars({ "--colour": classColour(index) })} x=${x} y=${top + 53} width=${share * inner} height="7" />`
          : nothing;
      })}`;
  }

  /** The question of a node, or what a leaf predicts. @param {KeptTree["nodes"][number]} node */
  #ruleOf({ left, feature, threshold, value, isCut }) {
    const { features, classes } = this.#tree;
    if (left < 0 && !isCut) {
      const text = classes.length > 0 ? classes[value.indexOf(Math.max(...value))] : "";
      return cut(text || this.#numbers(value));
    }
    // The name is cut, and not the number.
    const limit = ` ≤ ${this.#short(threshold)}${isCut ? " …" : ""}`;
    return cut(features[feature] ?? `feature_${feature}`, longest - limit.length) + limit;
  }

  /** What rows of a node are. @param {TreeNode} node */
  #valueOf({ left, value }) {
    const { classes } = this.#tree;
    if (classes.length === 0)
      return left < 0 ? "" : this.t("runs.treeMean", { value: this.#numbers(value) });
    const most = Math.max(...value);
    return `${classes[value.indexOf(most)]} ${this.language.percent(most)}`;
  }

  /** @param {number} value */
  #short = (value) => this.language.quantity(Number(value.toPrecision(4)));

  /** @param {number[]} value */
  #numbers = (value) => value.map(this.#short).join(", ");

  #table() {
    const { nodes, features, classes } = this.#tree;
    return {
      columns: [
        ...[this.t("runs.treeNode"), this.t("runs.treeRule"), this.t("runs.treeLeft")],
        ...[this.t("runs.treeRight"), this.t("runs.treeSamples"), this.#criterion],
        ...(classes.length > 0 ? classes : [this.t("evaluate.predicted")]),
      ],
      rows: nodes.map(({ left, right, feature, threshold, impurity, samples, value }, place) => [
        place,
        left < 0 ? "" : `${features[feature] ?? `feature_${feature}`} <= ${threshold}`,
        ...[left < 0 ? null : left, right < 0 ? null : right, samples, impurity],
        ...(classes.length > 0 ? value : [value.join(", ")]),
      ]),
    };
  }

  /** @param {PointerEvent} event */
  #hold({ currentTarget, clientX, clientY, pointerType, button }) {
    // A finger scrolls by itself.
    if (pointerType !== "mouse" || button !== 0) return;
    const { scrollLeft, scrollTop } = /** @type {Element} */ (currentTarget);
    this.#held = { x: clientX + scrollLeft, y: clientY + scrollTop };
  }

  /** @param {PointerEvent} event */
  #pull({ currentTarget, clientX, clientY }) {
    if (!this.#held) return;
    const frame = /** @type {Element} */ (currentTarget);
    frame.scrollTo(this.#held.x - clientX, this.#held.y - clientY);
  }
}

customElements.define("mb-tree-view", TreeView);
