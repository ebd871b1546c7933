import { html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { base, controls } from "../styles/shared.js";
import { numberField, saidOf } from "./reading-fields.js";

/** Which of the images are read. */
class ImageRows extends StoreElement {
  static areas = ["experiment", "data", "training.status"];
  static styles = [base, controls];

  render() {
    if (!this.state.data.description?.reading) return nothing;
    // The first ones of a folder are of one class, so that only who was offered to read them is shown how many.
    const isCut = saidOf(this).nrows !== undefined;
    return html`<div class="fields">
      ${isCut ? numberField(this, "nrows", 1, this.t("reading.allRows")) : nothing}
      ${numberField(this, "step", 1, "1")}
    </div>`;
  }
}

customElements.define("mb-image-rows", ImageRows);
