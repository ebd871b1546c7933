import { html, nothing } from "lit";
import "./bar.js";
import "./code/recipe-switch.js";
import "./components/notice.js";
import "./data/data-pane.js";
import { StoreElement } from "./components/store-element.js";
import { provide } from "./experiment/context.js";
import { bringFiles, bringText } from "./experiment/bring.js";
import { fromDrop, fromPaste, singleImage } from "./experiment/files.js";
import { goalOf, keyAction } from "./experiment/keys.js";
import { nextTask } from "./experiment/next-task.js";
import { Slices } from "./experiment/slices.js";
import "./model/model-pane.js";
import "./prepare/prepare-pane.js";
import "./results.js";
import "./train/fit-pane.js";

/** @import { NamedFile } from "./experiment/types.js" */

/**
 * A whole playground: the recipe on the left, its results on the right. It renders into the document itself, so
 * that the page's styles are its own. Files may be dropped or pasted anywhere.
 */
class App extends StoreElement {
  static areas = ["page", "ui", "code"];
  static properties = { parts: { state: true } };

  constructor() {
    super();
    /** How many of its parts are there. */
    this.parts = 1;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    provide(this, this.playground);
    this.playground.loadRest = this.#loadRest;
    this.playground.slices = new Slices();
    super.connectedCallback();
    const { lifetime, options } = this.playground;
    const listen = { signal: lifetime };
    // Of several playgrounds on a page, each handles only what is dropped or typed inside it.
    const place = options.ownsPage ? document : this;
    place.addEventListener("dragover", (event) => event.preventDefault(), listen);
    place.addEventListener("drop", this.#onDrop, listen);
    place.addEventListener("paste", this.#onPaste, listen);
    place.addEventListener("keydown", this.#onKey, listen);
    const lesson = options.ownsPage && new URLSearchParams(location.search).get("lesson");
    if (lesson)
      options.first = async (playground) =>
        (await import("./lessons/lessons.js")).recallLesson(playground, lesson);
  }

  /** One part after the other, so that the page answers in between. */
  async firstUpdated() {
    while (this.isConnected && this.parts < 5) {
      await nextTask();
      this.parts++;
      await this.updateComplete;
    }
    await nextTask();
    this.language.number(0); // the first number takes as long as a part
    await this.playground.slices?.end;
    this.parts++;
  }

  /** @param {Event} dropped */
  #onDrop = async (dropped) => {
    const event = /** @type {DragEvent} */ (dropped);
    event.preventDefault();
    if (!event.dataTransfer) return;
    const forPrediction = event
      .composedPath()
      .some((node) => node instanceof Element && node.localName === "mb-predict-pane");
    const files = await fromDrop(event.dataTransfer);
    if (!forPrediction || !this.state.training.hasWeights) await bringFiles(this.playground, files);
    else if (!(await this.#predict(files))) {
      const { predictFiles } = await import("./experiment/file-prediction.js");
      await predictFiles(this.playground, files);
    }
  };

  /** @param {Event} pasted */
  #onPaste = async (pasted) => {
    const event = /** @type {ClipboardEvent} */ (pasted);
    if (!event.clipboardData || event.composedPath().some(isField)) return;
    const text = event.clipboardData.getData("text/plain");
    const files = fromPaste(event.clipboardData);
    if (files.length > 0) event.preventDefault();
    if (await bringText(this.playground, text)) return;
    if (!(await this.#predict(files))) await bringFiles(this.playground, files);
  };

  /**
   * @param {NamedFile[]} files
   * @returns {Promise<boolean>} whether they are one image, for which something was predicted
   */
  async #predict(files) {
    const image = singleImage(files);
    if (!image || !this.state.training.hasWeights) return false;
    this.store.patch("ui", { tab: "predict" });
    const { predictImage } = await import("./experiment/prediction.js");
    await predictImage(this.playground, image);
    return true;
  }

  /** @param {Event} event */
  #onKey = (event) => {
    const pressed = /** @type {KeyboardEvent} */ (event);
    if (pressed.defaultPrevented) return; // the editor of code has keys of its own
    if (keyAction(this.playground, pressed)) return;
    const goal = goalOf(pressed);
    if (goal && !isInDialog(pressed)) {
      pressed.preventDefault();
      void this.#goTo(goal);
      return;
    }
    if (pressed.key === "?" && !isTyping(pressed)) {
      pressed.preventDefault();
      void this.#showKeys();
    }
    if (pressed.key === "Escape" && this.state.ui.focus && !isTyping(pressed)) void this.#unfocus();
  };

  /** With what a first look does not need come texts that are shown already, as empty ones. */
  #loadRest = async () => {
    const rest = await import("./rest.js");
    if (this.playground.rest) return rest;
    this.playground.rest = rest;
    await nextTask();
    this.playground.language.dispatchEvent(new Event("change"));
    return rest;
  };

  /** @param {NonNullable<ReturnType<typeof goalOf>>} goal */
  async #goTo(goal) {
    const { goTo } = await import("./go-to.js");
    await goTo(this, goal);
  }

