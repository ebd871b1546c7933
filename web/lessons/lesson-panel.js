import { html, nothing } from "lit";
import { lessonsOf } from "./lesson.js";
import { panelStyles } from "./panel-styles.js";
import { elementsOf } from "./tree.js";
import { icons } from "../components/icons.js";
import { StoreElement } from "../components/store-element.js";
import { fileName, saveFile } from "../experiment/save.js";
import { isTraining } from "../experiment/store.js";
import { base, controls } from "../styles/shared.js";

/** @import { Listed, Node, Part } from "./lesson.js" */

/** The lesson that is open, or the list of all. */
class LessonPanel extends StoreElement {
  static areas = ["ui.lesson", "training.status"];
  static properties = { folded: { state: true }, wrong: { state: true } };
  static styles = [base, controls, panelStyles];

  constructor() {
    super();
    this.folded = false;
    /** The task whose answer was looked at and is another. */
    this.wrong = "";
    /** What was made of a lesson's text; made once, so that an open hint stays open. @type {WeakMap<object, HTMLElement>} */
    this.made = new WeakMap();
    /** What was shown before. */
    this.shown = "";
  }

  get lessons() {
    return lessonsOf(this.playground);
  }

  connectedCallback() {
    super.connectedCallback();
    this.lessons.addEventListener("change", this.#onLessons);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.lessons.removeEventListener("change", this.#onLessons);
  }

  #onLessons = () => this.requestUpdate();

  /** Another lesson begins at its beginning, also for who reads it with the keyboard. */
  updated() {
    const { name = "list" } = this.lessons.open ?? {};
    if (name === this.shown) return;
    // In another page it takes the focus only where a click has brought it.
    const mayFocus = this.shown !== "" || !this.playground.options.app;
    this.shown = name;
    this.folded = false;
    this.wrong = "";
    this.scrollTop = 0;
    if (!mayFocus) return;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector("#title"))?.focus({
      preventScroll: true,
    });
  }

  render() {
    const { open } = this.lessons;
    return open ? this.#lesson(open) : this.#list();
  }

