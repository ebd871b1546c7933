import { css, html, nothing } from "lit";
import { guard } from "lit/directives/guard.js";
import "../components/chart-frame.js";
import { ticks } from "../components/ticks.js";
import {
  boundaryColumns,
  boundarySubject,
  drawBoundary,
  canCross,
} from "../experiment/boundary.js";
import { hasModel, setInspection } from "../experiment/inspection.js";
import { numberColumns } from "../experiment/plane.js";
import { base, controls, sections } from "../styles/shared.js";
import { choiceField } from "./choice-field.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import "./boundary-plot.js";
import { LiveLook } from "./live-look.js";

/** @import { ColumnDescription } from "minibatch" */
/** @import { Boundary } from "../experiment/inspection-types.js" */

/** At how many values of each column the model is asked. */
const resolutions = [25, 50, 75, 100];
/** The table has about so many values of each. */
const coarse = 10;
/** At most so many cells of other columns are told. */
const mostHeld = 8;

/** Where the model's decision changes, over two columns, while it learns. */
class BoundarySection extends LiveElement {
  static areas = [
    ...modelAreas,
    "evaluation",
    "inspection.boundary",
    "inspection.boundaryOf",
    "inspection.importance",
    "inspection.importanceOf",
  ];
  static properties = { compact: { type: Boolean } };

  static styles = [
    base,
    controls,
    sections,
    css`
      mb-chart-frame {
        max-width: 36rem;
      }

      .held {
        overflow-wrap: anywhere;
      }
    `,
  ];

  constructor() {
    super();
    /** Whether it stands beside the curves: without what is chosen. */
    this.compact = false;
    new LiveLook(
      this,
      () => (canCross(this.state) ? boundarySubject(this.state) : null),
      () => drawBoundary(this.playground),
      { untrained: true },
    );
  }