  async #showKeys() {
    await this.#loadRest();
    /** @type {any} */ (this.querySelector("mb-key-list")).open();
  }

  /** What has the whole width, and how far page and results were scrolled before. */
  #focus = { on: "", places: [0, 0] };

  /** What scrolls. */
  get #scrolled() {
    return [document.documentElement, this.querySelector(".results")];
  }

  willUpdate() {
    const { focus } = this.state.ui;
    if (!focus || this.#focus.on) return;
    this.#focus.places = this.#scrolled.map((element) => element?.scrollTop ?? 0);
  }

  /** What has the whole width begins at its beginning; without it all is where it was. */
  updated() {
    const { focus } = this.state.ui;
    if (focus === this.#focus.on) return;
    this.#focus.on = focus;
    if (!this.playground.options.ownsPage) return;
    this.#scrolled.forEach((element, at) => {
      if (element) void this.#scroll(element, focus ? 0 : this.#focus.places[at]);
    });
  }

  /**
   * Sections that were hidden have their heights only some frames later.
   * @param {Element} element
   * @param {number} top
   */
  async #scroll(element, top) {
    const { on } = this.#focus;
    for (let left = 20; left > 0 && this.#focus.on === on; left--) {
      element.scrollTo({ top, behavior: "instant" });
      if (Math.abs(element.scrollTop - top) < 1) return;
      await new Promise(requestAnimationFrame);
    }
  }

  /** Back to the same place. */
  async #unfocus() {
    const { focus } = this.state.ui;
    this.store.patch("ui", { focus: "" });
    await this.updateComplete;
    const pane = this.querySelector(`[data-name="${focus}"]`);
    /** @type {HTMLElement | null} */ (pane?.shadowRoot?.querySelector("#focus"))?.focus({
      preventScroll: true,
    });
  }

  render() {
    const { page, ui } = this.state;
    const { parts } = this;
    const isCode = ui.recipe === "code";
    const hidden = (/** @type {string} */ name) =>
      (isCode && name !== "code" && name !== "results") || (ui.focus !== "" && ui.focus !== name);
    return html`
      <a class="skip-link" href="#content" @click=${this.#skip}>${this.t("page.skip")}</a>
      <mb-bar></mb-bar>
      ${this.#notices()}
      <main id="content" tabindex="-1" class=${ui.focus ? "focused" : ""}>
        ${ui.lesson ? html`<mb-lesson-panel></mb-lesson-panel>` : nothing}
        <div
          class="recipe ${page.opened ? "" : "opening"}"
          ?hidden=${hidden("results") ? false : ui.focus === "results"}
        >
          <mb-recipe-switch ?hidden=${ui.focus !== ""}></mb-recipe-switch>
          ${isCode ? html`<mb-code-pane data-name="code" ?hidden=${hidden("code")}></mb-code-pane>` : nothing}
          ${this.state.code.isOwn && !isCode ? html`<mb-code-findings ?hidden=${ui.focus !== ""}></mb-code-findings>` : nothing}
          <mb-data-pane data-name="data" ?hidden=${hidden("data")}></mb-data-pane>
          ${
            parts > 1
              ? html`<mb-prepare-pane
                    data-name="prepare"
                    ?hidden=${hidden("prepare")}
                  ></mb-prepare-pane>
                  <mb-model-pane data-name="model" ?hidden=${hidden("model")}></mb-model-pane>`
              : nothing
          }
          ${
            parts > 2
              ? html`<mb-fit-pane data-name="fit" ?hidden=${hidden("fit")}></mb-fit-pane>
                  <mb-program-out ?hidden=${isCode || ui.focus !== ""}></mb-program-out>`
              : nothing
          }
        </div>
        ${
          parts > 3
            ? html`<mb-results
                class="results ${parts > 5 ? "" : "coming"}"
                data-name="results"
                ?hidden=${hidden("results")}
              ></mb-results>`
            : nothing
        }
      </main>
      ${parts > 4 ? this.#foot() : nothing}
      <div class="visually-hidden" role="status" aria-live="polite">${page.announcement}</div>
    `;
  }

  #foot() {
    return html`<footer>
        <span>${this.t("page.privacy")}</span>
        ${this.playground.options.ownsPage ? html`<span class="links">${["privacy", "accessibility"].map((name) => html`<a href="./about/${this.language.code}/${name}.html">${this.t(`page.about_${name}`)}</a>`)} <a href="./docs/index.html">${this.t("page.docs")}</a> <a href="./third-party.txt">${this.t("page.licences")}</a></span>` : nothing}
        <mb-engine-info></mb-engine-info>
      </footer>
      <mb-key-list></mb-key-list>`;
  }

  #notices() {
    const { notice, unsaved } = this.state.page;
    if (!notice && !unsaved) return nothing;
    return html`<div class="notices">
      ${
        notice
          ? html`<mb-notice kind=${notice.kind ?? "info"}
              >${this.t(notice.key, notice.values)}
              <button
                slot="actions"
                class="plain"
                @click=${() => this.store.patch("page", { notice: null })}
              >
                ${this.t("common.dismiss")}
              </button></mb-notice
            >`
          : nothing
      }
      ${
        unsaved && this.playground.options.ownsPage
          ? html`<mb-notice kind="warning">${this.t(`session.unsaved_${unsaved}`)}</mb-notice>`
          : nothing
      }
    </div>`;
  }

  /** The page's address is the experiment's. @param {Event} event */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector("main"))?.focus();
  }
}

/** @param {Event} event */
const isInDialog = (event) =>
  event.composedPath().some((node) => node instanceof HTMLDialogElement);

/** Whether what is pasted there is typed. @param {EventTarget} target */
const isField = (target) =>
  target instanceof HTMLElement &&
  (target.matches("input:not([type=checkbox], [type=radio]), textarea") ||
    target.isContentEditable);

/** Whether a key belongs to the field it was pressed in. @param {KeyboardEvent} event */
function isTyping(event) {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("input:not([type=checkbox]), textarea, select, dialog *")
  );
}

customElements.define("mb-app", App);
