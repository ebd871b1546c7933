import { css, html, nothing } from "lit";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { predictImage } from "../experiment/prediction.js";
import { base, controls } from "../styles/shared.js";

/** Why there is no picture, by the names of the browser's errors. @type {Record<string, string>} */
const reasons = {
  NotAllowedError: "predict.cameraRefused",
  SecurityError: "predict.cameraRefused",
};

/** A picture from the camera, predicted as one from a file. */
class Camera extends StoreElement {
  static areas = ["prediction"];
  static properties = { stream: { state: true }, why: { state: true } };

  static styles = [
    base,
    controls,
    css`
      .live {
        display: grid;
        gap: 0.5rem;
        justify-items: start;
      }

      video {
        width: min(20rem, 100%);
        background: var(--line);
      }

      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {MediaStream | null} */
    this.stream = null;
    /** Why it does not open, as a key of the locales. */
    this.why = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  render() {
    if (this.stream) {
      return html`<div class="live">
        <video
          autoplay
          playsinline
          muted
          .srcObject=${this.stream}
          aria-label=${this.t("predict.camera")}
        ></video>
        <div class="actions">
          <button
            class="small primary"
            ?disabled=${this.state.prediction.busy}
            @click=${this.#take}
          >
            ${this.t("predict.takePicture")}
          </button>
          <button class="small" @click=${this.#close}>${this.t("predict.closeCamera")}</button>
        </div>
      </div>`;
    }
    return html`<button class="small" id="open" @click=${this.#open}>
        ${this.t("predict.camera")}
      </button>
      ${this.why ? html`<mb-notice kind="error">${this.t(this.why)}</mb-notice>` : nothing}`;
  }

  async #open() {
    this.why = "";
    // Pages that came without encryption have none.
    const { mediaDevices } = navigator;
    if (!mediaDevices) {
      this.why = "predict.cameraInsecure";
      return;
    }
    try {
      const stream = await mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (!this.isConnected) return stream.getTracks().forEach((track) => track.stop());
      this.stream = stream;
      await this.updateComplete;
      /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("button"))?.focus();
    } catch (error) {
      this.why = reasons[/** @type {Error} */ (error).name] ?? "predict.noCamera";
    }
  }

  async #take() {
    const video = this.renderRoot.querySelector("video");
    if (!video?.videoWidth) return;
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext("2d")?.drawImage(video, 0, 0);
    /** @type {Blob | null} */
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob) await predictImage(this.playground, { path: "camera.png", blob });
  }

  async #close() {
    const isOpen = this.stream !== null;
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    if (!isOpen || !this.isConnected) return;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#open"))?.focus();
  }
}

customElements.define("mb-camera", Camera);