  get #isNumber() {
    return this.state.data.prepared?.task === "regression";
  }

  render() {
    const { data, inspection } = this.state;
    if (data.prepared && !canCross(this.state)) {
      return html`<p class="about">${this.t("inspect.boundaryNone")}</p>`;
    }
    const [x, y] = boundaryColumns(this.state);
    const drawn = inspection.boundary?.of === data.prepared ? inspection.boundary : null;
    const shown = drawn && String(drawn.columns) === String([x, y]) ? drawn : null;
    const heading = this.t("inspect.boundaryOf", { x, y });
    return html`${this.compact ? nothing : html`<p class="about">${this.t("inspect.boundaryAbout")}</p>`}
      <mb-chart-frame
        heading=${heading}
        units=${this.t(this.#isNumber ? "inspect.boundaryValue" : "inspect.boundaryShare", { name: this.#targets[this.#output] ?? "" })}
        .table=${() => this.#table(shown)}
      >
        ${this.compact ? nothing : html`<div slot="fields" class="fields">${this.#fields([x, y])}</div>`}
        ${guard(this.#drawn(shown), () => this.#plot(shown, heading))}
      </mb-chart-frame>`;
  }

  /** What is drawn: the rest of what a training changes draws nothing anew. @param {Boundary | null} boundary */
  #drawn(boundary) {
    const { prepared, description } = this.state.data;
    const { threshold } = this.state.evaluation;
    const { code } = this.language;
    return [boundary, prepared, description, threshold, code, this.#output, hasModel(this.state)];
  }

  get #targets() {
    return this.state.data.prepared?.targets ?? [];
  }

  /** Which of several predicted numbers is drawn. */
  get #output() {
    return Math.min(this.state.inspection.boundaryOf.output, Math.max(0, this.#targets.length - 1));
  }

  /** @param {[string, string]} columns */
  #fields([x, y]) {
    const { boundaryOf } = this.state.inspection;
    const names = numberColumns(this.state);
    const set = (/** @type {Partial<typeof boundaryOf>} */ changes) =>
      setInspection(this.playground, { boundaryOf: { ...boundaryOf, ...changes } });
    const field = choiceField.bind(null, this);
    // A column that stands on the other axis changes places with this one.
    return html`${field("boundaryX", names, x, (name) => set({ columns: [name, name === y ? x : y] }))}
    ${field("boundaryY", names, y, (name) => set({ columns: [name === x ? y : x, name] }))}
    ${field(
      "boundaryGrid",
      resolutions,
      boundaryOf.resolution,
      (value) => set({ resolution: Number(value) }),
      (value) => `${value} × ${value}`,
    )}
    ${
      this.#isNumber && this.#targets.length > 1
        ? field(
            "output",
            this.#targets.map((_, at) => at),
            this.#output,
            (value) => set({ output: Number(value) }),
            (at) => this.#targets[Number(at)],
          )
        : nothing
    }`;
  }

  /** @param {Boundary | null} boundary @param {string} heading */
  #plot(boundary, heading) {
    const { prepared } = this.state.data;
    const classes = this.#isNumber ? null : (prepared?.classNames ?? []);
    const output = this.#output;
    const points = (boundary?.points ?? []).flatMap(({ x, y, parts, inFile, actual, predicted }) =>
      x.map((_, i) => ({
        ...{ x: x[i], y: y[i], part: parts[i], row: inFile[i] },
        actual: actual[i]?.[classes ? 0 : output] ?? NaN,
        predicted: predicted?.[i][classes ? 0 : output] ?? null,
      })),
    );
    const rows = points.map((point) => ({
      ...point,
      isWrong: classes !== null && point.predicted !== null && point.predicted !== point.actual,
    }));
    const { metric, quantity } = this.language;
    const named = (/** @type {number} */ value) =>
      classes ? (classes[value] ?? String(value)) : metric(value);
    const textOf = (/** @type {number} */ at) => {
      const { x, y, row, part, actual, predicted } = rows[at];
      const values = {
        ...{ row: row + 1, part: this.t(`inspect.boundaryPart_${part}`) },
        ...{ x: quantity(x), y: quantity(y), actual: named(actual) },
      };
      return predicted === null
        ? this.t("inspect.boundaryRow", values)
        : this.t("inspect.boundaryRowPredicted", { ...values, predicted: named(predicted) });
    };
    const says = this.#says(rows);
    return html`<mb-boundary-plot
        .boundary=${boundary}
        .rows=${rows}
        .classes=${classes}
        .threshold=${this.state.evaluation.threshold}
        .scale=${classes ? null : this.#scale(output, points)}
        .textOf=${textOf}
        label=${heading}
        says=${says}
      ></mb-boundary-plot>
      <p class="about">${says}</p>
      ${boundary ? this.#held(boundary) : nothing}`;
  }

  /**
   * The shades are those of the column's own numbers, so that they stay what they are while it learns.
   * @param {number} output
   * @param {{ actual: number }[]} points
   */
  #scale(output, points) {
    const column = this.state.data.description?.columns?.find(
      (/** @type {ColumnDescription} */ { name }) => name === this.#targets[output],
    );
    const values = points.map(({ actual }) => actual).filter(Number.isFinite);
    const low = column?.min ?? Math.min(...values);
    const high = column?.max ?? Math.max(...values);
    const [from, to] = high > low ? [low, high] : [low - 1, low + 1];
    return { output, low: from, high: to, ticks: ticks(from, to) };
  }

  /** How many rows of each part are wrong, or how far off they are. @param {{ part: string, actual: number, predicted: number | null, isWrong: boolean }[]} rows */
  #says(rows) {
    if (!hasModel(this.state) || !rows.some(({ predicted }) => predicted !== null)) {
      return this.t("inspect.boundaryUntrained");
    }
    return ["train", "validation", "test"]
      .map((part) => ({ part, own: rows.filter((row) => row.part === part) }))
      .filter(({ own }) => own.length > 0)
      .map(({ part, own }) => {
        const values = { part: this.t(`inspect.boundaryPart_${part}`), count: own.length };
        if (!this.#isNumber) {
          const wrong = own.filter(({ isWrong }) => isWrong).length;
          return this.t("inspect.boundaryWrong", { ...values, wrong });
        }
        const sum = own.reduce(
          (all, { actual, predicted }) => all + Math.abs(actual - Number(predicted)),
          0,
        );
        return this.t("inspect.boundaryOff", {
          ...values,
          error: this.language.metric(sum / own.length),
        });
      })
      .join(" ");
  }

  /** The cells of the other columns. @param {Boundary} boundary */
  #held({ held }) {
    const cells = Object.entries(held);
    if (cells.length === 0) return nothing;
    const { quantity } = this.language;
    const text = cells
      .slice(0, mostHeld)
      .map(([name, cell]) => `${name} = ${typeof cell === "number" ? quantity(cell) : cell || "–"}`)
      .join(", ");
    const cellsTold = cells.length > mostHeld ? `${text}, …` : text;
    return html`<p class="about held">${this.t("inspect.boundaryHeld", { cells: cellsTold })}</p>`;
  }

  /** A coarser grid. @param {Boundary | null} boundary */
  #table(boundary) {
    if (!boundary?.values) return { columns: [], rows: [] };
    const { x, y, columns, values } = boundary;
    const [outputs, up, across] = values.shape;
    const names = this.#isNumber ? this.#targets : (this.state.data.prepared?.classNames ?? []);
    const shown = outputs === 1 && !this.#isNumber ? [names[1]] : names.slice(0, outputs);
    const places = (/** @type {number} */ count) =>
      Array.from({ length: coarse }, (_, i) => Math.round((i * (count - 1)) / (coarse - 1)));
    return {
      columns: [
        ...columns,
        ...shown.map((name) => (this.#isNumber ? name : this.t("inspect.boundaryP", { name }))),
      ],
      rows: places(up).flatMap((row) =>
        places(across).map((column) => [
          ...[x[column], y[row]],
          ...shown.map((_, output) => values.data[(output * up + row) * across + column]),
        ]),
      ),
    };
  }
}

customElements.define("mb-boundary-section", BoundarySection);
