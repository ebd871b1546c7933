/** The choice of the loss, or of that of each output. */

import { html, nothing } from "lit";
import { entriesOf, entryOf, identifierOf } from "../experiment/catalogue.js";
import { pathOf } from "../experiment/drafts.js";
import { lossWeights, setLossWeight } from "../experiment/metrics.js";
import { severalOutputs } from "../experiment/outputs.js";
import { setCompile } from "../experiment/settings.js";
import { isTraining } from "../experiment/store.js";
import { isByOutput } from "../experiment/suggest.js";

/** @import { StoreElement } from "../components/store-element.js" */

/** @param {StoreElement} host */
export function lossFields(host) {
  const { state, t, playground } = host;
  const { loss } = state.experiment.compile ?? {};
  const outputs = severalOutputs(state.experiment.model);
  if (outputs.length === 0 || !isByOutput(loss)) {
    return field(host, { id: "loss", label: t("train.loss"), loss }, (name) =>
      setCompile(playground, { loss: name }),
    );
  }
  const weights = lossWeights(state.experiment);
  return outputs.map(
    (output, place) =>
      html`${field(
          host,
          {
            id: place === 0 ? "loss" : `loss${place}`,
            label: t("train.lossOf", { name: output }),
            loss: loss[output],
          },
          (name) => setCompile(playground, { loss: { ...loss, [output]: name } }),
        )}<mb-argument-field
          label=${t("train.lossWeightOf", { name: output })}
          path=${pathOf("fit", "lossWeights", output)}
          .argument=${weight}
          .value=${weights[output] ?? undefined}
          ?disabled=${isTraining(state)}
          @value-change=${(/** @type {CustomEvent} */ event) => {
            event.stopPropagation();
            setLossWeight(playground, output, event.detail.value);
          }}
        ></mb-argument-field>`,
  );
}

/** Keras's loss_weights. @type {import("../experiment/catalogue.js").Argument} */
const weight = { name: "loss_weights", type: "number", minimum: 0, default: 1, doc: "" };

/**
 * @param {StoreElement} host
 * @param {{ id: string, label: string, loss: any }} shown
 * @param {(name: string) => void} set
 */
function field({ state, language }, { id, label, loss }, set) {
  const entries = entriesOf("loss").map((entry) => ({
    ...entry,
    doc: language.doc(entry),
    name: identifierOf(entry),
  }));
  const chosen = typeof loss === "string" ? (entryOf("loss", loss)?.class_name ?? "") : "";
  return html`<div class="field wide">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      ?disabled=${isTraining(state)}
      @change=${(/** @type {any} */ event) => set(event.target.value)}
    >
      ${chosen ? nothing : html`<option value="" disabled selected>${JSON.stringify(loss)}</option>`}
      ${entries.map(
        ({ name, doc, class_name }) =>
          html`<option value=${name} title=${doc} .selected=${class_name === chosen}>
            ${name}
          </option>`,
      )}
    </select>
  </div>`;
}
