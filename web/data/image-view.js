import { css, html, nothing } from "lit";
import { cssVars } from "../components/css-vars.js";
import "./image-options.js";
import "../components/pixels.js";
import { StoreElement } from "../components/store-element.js";
import { base, controls, tables } from "../styles/shared.js";

/** @import { Picture } from "../experiment/types.js" */

const perClass = 8;
const firstClasses = 12;

/** Images by class: name, examples, count. Below, how they are read. */
class ImageView extends StoreElement {
  static areas = ["data"];
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
    const { description, examples } = this.state.data;
    const names = /** @type {string[]} */ (description.classNames ?? []);
    const shown = this.all ? names : names.slice(0, firstClasses);
    const max = Math.max(1, ...(description.classCounts ?? []));
    return html`
      <table>
        <thead>
          <tr>
            <th scope="col">${this.t("data.class")}</th>
            <th scope="col">${this.t("data.examples")}</th>
            <th scope="col" class="number">${this.t("data.imagesHead")}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map((name, index) => {
            const count = description.classCounts?.[index] ?? 0;
            return html`<tr>
              <th scope="row">${name}</th>
              <td class="examples">
                <mb-pixels
                  .pictures=${this.#examplesOf(examples, name, index)}
                  .gap=${2}
                  label=${this.t("data.examplesOf", { name })}
                ></mb-pixels>
              </td>
              <td class="number count">
                <span
                  ><i ${cssVars({ "--share": count / max })}></i
                  >${this.language.number(count)}</span
                >
              </td>
            </tr>`;
          })}
        </tbody>
      </table>
      ${
        shown.length < names.length
          ? html`<div>
              <button class="link" @click=${() => (this.all = true)}>
                ${this.t("common.showMore", { count: names.length - shown.length })}
              </button>
            </div>`
          : nothing
      }
      <mb-image-options></mb-image-options>
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
}

customElements.define("mb-image-view", ImageView);
