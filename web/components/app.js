import { html } from "lit";
import { fromDrop, fromPaste, singleImage } from "../data/files.js";
import { loadFiles } from "../data/actions.js";
import { t } from "../locales/i18n.js";
import { predictImage } from "../predict/actions.js";
import { store } from "../store.js";
import { StoreElement } from "./store-element.js";
import "./engine-info.js";
import "./toolbar.js";
import "../data/data-pane.js";
import "../model/model-pane.js";
import "../train/train-pane.js";
import "../evaluate/evaluate-pane.js";
import "../predict/predict-pane.js";

/**
 * The whole page. It renders into the document itself, so that the steps are targets of links. Files may be
 * dropped or pasted anywhere.
 */
class App extends StoreElement {
  static areas = ["page"];

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", this.#onDrop);
    document.addEventListener("paste", this.#onPaste);
  }

  /** @param {DragEvent} event */
  #onDrop = async (event) => {
    event.preventDefault();
    if (!event.dataTransfer) return;
    const path = event.composedPath();
    const forPrediction = path.some((node) => node instanceof Element && node.id === "prediction");
    await this.#take(await fromDrop(event.dataTransfer), forPrediction);
  };

  /** @param {ClipboardEvent} event */
  #onPaste = async (event) => {
    const [target] = event.composedPath();
    if (target instanceof HTMLInputElement || !event.clipboardData) return;
    const files = fromPaste(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    await this.#take(files, true);
  };

  /**
   * @param {import("../handles.js").NamedFile[]} files
   * @param {boolean} mayPredict
   */
  async #take(files, mayPredict) {
    const image = singleImage(files);
    if (image && mayPredict && store.state.training.hasWeights) await predictImage(image);
    else await loadFiles(files);
  }

  render() {
    const { page } = store.state;
    return html`
      <a class="skip-link" href="#content">${t("page.skip")}</a>
      <mb-toolbar></mb-toolbar>
      <main id="content" tabindex="-1">
        <div class="inputs">
          <mb-data-pane id="data"></mb-data-pane>
          <mb-model-pane id="model"></mb-model-pane>
        </div>
        <div class="training"><mb-train-pane id="training"></mb-train-pane></div>
        <div class="results">
          <mb-evaluate-pane id="evaluation"></mb-evaluate-pane>
          <mb-predict-pane id="prediction"></mb-predict-pane>
        </div>
      </main>
      <footer>
        <span>${t("page.privacy")}</span>
        <mb-engine-info></mb-engine-info>
      </footer>
      <div class="visually-hidden" role="status" aria-live="polite">${page.announcement}</div>
    `;
  }
}

customElements.define("mb-app", App);
