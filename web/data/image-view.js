import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { number, t } from "../locales/i18n.js";
import { isTraining, store } from "../store.js";
import { base, controls, tables } from "../styles/shared.js";
import { prepareAgain } from "./actions.js";

/** @import { Picture } from "../types.js" */

const perClass = 8;
const firstClasses = 12;

/** Images by class: name, examples, count. Below, how they are made ready. */
class ImageView extends StoreElement {
  static areas = ["data", "training"];
  static properties = { all: { state: true } };

  static styles = [
    base,
    controls,
    tables,
    css`
      :host {
        display: grid;
        gap: 0.75rem;
      }

      tbody td,
      tbody th {
        vertical-align: middle;
        padding-block: 0.16rem;
      }

      tbody th {
        max-width: 9rem;
        overflow-wrap: anywhere;
        line-height: 1.25;
      }

      mb-pixels {
        height: 1.625rem;
        width: 100%;
      }

      .examples {
        width: 60%;
        padding-block: 1px;
      }

      .count span {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0.5rem;
        align-items: center;
        justify-content: end;
      }

      .count i {
        justify-self: end;
        width: calc(var(--share) * min(3.5rem, 100%));
        height: 0.5rem;
        background: var(--accent);
        opacity: 0.55;
      }

      @container (max-width: 26rem) {
        .count span {
          display: inline;
        }

        .count i {
          display: none;
        }

        .examples {
          width: 55%;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.all = false;
  }

  render() {
    const { facts, examples } = store.state.data;
    const names = /** @type {string[]} */ (facts.classNames ?? []);
    const shown = this.all ? names : names.slice(0, firstClasses);
    const largest = Math.max(1, ...(facts.classCounts ?? []));
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${t("data.class")}</th>
            <th scope="col">${t("data.examples")}</th>
            <th scope="col" class="number">${t("data.imagesHead")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((name, index) => {
            const count = facts.classCounts?.[index] ?? 0;
            return html`<tr>
              <th scope="row">${name}</th>
              <td class="examples">
                <mb-pixels
                  .pictures=${this.#examplesOf(examples, name, index)}
                  .gap=${2}
                  label=${t("data.examplesOf", { name })}
                ></mb-pixels>
              </td>
              <td class="number count">
                <span><i ${cssVars({ "--share": count / largest })}></i>${number(count)}</span>
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${
        shown.length < names.length
          ? html`<div>
              <button class="link" @click=${() => (this.all = true)}>
                ${t("common.showMore", { count: names.length - shown.length })}
              </button>
            </div>`
          : nothing
      }
      ${this.#options()}
    `;
  }

  /** @type {{ from: any, byClass: Map<string | number, Picture[]> } | null} */
  #grouped = null;

  /**
   * The same array each time, so that a canvas is drawn once.
   * @param {Picture[]} examples
   * @param {string} name
   * @param {number} index
   */
  #examplesOf(examples, name, index) {
    if (this.#grouped?.from !== examples) {
      const byClass = new Map();
      for (const picture of examples) {
        const group = byClass.get(picture.label) ?? [];
        if (group.length < perClass) group.push(picture);
        byClass.set(picture.label, group);
      }
      this.#grouped = { from: examples, byClass };
    }
    const { byClass } = /** @type {any} */ (this.#grouped);
    return byClass.get(index) ?? byClass.get(name) ?? [];
  }

  #options() {
    const { facts, options } = store.state.data;
    const locked = isTraining();
    return html`<details>
      <summary>${t("data.options")}</summary>
      <div class="fields">
        ${this.#number("width", options.width ?? facts.width, 1, 1024)}
        ${this.#number("height", options.height ?? facts.height, 1, 1024)}
        <div class="field">
          <label for="channels">${t("data.colours")}</label>
          <select
            id="channels"
            ?disabled=${locked}
            @change=${(/** @type {any} */ event) =>
              prepareAgain({ channels: Number(event.target.value) })}
          >
            ${[1, 3].map(
              (channels) =>
                html`<option
                  value=${channels}
                  ?selected=${(options.channels ?? facts.channels) === channels}
                >
                  ${t(`data.channels${channels}`)}
                </option>`,
            )}
          </select>
        </div>
        ${facts.split ? nothing : this.#number("testSize", options.testSize, 0.05, 0.9)}
      </div>
    </details>`;
  }

  /**
   * @param {"width" | "height" | "testSize"} name
   * @param {number} value
   * @param {number} minimum
   * @param {number} maximum
   */
  #number(name, value, minimum, maximum) {
    return html`<div class="field">
      <label for=${name}>${t(`data.${name}`)}</label>
      <input
        id=${name}
        type="number"
        min=${minimum}
        max=${maximum}
        step=${name === "testSize" ? "0.05" : "1"}
        .value=${String(value)}
        ?disabled=${isTraining()}
        @change=${(/** @type {any} */ event) => {
          const entered = event.target.valueAsNumber;
          if (entered >= minimum && entered <= maximum) void prepareAgain({ [name]: entered });
          else event.target.value = String(value);
        }}
      />
    </div>`;
  }
}

customElements.define("mb-image-view", ImageView);
