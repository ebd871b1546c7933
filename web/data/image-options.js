import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { edit } from "../experiment/edit.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { encodingField } from "./encoding-field.js";

/** The size and the colours that images are read in, and how their classes reach the loss. */
class ImageOptions extends StoreElement {
  static areas = ["experiment", "data", "training"];

  static styles = [
    base,
    controls,
    css`
      .fields {
        max-width: 48rem;
      }
    `,
  ];

  /** @param {Record<string, any>} changes */
  #read(changes) {
    const { reading } = this.state.experiment;
    const config = { ...reading?.config, ...changes };
    edit(this.playground, { reading: { class_name: "Images", config } }, "reading");
  }

  render() {
    const { image_size: size, color_mode: mode } = this.state.experiment.reading?.config ?? {};
    if (!size) return nothing;
    const [height, width] = size;
    return html`<details @toggle=${() => this.playground.loadRest()}>
      <summary>${this.t("data.options")}</summary>
      <div class="fields">
        ${this.#number("width", width, (value) => this.#read({ image_size: [height, value] }))}
        ${this.#number("height", height, (value) => this.#read({ image_size: [value, width] }))}
        <div class="field">
          <label for="colours">${this.t("data.colours")}</label>
          <select
            id="colours"
            ?disabled=${isTraining(this.state)}
            @change=${(/** @type {any} */ event) => this.#read({ color_mode: event.target.value })}
          >
            ${["grayscale", "rgb"].map(
              (name) =>
                html`<option value=${name} .selected=${name === mode}>
                  ${this.t(`data.${name}`)}
                </option>`,
            )}
          </select>
        </div>
        ${encodingField(this)}
      </div>
      <mb-target-options></mb-target-options>
    </details>`;
  }

  /**
   * @param {"width" | "height"} name
   * @param {number} value
   * @param {(value: number) => void} set
   */
  #number(name, value, set) {
    return html`<div class="field">
      <label for=${name}>${this.t(`data.${name}`)}</label>
      <input
        id=${name}
        type="number"
        min="1"
        max="1024"
        step="1"
        .value=${String(value)}
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ event) => {
          const entered = event.target.valueAsNumber;
          if (Number.isInteger(entered) && entered >= 1 && entered <= 1024) set(entered);
          else event.target.value = String(value);
        }}
      />
    </div>`;
  }
}

customElements.define("mb-image-options", ImageOptions);
