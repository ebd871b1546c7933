import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { encodingField } from "./encoding-field.js";
import "./image-shape.js";

/** What is predicted of images: how their classes reach the loss, what they are called; and which of them are read. */
class ImageOptions extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static styles = [
    base,
    controls,
    css`
      .fields {
        max-width: 48rem;
      }
    `,
  ];

  render() {
    // Of several outputs the first says what the classes are called.
    const [{ name: output = "" } = {}, ...others] = this.state.data.prepared?.outputs ?? [];
    return html`<mb-image-shape></mb-image-shape>
      <details @toggle=${() => this.playground.loadRest()}>
        <summary>${this.t("data.options")}</summary>
        ${others.length ? nothing : html`<div class="fields">${encodingField(this)}</div>`}
        <mb-image-rows></mb-image-rows>
        <mb-target-options output=${output}></mb-target-options>
      </details>`;
  }
}

customElements.define("mb-image-options", ImageOptions);
