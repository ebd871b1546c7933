import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "../components/notice.js";
import { StoreElement } from "../components/store-element.js";
import { provide } from "../experiment/context.js";
import { keyAction } from "../experiment/keys.js";
import { nextTask } from "../experiment/next-task.js";
import "../locales/embed.js";
import { base } from "../styles/shared.js";
import { parts } from "./parts.js";

/** Parts of a playground in another page: a bar, the recipe, and its results, each only as far as it is asked for. */
class Embed extends StoreElement {
  static areas = ["data", "engine", "experiment", "page", "ui"];
  static properties = { loaded: { state: true } };

  static styles = [
    base,
    css`
      :host {
        container-type: inline-size;
      }

      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 0.75rem;
        align-items: center;
        min-height: var(--bar-height);
      }

      .bar h2 {
        font-size: 1rem;
        font-weight: 650;
      }

      .bar > .train {
        flex: 1 1 14rem;
      }

      .taught,
      .work {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem 2rem;
      }

      .recipe,
      .results {
        min-width: 0;
      }

      .results {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 1rem;
        align-content: start;
      }

      @container (min-width: 60rem) {
        .both {
          grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
        }

        .taught {
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        }

        /* Beside a lesson, which is long, what it is about stays in view. */
        .taught > .work {
          position: sticky;
          top: 0.5rem;
          align-self: start;
          max-height: calc(100dvh - 1rem);
          overflow: auto;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** The parts that have been loaded. @type {string[]} */
    this.loaded = [];
  }

  connectedCallback() {
    provide(this, this.playground);
    this.playground.loadRest = this.#loadRest;
    super.connectedCallback();
    const listen = { signal: this.playground.lifetime };
    this.addEventListener("keydown", this.#onKey, listen);
  }

  #loadRest = async () => {
    const rest = await import("../rest.js");
    if (this.playground.rest) return rest;
    this.playground.rest = rest;
    await nextTask();
    this.playground.language.dispatchEvent(new Event("change"));
    return rest;
  };

  /** @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.defaultPrevented || keyAction(this.playground, event)) return;
    if (event.key === "Escape" && this.state.ui.focus) this.store.patch("ui", { focus: "" });
  };

  get #names() {
    return this.playground.options.show ?? [];
  }

  /** @param {import("./parts.js").Part["place"]} place */
  #at(place) {
    return this.#names.filter((name) => parts[name].place === place);
  }

  /** Of several tabs, the one that is seen. */
  get #tab() {
    const tabs = this.#at("tab");
    const { tab } = this.state.ui;
    return tabs.includes(tab) ? tab : tabs[0];
  }

  /** What is asked for and not there yet. Of the tabs, those behind the one that is seen come when they are chosen. */
  willUpdate() {
    const missing = this.#names.filter(
      (name) => !this.loaded.includes(name) && (parts[name].place !== "tab" || name === this.#tab),
    );
    if (this.#at("tab").length > 1 && !this.loaded.includes("results")) missing.push("results");
    if (missing.length > 0) void this.#load(missing);
  }

  /** All at once: a part that comes later moves what is below it. @param {string[]} names */
  async #load(names) {
    const loads = names.map((name) =>
      name === "results" ? import("../results.js") : parts[name].load(this.playground),
    );
    await Promise.all(loads);
    this.loaded = [...new Set([...this.loaded, ...names])];
    await this.updateComplete;
    this.dispatchEvent(new Event("shown"));
  }

  /** @param {string} name */
  #part(name) {
    const { focus, recipe } = this.state.ui;
    const isCode = recipe === "code" && this.#names.includes("code");
    const isOther = parts[name].place === "recipe" && name !== "code";
    const isHidden = (focus !== "" && focus !== name) || (isCode && isOther);
    return html`<div class=${name} ?hidden=${isHidden}>
      ${this.loaded.includes(name) ? parts[name].view(this) : nothing}
    </div>`;
  }

  /** @param {string[]} names */
  #list(names) {
    return repeat(
      names,
      (name) => name,
      (name) => this.#part(name),
    );
  }

  render() {
    const [bar, lesson, recipe, tabs, single] = /** @type {const} */ ([
      "bar",
      "lesson",
      "recipe",
      "tab",
      "results",
    ]).map((place) => this.#at(place));
    const { focus } = this.state.ui;
    const hasResults = tabs.length > 0 || single.length > 0;
    const isBoth = recipe.length > 0 && hasResults && focus === "";
    const hasSwitch = recipe.includes("code") && this.loaded.includes("code") && focus === "";
    const work = html`${
      recipe.length > 0
        ? html`<div class="recipe">
            ${hasSwitch ? html`<mb-recipe-switch></mb-recipe-switch>` : nothing}
            ${this.#list(recipe)}
          </div>`
        : nothing
    }
    ${
      hasResults
        ? html`<div class="results">
            ${this.#list(tabs.length > 1 ? single.filter((name) => name !== "scores") : single)}
            ${tabs.length > 1 ? this.#tabs(tabs) : this.#list(tabs)}
          </div>`
        : nothing
    }`;
    return html`
      ${bar.length > 0 ? html`<div class="bar">${this.#list(bar)}</div>` : nothing}
      ${this.#notices()}
      ${
        lesson.length > 0
          ? html`<div class="taught">
              ${this.#list(lesson)}
              <div class="work">${work}</div>
            </div>`
          : html`<div class="work ${isBoth ? "both" : ""}">${work}</div>`
      }
      <div class="visually-hidden" role="status" aria-live="polite">
        ${this.state.page.announcement}
      </div>
    `;
  }

  /** @param {string[]} names */
  #tabs(names) {
    const { focus } = this.state.ui;
    if (!this.loaded.includes("results")) return nothing;
    return html`<mb-results
      data-name="results"
      .names=${names}
      ?hidden=${focus !== "" && focus !== "results"}
    ></mb-results>`;
  }

  /** What is wrong, where no part that says so is shown. */
  #notices() {
    const { data, engine, page } = this.state;
    const shows = (/** @type {string} */ name) => this.#names.includes(name);
    const isWanted = data.wanted !== null && !shows("data");
    const error = engine.error ?? (shows("data") ? null : data.error);
    return html`${error ? html`<mb-notice kind="error">${this.language.message(error)}</mb-notice>` : nothing}
    ${page.notice ? html`<mb-notice kind=${page.notice.kind ?? "info"}>${this.t(page.notice.key, page.notice.values)}</mb-notice>` : nothing}
    ${
      isWanted
        ? html`<mb-notice kind="warning"
            >${this.t("embed.wanted", { names: (data.wanted ?? []).map(({ name }) => name).join(", ") })}</mb-notice
          >`
        : nothing
    }`;
  }
}

customElements.define("mb-embed", Embed);