  /** @param {string} title @param {unknown} actions */
  #header(title, actions) {
    return html`<header>
      <h2 id="title" tabindex="-1">${title}</h2>
      ${actions}
      ${this.playground.options.app ? nothing : this.#button("close", icons.remove, () => this.#close())}
    </header>`;
  }

  /** @param {string} name @param {unknown} icon @param {() => void} act */
  #button(name, icon, act) {
    const label = this.t(`lessons.${name}`);
    return html`<button class="quiet square" aria-label=${label} title=${label} @click=${act}>
      ${icon}
    </button>`;
  }

  #close() {
    this.lessons.close();
    this.playground.root
      .querySelector("mb-bar")
      ?.shadowRoot?.querySelector(/** @type {"button"} */ ("#lessons"))
      ?.focus();
  }

  #list() {
    const { list, progress } = this.lessons;
    return html`<section aria-labelledby="title">
      ${this.#header(this.t("lessons.title"), nothing)}
      <div class="text">
        <p class="soft">${this.t("lessons.intro")}</p>
        <ol class="lessons">
          ${list.map((one, at) => this.#listed(one, at + 1, Object.keys(progress[one.name]?.done ?? {}).length))}
        </ol>
        ${this.#save()}
      </div>
    </section>`;
  }

  /** @param {Listed} listed @param {number} number @param {number} done */
  #listed({ name, title, about, minutes, tasks }, number, done) {
    const { of } = this.language;
    return html`<li>
      <button @click=${() => this.lessons.show(name)}>
        <b>${this.t("lessons.numbered", { number, title: of(title) })}</b>
        <span class="about">${of(about)}</span>
        <span class="faint">${this.t("lessons.minutes", { count: minutes })}</span>
        <span class="faint">${this.t("lessons.tasksOf", { count: done, all: tasks })}</span>
      </button>
    </li>`;
  }

  #save() {
    const { progress } = this.lessons;
    if (Object.keys(progress).length === 0) return nothing;
    return html`<p>
      <button
        class="small"
        @click=${() => {
          const text = JSON.stringify({ "minibatch-lessons": 1, progress }, null, 2);
          saveFile(fileName([this.t("lessons.title")], "json"), new Blob([text]));
        }}
      >
        ${icons.save}${this.t("lessons.saveProgress")}
      </button>
    </p>`;
  }

  /** @param {import("./lesson.js").Lesson} lesson */
  #lesson({ name, title, parts, checks }) {
    const { list, own } = this.lessons;
    const number = list.findIndex((one) => one.name === name) + 1;
    const fold = this.folded ? "unfold" : "fold";
    return html`<section aria-labelledby="title">
      ${this.#header(
        this.t("lessons.numbered", { number, title }),
        html`${this.#button(fold, this.folded ? icons.down : icons.up, () => (this.folded = !this.folded))}
        ${this.#button("list", icons.table, () => this.lessons.showList())}`,
      )}
      <p class="faint">
        ${this.t("lessons.tasksOf", {
          count: Object.keys(own.done).length,
          all: Object.keys(checks).length,
        })}
      </p>
      ${
        this.folded
          ? nothing
          : html`<div class="text">
              ${parts.map((part) => (part.task ? this.#task(part, part.task) : this.#made(part)))}
              ${this.#foot()}
            </div>`
      }
    </section>`;
  }

  /** @param {Part} part @param {string} task */
  #task(part, task) {
    const { checks } = /** @type {import("./lesson.js").Lesson} */ (this.lessons.open);
    const done = this.lessons.own.done[task] !== undefined;
    const number = Object.keys(checks).indexOf(task) + 1;
    const { answer } = checks[task];
    return html`<section class="task ${done ? "done" : ""}" data-task=${task}>
      <span class="mark" role="img" aria-label=${this.t(done ? "lessons.done" : "lessons.toDo")}
        >${done ? icons.check : nothing}</span
      >
      <div class="inside">
        <h3>${this.t("lessons.task", { number })}</h3>
        ${this.#made(part)} ${answer !== undefined && !done ? this.#answer(task) : nothing}
        ${(part.hints ?? []).map(
          (hint) =>
            html`<details>
              <summary>${this.t("lessons.hint")}</summary>
              ${this.#made(hint, hint)}
            </details>`,
        )}
      </div>
    </section>`;
  }

  /** @param {string} task */
  #answer(task) {
    const check = (/** @type {any} */ event) => {
      event.preventDefault();
      this.lessons.answer(task, new FormData(event.target).get("answer")?.toString() ?? "");
      this.wrong = this.lessons.isWrong(task) ? task : "";
      if (this.wrong) this.store.announce(this.t("lessons.wrong"));
    };
    return html`<form @submit=${check}>
        <input name="answer" autocomplete="off" aria-label=${this.t("lessons.answer")} />
        <button>${this.t("lessons.check")}</button>
      </form>
      ${this.wrong === task ? html`<p class="faint">${this.t("lessons.wrong")}</p>` : nothing}`;
  }

  /**
   * The elements of a text.
   * @param {object} key what they are made of
   * @param {Node[]} [nodes]
   */
  #made(key, nodes = /** @type {Part} */ (key).nodes) {
    let made = this.made.get(key);
    if (!made) {
      made = document.createElement("div");
      made.className = "made";
      made.append(elementsOf(nodes));
      this.made.set(key, made);
    }
    return made;
  }

  #foot() {
    const { next, own, open } = this.lessons;
    const isAll = Object.keys(own.done).length === Object.keys(open?.checks ?? {}).length;
    const locked = isTraining(this.state);
    return html`<div class="foot">
        ${isAll ? html`<p>${this.t("lessons.finished")}</p>` : nothing}
        ${
          next
            ? html`<button
                class=${isAll ? "primary" : ""}
                ?disabled=${locked}
                @click=${() => this.lessons.show(next.name)}
              >
                ${this.t("lessons.next", { title: this.language.of(next.title) })}
              </button>`
            : nothing
        }
        <button ?disabled=${locked} @click=${() => this.lessons.begin()}>
          ${this.t("lessons.reset")}
        </button>
        ${locked ? html`<p class="faint">${this.t("lessons.stopFirst")}</p>` : nothing}
      </div>
      ${this.#save()}`;
  }
}

customElements.define("mb-lesson-panel", LessonPanel);
