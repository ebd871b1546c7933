import { css, html, nothing } from "lit";
import { cardList, cardStyles } from "../components/card-list.js";
import { icons } from "../components/icons.js";
import { Reorder } from "../components/reorder.js";
import { StoreElement } from "../components/store-element.js";
import { entryOf } from "../experiment/catalogue.js";
import { pathOf } from "../experiment/drafts.js";
import { edit } from "../experiment/edit.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";
import { firstConfig } from "./first-config.js";
import { groupedSteps, placeFor, withStep } from "./step-groups.js";
import { appliedIn, stepReport } from "./step-report.js";

/** @import { Step } from "../experiment/types.js" */

/** The preparation steps: a card for each, and what it did. */
class StepList extends StoreElement {
  static areas = ["experiment", "data", "training.status"];

  static styles = [
    base,
    controls,
    cardStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0.875rem;
      }

      .did,
      .learned {
        font-size: var(--small);
        color: var(--ink-soft);
        overflow-wrap: anywhere;
      }

      .fault {
        font-size: var(--small);
        color: var(--bad);
        overflow-wrap: anywhere;
      }

      .leaks {
        font-size: var(--small);
        font-weight: 600;
        color: var(--warn);
      }

      /* A target that a finger hits; the box in it is smaller. */
      .switch {
        display: grid;
        place-items: center;
        width: var(--target);
        height: var(--target);
        margin: -0.3rem;
      }

      .grip {
        display: grid;
        margin-left: -0.5rem;
        color: var(--line-strong);
        cursor: grab;
        touch-action: none;
      }

      .off h3,
      .off mb-argument-form {
        opacity: 0.6;
      }

      .learned dl {
        display: grid;
        grid-template-columns: minmax(0, auto) minmax(0, 1fr);
        gap: 0.125rem 0.75rem;
        margin-top: 0.25rem;
      }
    `,
  ];

  #reorder = new Reorder(this, (from, to) => this.#move(Number(from), to));

  render() {
    return html`
      ${this.#cards()}
      <div>
        <button id="add" ?disabled=${isTraining(this.state)} @click=${this.#choose}>
          ${icons.add}${this.t("prepare.add")}
        </button>
      </div>
      <mb-entry-chooser
        kind="preparation"
        label=${this.t("prepare.add")}
        search=${this.t("prepare.search")}
        none=${this.t("prepare.noStep")}
        .groups=${(/** @type {any} */ entries) => groupedSteps(entries, this.language, this.state)}
        @entry-chosen=${(/** @type {CustomEvent<string>} */ event) => this.#add(event.detail)}
      ></mb-entry-chooser>
    `;
  }

  #choose() {
    /** @type {any} */ (this.renderRoot.querySelector("mb-entry-chooser")).open();
  }

  /** @returns {Step[]} */
  get #steps() {
    return this.state.experiment.preparation ?? [];
  }

  /** What each step did to the rows that there are, which may still be those of other steps. @returns {any[]} */
  get #reports() {
    const reports = this.state.data.prepared?.steps ?? [];
    return this.#steps.map(({ class_name, enabled }, place) =>
      enabled !== false && reports[place]?.class_name === class_name ? reports[place] : null,
    );
  }

  /** What comes to the step at `place`, where that is known. @param {number} place */
  #rowsAt(place) {
    const reports = this.#reports;
    return (
      reports[place]?.before ??
      reports.findLast((report, index) => report && index < place)?.after ??
      null
    );
  }

  /**
   * The columns that come to the step at `place`; null where they are not known, or too many.
   * @param {number} place
   * @returns {string[] | null}
   */
  #columnsAt(place) {
    const rows = this.#rowsAt(place);
    if (rows) return rows.names ?? null;
    const { prepared, description } = this.state.data;
    if (prepared) return prepared.inputs ?? null;
    // The rows could not be prepared: the columns of the file are what is known of them.
    const targets = this.state.experiment.target?.columns ?? [];
    /** @type {string[] | undefined} */
    const names = description?.columns?.map((/** @type {any} */ { name }) => name);
    return names?.filter((name) => !targets.includes(name)) ?? null;
  }

  #cards() {
    const last = this.#steps.length - 1;
    return cardList(this, {
      kind: "preparation",
      label: this.t("prepare.steps"),
      entries: this.#steps,
      path: (place) => pathOf("prepare", "preparation", place),
      set: (place, config) => {
        this.#set(this.#steps.with(place, { ...this.#steps[place], config }), `prepare ${place}`);
      },
      classOf: (place) =>
        `${this.#reorder.classOf(place)} ${this.#steps[place].enabled === false ? "off" : ""}`,
      lead: (place) => this.#lead(place),
      columns: (place) => this.#columnsAt(place),
      applied: (place) => appliedIn(this.#reports[place]),
      actions: (place) => [
        {
          label: this.#label("moveUp", place),
          icon: icons.up,
          disabled: place === 0,
          act: () => this.#move(place, place - 1),
        },
        {
          label: this.#label("moveDown", place),
          icon: icons.down,
          disabled: place === last,
          act: () => this.#move(place, place + 1),
        },
        {
          label: this.#label("remove", place),
          icon: icons.remove,
          act: () => this.#remove(place),
        },
      ],
      result: (place) => this.#report(place),
    });
  }

  /** What a card begins with. @param {number} place */
  #lead(place) {
    const locked = isTraining(this.state);
    const isOn = this.#steps[place].enabled !== false;
    const label = this.#label("use", place);
    return html`${
        locked
          ? nothing
          : html`<span
              class="grip"
              aria-hidden="true"
              @pointerdown=${(/** @type {PointerEvent} */ event) =>
                this.#reorder.start(event, String(place), place)}
              >${icons.grip}</span
            >`
      }<label class="switch" title=${label}
        ><input
          type="checkbox"
          aria-label=${label}
          .checked=${isOn}
          ?disabled=${locked}
          @change=${() => this.#switch(place, !isOn)}
      /></label>`;
  }

  /**
   * @param {number} place
   * @param {boolean} isOn
   */
  #switch(place, isOn) {
    const { enabled: _, ...step } = this.#steps[place];
    this.#set(this.#steps.with(place, isOn ? step : { ...step, enabled: false }));
  }

  /** @param {number} place */
  #report(place) {
    if (this.#steps[place].enabled === false) {
      return html`<p class="did">${this.t("prepare.isOff")}</p>`;
    }
    const { error } = this.state.data;
    if (error && place === this.#faulty) {
      return html`<p class="fault">${this.language.message(error)}</p>`;
    }
    const report = this.#reports[place];
    if (!report) return nothing;
    const { classNames = [] } = this.state.data.prepared ?? {};
    const isSplit = report.learned?.train !== undefined;
    const movedBefore = isSplit ? this.#learnerBefore(place) : "";
    return stepReport(this.language, report, { classNames, movedBefore });
  }

