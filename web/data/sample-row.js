import { css, html, nothing } from "lit";
import { StoreElement } from "../components/store-element.js";
import { chooseSample, useStarting } from "../experiment/data.js";
import { isOwnWay } from "../experiment/starting.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** The samples to begin with, the way to all of them, and the story of the one that is open. */
class SampleRow extends StoreElement {
  static areas = ["experiment", "data", "page", "training.status"];

  static styles = [
    base,
    controls,
    css`
      :host {
        display: grid;
        gap: 0.875rem;
        container-type: inline-size;
      }

      .samples {
        min-height: 2.125rem;
        display: flex;
        flex-wrap: wrap;
        gap: 0.375rem;
      }

      mb-sample-list {
        display: contents;
      }

      .about {
        min-height: 2.5rem;
        font-size: var(--small);
        color: var(--ink-soft);
        max-width: 70ch;
      }

      /* What samples and texts take there. */
      @container (max-width: 26rem) {
        .samples {
          min-height: 4.625rem;
        }

        .about {
          min-height: 3.75rem;
        }
      }
    `,
  ];

  render() {
    const { page, experiment } = this.state;
    const { data } = experiment;
    const chosen = data && "sample" in data ? data.sample : "";
    const locked = isTraining(this.state);
    return html`
      <div class="samples" role="group" aria-label=${this.t("data.samples")}>
        ${page.samples
          .filter(({ id, featured }) => featured || id === chosen)
          // The others stay where they are.
          .toSorted((one, other) => Number(!one.featured) - Number(!other.featured))
          .map(
            ({ id, name }) =>
              html`<button
                aria-pressed=${chosen === id}
                ?disabled=${locked}
                @click=${() => chooseSample(this.playground, id)}
              >
                ${this.language.of(name)}
              </button>`,
          )}
        <button class="quiet" aria-haspopup="dialog" ?disabled=${locked} @click=${this.#openList}>
          ${this.t("data.allSamples")}
        </button>
      </div>
      <mb-sample-list></mb-sample-list>
      ${data && !chosen ? nothing : this.#about(chosen, locked)}
    `;
  }

  /** @param {string} chosen @param {boolean} locked */
  #about(chosen, locked) {
    const sample = this.state.page.samples.find(({ id }) => id === chosen);
    return html`<p class="about">
      ${sample ? this.language.of(sample.about) : nothing}
      ${
        isOwnWay(this.state)
          ? html`<button
              class="link"
              ?disabled=${locked}
              @click=${() => useStarting(this.playground)}
            >
              ${this.t("data.startingSettings")}
            </button>`
          : nothing
      }
    </p>`;
  }

  async #openList() {
    await this.playground.loadRest();
    /** @type {any} */ (this.renderRoot.querySelector("mb-sample-list")).open();
  }
}

customElements.define("mb-sample-row", SampleRow);
