import { css, html, nothing } from "lit";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { linkOf } from "../experiment/link.js";
import { base, controls } from "../styles/shared.js";
import { fileName, saveFile } from "../experiment/save.js";
import { curvesPicture } from "./picture.js";
import { components, frameSnippet, setups, snippets } from "./snippets.js";

/** How long a button says that its text was copied. */
const saidMs = 2500;

/** What may be shown, each as an element's `show` has it. */
const shows = Object.freeze({
  all: "",
  training: "title train model fit curves test",
  curve: "title train curve",
});

/** A link to the experiment, and what shows it in another page: each as a text that a click copies. */
class SharePanel extends StoreElement {
  static areas = ["experiment", "training.status"];
  static properties = {
    copied: { state: true },
    shown: { state: true },
    format: { state: true },
    picture: { state: true },
    isOpen: { state: true },
  };

  static styles = [
    base,
    controls,
    css`
      [popover] {
        width: min(32rem, calc(100vw - 1rem));
        margin: 0;
        inset: 3rem 0.5rem auto auto;
        padding: 0.75rem 1rem 1rem;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 1rem 3rem rgb(0 0 0 / 0.22);
      }

      h2 {
        font-size: 1rem;
        font-weight: 650;
      }

      .way {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0.25rem 0.5rem;
        align-items: center;
        margin-top: 0.75rem;
      }

      label {
        font-size: var(--small);
      }

      .text {
        grid-column: 1 / -1;
      }

      textarea {
        width: 100%;
        min-height: 4.5rem;
        padding: 0.375rem 0.5rem;
        border: 1px solid var(--line-strong);
        border-radius: 5px;
        background: var(--sunken);
        font: inherit;
        font-family: var(--mono);
        font-size: var(--tiny);
        color: inherit;
        resize: vertical;
      }

      select {
        width: auto;
      }

      .note {
        margin-top: 0.75rem;
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  constructor() {
    super();
    this.copied = "";
    /** @type {keyof typeof shows} */
    this.shown = "all";
    /** What makes the page. */
    this.format = "html";
    /** The name of the picture that was saved for it. */
    this.picture = "";
    this.isOpen = false;
  }

  async open() {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("[popover]"))?.showPopover();
  }

  get #shared() {
    const { experiment } = this.state;
    const { options, language } = this.playground;
    const { data } = experiment;
    const [file] = data && "files" in data ? data.files : [];
    return {
      link: linkOf(experiment) || location.hash,
      base: new URL("./", options.base ?? document.baseURI).href,
      show: shows[this.shown],
      language: language.code,
      title: experiment.title ?? "",
      src: file?.name ?? "",
      picture: this.picture,
    };
  }

  render() {
    return html`<div
      popover="auto"
      role="dialog"
      aria-labelledby="title"
      @toggle=${(/** @type {ToggleEvent} */ event) => (this.isOpen = event.newState === "open")}
    >
      ${this.isOpen ? this.#ways() : html`<h2 id="title">${this.t("share.title")}</h2>`}
    </div>`;
  }

  #ways() {
    const shared = this.#shared;
    return html`<h2 id="title">${this.t("share.title")}</h2>
      ${this.#way("link", new URL(shared.link, location.href).href, "input")}
      <div class="way">
        <label for="show">${this.t("share.shows")}</label>
        <select id="show" @change=${(/** @type {any} */ { target }) => (this.shown = target.value)}>
          ${Object.keys(shows).map(
            (name) =>
              html`<option value=${name} .selected=${name === this.shown}>
                ${this.t(`share.shows_${name}`)}
              </option>`,
          )}
        </select>
      </div>
      ${this.#element(shared)}
      ${
        shared.src
          ? html`<p class="note">${this.t("share.ownFile", { name: shared.src })}</p>`
          : this.#way("frame", frameSnippet(shared), "textarea")
      }
      ${this.playground.options.ownsPage ? html`<p class="note"><a href="./docs/embed.html">${this.t("share.more")}</a></p>` : nothing}`;
  }

  /** @param {import("./snippets.js").Shared} shared */
  #element(shared) {
    // The npm package brings no samples.
    const all = { ...snippets, ...(shared.src && components) };
    const format = Object.hasOwn(all, this.format) ? this.format : "html";
    const text = all[/** @type {keyof typeof snippets} */ (format)](shared);
    const setup = Object.hasOwn(setups, format) && setups[format];
    return html`<div class="way">
        <label for="format">${this.t("share.format")}</label>
        <select
          id="format"
          @change=${(/** @type {any} */ { target }) => (this.format = target.value)}
        >
          ${Object.keys(all).map(
            (name) =>
              html`<option value=${name} .selected=${name === format}>
                ${this.t(`share.format_${name}`)}
              </option>`,
          )}
        </select>
      </div>
      ${setup ? this.#way("setup", setup.textOf(shared), "textarea", setup) : nothing}
      ${this.#way("element", text, "textarea")}
      ${
        ["html", "quarto"].includes(format) && this.state.training.epoch.length > 0
          ? html`<p class="note">
              <button class="small" @click=${this.#savePicture}>
                ${icons.save}${this.t("share.savePicture")}
              </button>
              ${this.picture ? this.t("share.pictureBeside", { name: this.picture }) : nothing}
            </p>`
          : nothing
      }`;
  }

  #savePicture() {
    const { experiment, training } = this.state;
    const title = experiment.title ?? this.t("train.loss");
    const texts = { title, epoch: this.t("train.epoch"), number: this.language.quantity };
    this.picture = fileName([title], "svg");
    saveFile(this.picture, new Blob([curvesPicture(training, texts)], { type: "image/svg+xml" }));
  }

  /**
   * @param {"link" | "setup" | "element" | "frame"} name
   * @param {string} text
   * @param {"input" | "textarea"} kind
   * @param {{ file?: string }} [values] of its texts
   */
  #way(name, text, kind, { file = "" } = {}) {
    const isCopied = this.copied === name;
    const label = this.t(`share.copy_${name}`, { file });
    return html`<div class="way">
      <label for=${name}>${this.t(`share.${name}`, { file })}</label>
      <button class="small" aria-label=${label} @click=${() => this.#copy(name, text)}>
        ${isCopied ? icons.check : icons.copy}${this.t(isCopied ? "share.copied" : "share.copyText")}
      </button>
      <div class="text">
        ${
          kind === "input"
            ? html`<input id=${name} readonly .value=${text} />`
            : html`<textarea id=${name} readonly spellcheck="false" .value=${text}></textarea>`
        }
      </div>
    </div>`;
  }

  /** Where the page may not write there, the text is marked, to be copied by hand. @param {string} name @param {string} text */
  async #copy(name, text) {
    try {
      await navigator.clipboard.writeText(text);
      this.copied = name;
      this.store.announce(this.t("share.copied"));
      setTimeout(() => (this.copied = ""), saidMs);
    } catch {
      /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector(`#${name}`))?.select();
    }
  }
}

customElements.define("mb-share-panel", SharePanel);
