import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { preparedFor, setTarget, targetOf } from "../experiment/targets.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** @import { Target } from "../experiment/types.js" */

const scalers = ["StandardScaler", "MinMaxScaler"];

/** Whether a column holds 0 and 1. @param {any} column */
const isIndicator = ({ type, distinct, min, max }) =>
  type === "number" && distinct === 2 && min === 0 && max === 1;

/**
 * What else can be said about the target: further columns of numbers, how they are scaled, which class is the positive
 * one, what the classes are called.
 */
class TargetOptions extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static properties = { wrong: { state: true }, output: {} };

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.5rem;
      }

      .fields {
        grid-template-columns: repeat(auto-fill, minmax(min(9.25rem, 100%), 1fr));
      }

      @container (min-width: 26rem) {
        .wide {
          grid-column: span 2;
        }
      }

      .more {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1rem;
        max-height: 9rem;
        overflow-y: auto;
      }

      .said {
        font-size: var(--small);
        color: var(--ink-soft);
        max-width: 70ch;
      }

      .wrong {
        color: var(--bad);
      }
    `,
  ];

  constructor() {
    super();
    /** The name of the model's output that predicts it, "" where it has one. */
    this.output = "";
    /** How many names are typed where there are not as many classes; 0: none to complain of. */
    this.wrong = 0;
  }

  /** @returns {Target} */
  get #target() {
    return targetOf(this.state, this.output);
  }

  get #prepared() {
    return preparedFor(this.state, this.output);
  }

  /** @param {Partial<Target>} changes undefined: left out */
  #set(changes) {
    const entries = Object.entries({ ...this.#target, ...changes });
    const target = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    setTarget(this.playground, this.output, target, `target ${Object.keys(changes)}`);
  }

  /** A column that was just chosen or left out, which makes a class of labels, or labels of a class. */
  #toggled = "";
  /** @type {string | undefined} */
  #task;

  updated() {
    const task = this.#prepared?.task;
    if (!task || task === this.#task) return;
    this.#task = task;
    const box = [...this.renderRoot.querySelectorAll("input")].find(
      ({ type, value }) => type === "checkbox" && value === this.#toggled,
    );
    box?.focus();
  }

  render() {
    const prepared = this.#prepared;
    // A model may have been opened without data, and what shows these be about to go.
    if (!prepared || !this.state.data.description) return nothing;
    return prepared.task === "regression" ? this.#numbers() : this.#classes();
  }

  #numbers() {
    const prepared = this.#prepared;
    const { scaling } = this.#target;
    const chosen = scaling === undefined ? "auto" : (scaling ?? "none");
    const choose = (/** @type {any} */ { target: { value } }) =>
      this.#set({ scaling: value === "auto" ? undefined : value === "none" ? null : value });
    const said = prepared?.scaling
      ? this.t("target.scaled", { scaler: prepared.scaling })
      : this.t("target.asIs");
    return html`
      ${this.#moreColumns()}
      <div class="fields">
        <div class="field">
          <label for="scaling">${this.t("target.scaling")}</label>
          <select id="scaling" ?disabled=${isTraining(this.state)} @change=${choose}>
            ${["auto", ...scalers, "none"].map(
              (name) =>
                html`<option value=${name} .selected=${name === chosen}>
                  ${this.t(`target.scaling_${name}`)}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <p class="said">${said}</p>
    `;
  }

  /** The other columns of numbers, to be predicted with the first. */
  #moreColumns() {
    const { columns: [first, ...others] = [] } = this.#target;
    const numeric = this.state.data.description.columns.filter(
      (/** @type {any} */ { name, type, allMissing }) =>
        type === "number" && !allMissing && name !== first,
    );
    return this.#columnsBeside("target.more", numeric, others, (rest) =>
      this.#set({ columns: [first, ...rest] }),
    );
  }

  /** The other columns of 0 and 1, beside a class that is one of these: labels that a row may have at once. */
  #moreLabels() {
    const { columns: [first] = [] } = this.#target;
    const { columns = [] } = this.state.data.description;
    const labels = columns.filter(isIndicator);
    if (!labels.some((/** @type {any} */ { name }) => name === first)) return nothing;
    const others = labels.filter((/** @type {any} */ { name }) => name !== first);
    // What was said of the class says nothing of labels.
    return this.#columnsBeside("target.moreLabels", others, [], (rest) =>
      setTarget(this.playground, this.output, { columns: [first, ...rest] }, "target"),
    );
  }

  /**
   * @param {string} title
   * @param {{ name: string }[]} columns
   * @param {string[]} chosen
   * @param {(chosen: string[]) => void} choose
   */
  #columnsBeside(title, columns, chosen, choose) {
    if (columns.length === 0) return nothing;
    const toggle = (/** @type {string} */ name) => {
      this.#toggled = name;
      choose(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
    };
    return html`<div class="field">
      <span class="label" id="more">${this.t(title)}</span>
      <div class="more" role="group" aria-labelledby="more">
        ${columns.map(
          ({ name }) =>
            html`<label class="check"
              ><input
                type="checkbox"
                value=${name}
                .checked=${chosen.includes(name)}
                ?disabled=${isTraining(this.state)}
                @change=${() => toggle(name)}
              />${name}</label
            >`,
        )}
      </div>
    </div>`;
  }

  #classes() {
    const { classNames = [] } = this.#prepared ?? {};
    return html`<div class="fields">
        ${classNames.length === 2 ? this.#positive(classNames) : nothing}
        ${classNames.length <= 100 ? this.#names(classNames) : nothing}
      </div>
      ${
        this.wrong
          ? html`<p class="said wrong" role="alert">
              ${this.t("target.namesWrong", { count: classNames.length, received: this.wrong })}
            </p>`
          : nothing
      }
      ${this.#moreLabels()}`;
  }

  /** @param {string[]} classNames */
  #positive(classNames) {
    const { positive_class: chosen } = this.#target;
    const others = classNames.filter((name) => name !== chosen);
    // Class 1, whether it is chosen or comes second.
    const [, usual] = classNames;
    return html`<div class="field">
      <label for="positive">${this.t("target.positive")}</label>
      <select
        id="positive"
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) => this.#set({ positive_class: event.target.value || undefined })}
      >
        ${
          chosen === undefined
            ? html`<option value="" selected>
                ${this.t("target.positive_auto", { name: usual })}
              </option>`
            : html`<option value=${chosen} selected>${chosen}</option>`
        }
        ${others
          .filter((name) => chosen !== undefined || name !== usual)
          .map((name) => html`<option value=${name}>${name}</option>`)}
      </select>
    </div>`;
  }

  /** @param {string[]} classNames */
  #names(classNames) {
    const { description } = this.state.data;
    const prepared = this.#prepared;
    const chosen = this.#target.class_names ?? [];
    // In the order of the data, which a positive class may have turned round.
    const inOrder = description.classNames ?? sorted(prepared?.classes ?? classNames);
    return html`<div class="field wide">
      <label for="names">${this.t("target.names")}</label>
      <input
        id="names"
        autocomplete="off"
        .value=${chosen.join(", ")}
        placeholder=${inOrder.join(", ")}
        title=${this.t("target.namesHint", { classes: inOrder.join(", ") })}
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) => this.#rename(event.target.value)}
      />
    </div>`;
  }

  /** @param {string} text */
  #rename(text) {
    const names = text.split(",").map((name) => name.trim());
    const isEmpty = text.trim() === "";
    const { classNames = [] } = this.#prepared ?? {};
    this.wrong = isEmpty || names.length === classNames.length ? 0 : names.length;
    if (this.wrong) return;
    // A positive class that is called otherwise now keeps its place.
    const { positive_class: positive, class_names: old } = this.#target;
    const place = old?.indexOf(positive ?? "") ?? -1;
    const renamed = !isEmpty && place >= 0 && { positive_class: names[place] };
    this.#set({ class_names: isEmpty ? undefined : names, ...renamed });
  }
}

/** As the package sorts the classes of a column: numbers by size. @param {readonly string[]} classes */
const sorted = (classes) =>
  classes.every((name) => Number.isFinite(Number(name)))
    ? classes.toSorted((one, other) => Number(one) - Number(other))
    : classes.toSorted();

customElements.define("mb-target-options", TargetOptions);