  /** The step that the rows could not be prepared with; -1 where the fault is not one of a step. */
  get #faulty() {
    const said = JSON.stringify(this.state.data.error?.values ?? {});
    const named = /"preparation\[(\d+)\]/.exec(said);
    if (named) return Number(named[1]);
    return this.#steps.findIndex(
      ({ class_name, enabled }) => enabled !== false && said.includes(`"step":"${class_name}"`),
    );
  }

  /** The first step before `place` that learns from the training rows. @param {number} place */
  #learnerBefore(place) {
    const learner = this.#steps.slice(0, place).find(({ class_name, config = {}, enabled }) => {
      const args = entryOf("preparation", class_name)?.arguments ?? [];
      const learns = args.some(({ name }) => name === "fit_on") && config.fit_on !== "all";
      return learns && enabled !== false;
    });
    return learner?.class_name ?? "";
  }

  /**
   * @param {"moveUp" | "moveDown" | "remove" | "use"} action
   * @param {number} place
   */
  #label(action, place) {
    const { class_name: step } = this.#steps[place];
    return this.t(`prepare.${action}`, { step, position: place + 1 });
  }

  /**
   * @param {Step[]} preparation
   * @param {string} [group]
   */
  #set(preparation, group = "") {
    edit(this.playground, { preparation }, group);
  }

  /** @param {string} className */
  #add(className) {
    const entry = entryOf("preparation", className);
    if (!entry) return;
    const place = placeFor(className, this.#steps);
    const config = firstConfig(entry, {
      names: this.#columnsAt(place) ?? [],
      image: this.#rowsAt(place)?.image,
      description: this.state.data.description,
    });
    this.#set(withStep(this.#steps, place, { class_name: className, config }));
    this.store.announce(this.t("prepare.added", { step: className, position: place + 1 }));
    void this.#show(place);
  }

  /** A step that is not the last one may be out of sight; its first field is next. @param {number} place */
  async #show(place) {
    await this.updateComplete;
    const card = this.renderRoot.querySelectorAll("ol > li")[place];
    card?.scrollIntoView({ block: "nearest" });
    const form = /** @type {any} */ (card?.querySelector("mb-argument-form"));
    const isIn = await form?.focusFirst();
    if (!isIn) /** @type {any} */ (card?.querySelector(".switch input"))?.focus();
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  async #move(from, to) {
    if (from === to) return;
    this.#set(this.#steps.toSpliced(from, 1).toSpliced(to, 0, this.#steps[from]));
    await this.updateComplete;
    const name = from < to ? 2 : 1;
    const buttons = this.renderRoot.querySelectorAll("ol > li")[to]?.querySelectorAll("button");
    (buttons?.[name - 1].disabled ? buttons[2] : buttons?.[name - 1])?.focus();
  }

  /** @param {number} place */
  async #remove(place) {
    this.#set(this.#steps.toSpliced(place, 1));
    await this.updateComplete;
    // The button that had the focus is gone.
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#add"))?.focus();
  }
}

customElements.define("mb-step-list", StepList);
