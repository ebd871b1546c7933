import { css, html, nothing } from "lit";
import { chooseOutput } from "../experiment/choosing-output.js";
import { base, controls, switches } from "../styles/shared.js";
import { StoreElement } from "./store-element.js";

/** Which of several outputs of the model is looked at; nothing where it has one. */
class OutputSwitch extends StoreElement {
  static areas = ["data", "evaluation"];

  static styles = [
    base,
    controls,
    switches,
    css`
      .switch {
        margin-bottom: 0.75rem;
      }

      .label {
        font-size: var(--small);
        color: var(--ink-soft);
      }
    `,
  ];

  render() {
    const { outputs = [], output } = this.state.data.prepared ?? {};
    if (outputs.length < 2) return nothing;
    const running = this.state.evaluation.status === "running";
    return html`<div class="switch" role="group" aria-labelledby="output">
      <span class="label" id="output">${this.t("output.title")}</span>
      ${outputs.map(
        ({ name }) =>
          html`<button
            class="small"
            aria-pressed=${name === output}
            ?disabled=${running}
            @click=${() => chooseOutput(this.playground, name)}
          >
            ${name}
          </button>`,
      )}
    </div>`;
  }
}

customElements.define("mb-output-switch", OutputSwitch);
