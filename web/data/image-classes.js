import { html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";

/** @import { Picture } from "../experiment/types.js" */

/** What the views of images by class have in common: the first classes, and a button that shows the others. */
export class ImageClasses extends StoreElement {
  static areas = ["data", "experiment"];
  static properties = { all: { state: true } };

  /** How many classes are shown at first, and images of each. */
  firstClasses = 12;
  perClass = 8;

  constructor() {
    super();
    this.all = false;
  }

  /** As a person calls them, or else the files. */
  get #names() {
    const { class_names: given } = this.state.experiment.target ?? {};
    const names = /** @type {string[]} */ (this.state.data.description?.classNames ?? []);
    return given?.length === names.length ? given : names;
  }

  /** The names of the classes that are shown. */
  get names() {
    return this.all ? this.#names : this.#names.slice(0, this.firstClasses);
  }

  get counts() {
    return /** @type {number[]} */ (this.state.data.description.classCounts ?? []);
  }

  /** A class's images as a part of the largest one's. @param {number} index */
  shareOf(index) {
    return (this.counts[index] ?? 0) / Math.max(1, ...this.counts);
  }

  /** @param {readonly Picture[]} pictures @returns {Map<number | string | undefined, Picture[]>} */
  byClass(pictures) {
    const groups = new Map();
    for (const picture of pictures) {
      const group = groups.get(picture.label) ?? [];
      if (group.length < this.perClass) group.push(picture);
      groups.set(picture.label, group);
    }
    return groups;
  }

  /** The button that shows the other classes. */
  more() {
    const hidden = this.#names.length - this.names.length;
    return hidden > 0
      ? html`<div>
          <button class="link" @click=${() => (this.all = true)}>
            ${this.t("common.showMore", { count: hidden })}
          </button>
        </div>`
      : nothing;
  }
}
