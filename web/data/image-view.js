import { css, html } from "lit";
import { cssVars } from "../components/css-vars.js";
import "./image-options.js";
import "../components/pixels.js";
import { base, controls, tables } from "../styles/shared.js";
import { ImageClasses } from "./image-classes.js";

/** @import { Picture } from "../experiment/types.js" */

/** Images by class: name, examples, count. Below, how they are read. */
class ImageView extends ImageClasses {
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

  render() {
    const { examples } = this.state.data;
    return html`
      <table aria-label=${this.t("data.examples")}>
        <thead>
          <tr>
            <th scope="col">${this.t("data.class")}</th>
            <th scope="col">${this.t("data.examples")}</th>
            <th scope="col" class="number">${this.t("data.imagesHead")}</th>
          </tr>
        </thead>
        <tbody>
          ${this.names.map(
            (name, index) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td class="examples">
                  <mb-pixels
                    .pictures=${this.#examplesOf(examples, index)}
                    .gap=${2}
                    label=${this.t("data.examplesOf", { name })}
                  ></mb-pixels>
                </td>
                <td class="number count">
                  <span
                    ><i ${cssVars({ "--share": this.shareOf(index) })}></i
                    >${this.language.number(this.counts[index] ?? 0)}</span
                  >
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${this.more()}
      <mb-image-options></mb-image-options>
    `;
  }

  /** @type {{ from: any, byClass: Map<string | number | undefined, Picture[]> } | null} */
  #grouped = null;

  /**
   * The same array each time, so that a canvas is drawn once.
   * @param {Picture[]} examples
   * @param {number} index
   */
  #examplesOf(examples, index) {
    if (this.#grouped?.from !== examples) {
      this.#grouped = { from: examples, byClass: this.byClass(examples) };
    }
    return this.#grouped?.byClass.get(index) ?? [];
  }
}

customElements.define("mb-image-view", ImageView);
