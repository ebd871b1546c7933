import { css, html, nothing } from "lit";
import "../components/chart-frame.js";
import "../components/empty.js";
import "../components/lines-plot.js";
import { hasModel, stopMeasuring } from "../experiment/inspection.js";
import {
  alikeRuns,
  canMeasureLandscape,
  drawLandscape,
  endsOf,
  fresh,
  landscapeSubject,
  randomWay,
  setLandscape,
  shown,
} from "../experiment/landscape.js";
import { base, controls, sections } from "../styles/shared.js";
import { choiceField } from "./choice-field.js";
import { LiveElement, modelAreas } from "../components/live-element.js";
import { measureButton } from "./measure-button.js";
import "./landscape-plot.js";

/** @import { Landscape } from "../experiment/inspection-types.js" */

/** NumPy takes none larger. */
const largestSeed = 2 ** 32 - 1;
const resolutions = [11, 21, 31];
/** A rise below this share of the higher end is none. */
const slight = 0.02;

/** The loss on the way from one run to another, or on a plane around them. */
class LandscapeSection extends LiveElement {
  static areas = [
    ...modelAreas,
    "runs",
    "inspection.landscape",
    "inspection.landscapeOf",
    "inspection.measuring",
  ];

  static styles = [
    base,
    controls,
    sections,
    css`
      mb-chart-frame {
        max-width: 40rem;
      }
    `,
  ];

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.state.inspection.measuring?.what === "landscape") stopMeasuring(this.playground);
  }

  render() {
    if (!hasModel(this.state)) {
      return html`<mb-empty text=${this.t("inspect.empty")}></mb-empty>`;
    }
    const { landscape, landscapeOf } = this.state.inspection;
    const drawn = landscape?.of === landscapeSubject(this.state) ? landscape : null;
    const isPlane = landscapeOf.kind === "plane";
    const heading = this.t(isPlane ? "inspect.landscapePlane" : "inspect.landscapeLine");
    return html`<p class="about">${this.t("inspect.landscapeAbout")}</p>
      <mb-chart-frame
        heading=${heading}
        units=${drawn ? this.t("inspect.landscapeUnits", { count: drawn.counts.train, other: this.#part(drawn), others: drawn.counts.other }) : ""}
        .table=${() => this.#table(drawn)}
      >
        <div slot="fields" class="fields">${this.#fields(isPlane)}</div>
        ${drawn ? (drawn.betas ? this.#plane(drawn, drawn.betas, heading) : this.#line(drawn, heading)) : nothing}
      </mb-chart-frame>`;
  }

  /** What weights are called. @param {string} which */
  #nameOf(which) {
    if ([shown, fresh, randomWay].includes(which)) return this.t(`inspect.landscape_${which}`);
    const { list } = this.state.runs;
    const at = list.findIndex(({ id }) => id === which);
    const name = list[at]?.name ?? "";
    return this.t(name ? "inspect.landscapeNamed" : "inspect.landscapeRun", {
      ...{ number: list.length - at, name },
    });
  }

  /** Which rows are beside those that are trained on. @param {Landscape} landscape */
  #part({ part }) {
    return this.t(`inspect.boundaryPart_${part}`);
  }

  /** @param {boolean} isPlane */
  #fields(isPlane) {
    const { landscapeOf } = this.state.inspection;
    const ends = endsOf(this.state);
    const kept = [shown, fresh, ...alikeRuns(this.state).map(({ id }) => id)];
    const set = (/** @type {Partial<typeof landscapeOf>} */ changes) =>
      setLandscape(this.playground, changes);
    const choice = choiceField.bind(null, this);
    const name = (/** @type {string} */ which) => this.#nameOf(which);
    return html`
      ${choice(
        "landscapeKind",
        ["line", "plane"],
        landscapeOf.kind,
        (kind) => set({ kind: /** @type {"line" | "plane"} */ (kind) }),
        (kind) => this.t(`inspect.landscapeKind_${kind}`),
      )}
      ${choice("landscapeFrom", kept, ends.from, (from) => set({ from }), name)}
      ${choice("landscapeTo", [...kept, randomWay], ends.to, (to) => set({ to }), name)}
      ${isPlane ? choice("landscapeThird", [randomWay, ...kept], ends.third, (third) => set({ third }), name) : nothing}
      ${
        isPlane
          ? choice(
              "boundaryGrid",
              resolutions,
              landscapeOf.resolution,
              (value) => set({ resolution: Number(value) }),
              (value) => `${value} × ${value}`,
            )
          : nothing
      }
      ${this.#number("landscapeRows", landscapeOf.rows, [1, 1_000_000], (rows) => set({ rows }))}
      ${
        ends.to === randomWay || (isPlane && ends.third === randomWay)
          ? this.#number("seed", landscapeOf.seed, [0, largestSeed], (seed) => set({ seed }))
          : nothing
      }
      ${measureButton(this, { what: "landscape", enabled: canMeasureLandscape(this.state), begin: drawLandscape })}
    `;
  }

  /**
   * @param {string} key
   * @param {number} value
   * @param {[min: number, max: number]} range
   * @param {(value: number) => void} set
   */
  #number(key, value, [min, max], set) {
    const change = (/** @type {any} */ { target }) => {
      const wanted = Math.round(target.valueAsNumber);
      if (Number.isFinite(wanted)) set(Math.max(min, Math.min(max, wanted)));
      this.requestUpdate();
    };
    return html`<label>
      ${this.t(`inspect.${key}`)}
      <input type="number" min=${min} max=${max} .value=${String(value)} @change=${change} />
    </label>`;
  }

  /** @param {Landscape} landscape @param {string} label */
  #line(landscape, label) {
    const { alphas, history, ends } = landscape;
    const line = (
      /** @type {string} */ name,
      /** @type {number} */ colour,
      /** @type {number[]} */ losses,
    ) => ({
      ...{ name, mark: name.slice(0, 2), colour, dashed: colour > 0 },
      points: alphas.map((x, i) => ({ x, y: losses[i] })),
    });
    const lines = [
      line(this.t("inspect.boundaryPart_train"), 0, history.loss),
      line(this.#part(landscape), 1, history.val_loss),
    ];
    const all = [...history.loss, ...history.val_loss].filter(Number.isFinite);
    const upright = (/** @type {number} */ x, /** @type {string} */ name) => ({
      ...{ name, mark: "", colour: 9, dashed: true },
      points: [Math.min(...all), Math.max(...all)].map((y) => ({ x, y })),
    });
    lines.push(upright(0, `α = 0: ${this.#nameOf(ends.from)}`));
    if (ends.to !== randomWay) lines.push(upright(1, `α = 1: ${this.#nameOf(ends.to)}`));
    return html`<mb-lines-plot
        .lines=${lines}
        xName="α"
        yName=${this.t("inspect.landscapeLoss")}
        label=${label}
      ></mb-lines-plot>
      <p class="about">${this.#says(landscape)}</p>`;
  }

  /** Whether there is a rise between the ends, or where the loss is least. @param {Landscape} landscape */
  #says({ alphas, history: { loss }, ends }) {
    const { metric, quantity } = this.language;
    const there = loss.map((one) => (Number.isFinite(one) ? one : Infinity));
    const least = there.indexOf(Math.min(...there));
    const values = { least: metric(there[least]), at: quantity(alphas[least]) };
    const [begin, end] = [0, 1].map((alpha) =>
      alphas.findIndex((one) => Math.abs(one - alpha) < 1e-9),
    );
    if (ends.to === randomWay || begin < 0 || end < 0) {
      return this.t("inspect.landscapeLeast", values);
    }
    const way = there.slice(begin, end + 1);
    const higher = Math.max(way[0], way.at(-1) ?? 0);
    const peak = way.indexOf(Math.max(...way));
    const isBarrier = way[peak] > higher * (1 + slight);
    return this.t(isBarrier ? "inspect.landscapeBarrier" : "inspect.landscapeFree", {
      ...{ ...values, peak: metric(way[peak]), peakAt: quantity(alphas[begin + peak]) },
      higher: metric(higher),
    });
  }

  /** @param {Landscape} landscape @param {number[]} betas @param {string} label */
  #plane({ alphas, history, ends }, betas, label) {
    const { metric, quantity } = this.language;
    const losses = history.loss;
    const there = losses.map((one) => (Number.isFinite(one) ? one : Infinity));
    const least = there.indexOf(Math.min(...there));
    const says = this.t("inspect.landscapeLeastPlane", {
      ...{ least: metric(losses[least]), alpha: quantity(alphas[least % alphas.length]) },
      beta: quantity(betas[Math.floor(least / alphas.length)]),
    });
    const marks = [
      { alpha: 0, beta: 0, name: "1" },
      ...(ends.to === randomWay ? [] : [{ alpha: 1, beta: 0, name: "2" }]),
      ...(ends.third === randomWay ? [] : [{ alpha: 0, beta: 1, name: "3" }]),
    ];
    const named = [ends.from, ends.to, ends.third].map((which) => this.#nameOf(which));
    return html`<mb-landscape-plot
        .alphas=${alphas}
        .betas=${betas}
        .losses=${losses}
        .ends=${marks}
        xName=${this.t("inspect.landscapeAxis", { axis: "α", name: named[1] })}
        yName=${this.t("inspect.landscapeAxis", { axis: "β", name: named[2] })}
        label=${`${label}. ${says}`}
      ></mb-landscape-plot>
      <p class="about">
        ${marks.map(({ name }) => `${name}: ${named[Number(name) - 1]}`).join(", ")}. ${says}
      </p>`;
  }

  /** @param {Landscape | null} landscape */
  #table(landscape) {
    if (!landscape) return { columns: [], rows: [] };
    const { alphas, betas, history } = landscape;
    const names = Object.keys(history);
    return {
      columns: ["α", ...(betas ? ["β"] : []), ...names],
      rows: (betas ?? [0]).flatMap((beta, up) =>
        alphas.map((alpha, across) => [
          alpha,
          ...(betas ? [beta] : []),
          ...names.map((name) => history[name][up * alphas.length + across]),
        ]),
      ),
    };
  }
}

customElements.define("mb-landscape-section", LandscapeSection);
