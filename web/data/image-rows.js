import { html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { editReading } from "../experiment/reading.js";
import { isTraining } from "../experiment/store.js";
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
      </div>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${saidOf(this).drop_duplicates === true}
          ?disabled=${isTraining(this.state)}
          @change=${(/** @type {any} */ { target }) =>
            editReading(this.playground, { drop_duplicates: target.checked || undefined })}
        />${this.t("reading.drop_duplicates")}</label
      >
      ${this.#conflicts()}`;
  }

  /** What is done about images that have two classes, where there are any. */
  #conflicts() {
    const { conflicts = "" } = saidOf(this);
    const has = this.state.data.warnings.some(({ id }) => id === "conflicts");
    if (!conflicts && !has) return nothing;
    return html`<div class="field">
      <label for="conflicts">${this.t("reading.conflicts")}</label>
      <select
        id="conflicts"
        ?disabled=${isTraining(this.state)}
        @change=${(/** @type {any} */ { target }) =>
          editReading(this.playground, { conflicts: target.value || undefined })}
      >
        ${["", "first", "drop"].map(
          (one) =>
            html`<option value=${one} .selected=${one === conflicts}>
              ${this.t(`reading.conflicts_${one || "none"}`)}
            </option>`,
        )}
      </select>
    </div>`;
  }
}

customElements.define("mb-image-rows", ImageRows);
