import { html, nothing } from "lit";
import { stopMeasuring } from "../experiment/inspection.js";

/**
 * The button that begins a measurement and gives it up while it runs, and how far it is.
 * @param {import("../components/store-element.js").StoreElement} host
 * @param {object} measurement
 * @param {string} measurement.what as inspection.measuring says which one runs
 * @param {boolean} measurement.enabled whether it may begin
 * @param {(playground: import("../experiment/playground.js").Playground) => unknown} measurement.begin
 * @param {string} [measurement.text] what the button says while none runs
 */
export function measureButton(host, { what, enabled, begin, text = "inspect.measure" }) {
  const { measuring } = host.state.inspection;
  const isMeasuring = measuring?.what === what;
  const works = isMeasuring || enabled;
  return html`<button
      class="small"
      aria-disabled=${works ? nothing : "true"}
      @click=${() => works && (isMeasuring ? stopMeasuring : begin)(host.playground)}
    >
      ${host.t(isMeasuring ? "common.cancel" : text)}
    </button>
    <span class="soft" aria-hidden="true"
      >${
        isMeasuring && measuring.total > 0
          ? host.t("inspect.measured", {
              share: host.language.percent(measuring.done / measuring.total),
            })
          : nothing
      }</span
    >`;
}
