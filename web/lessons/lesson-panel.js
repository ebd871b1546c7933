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
  static properties = {
    folded: { state: true },
    wrong: { state: true },
    packing: { state: true },
    unpacked: { state: true },
  };
  static styles = [base, controls, panelStyles];

  constructor() {
    super();
    this.folded = false;
    /** Whether a package is made, and whether the last was not. */
    this.packing = false;
    this.unpacked = false;
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

  /** Whoever keeps what is done, as a learning platform does, leads to the other lessons, too. */
  get isAlone() {
    return Boolean(this.playground.options.progress);
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
        ${this.#save()} ${this.#package(list, this.t("lessons.course"), "scormCourse")}
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
  #lesson({ name, parts, checks }) {
    const { list, own } = this.lessons;
    const listed = /** @type {Listed} */ (list.find((one) => one.name === name));
    const fold = this.folded ? "unfold" : "fold";
    return html`<section aria-labelledby="title">
      ${this.#header(
        this.#numbered(listed),
        html`${this.#button(fold, this.folded ? icons.down : icons.up, () => (this.folded = !this.folded))}
        ${this.isAlone ? nothing : this.#button("list", icons.table, () => this.lessons.showList())}`,
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
    const listed = /** @type {Listed} */ (
      this.lessons.list.find(({ name }) => name === open?.name)
    );
    const locked = isTraining(this.state);
    const finished = this.isAlone ? "finishedAlone" : next ? "finished" : "finishedLast";
    return html`<div class="foot">
        ${isAll ? html`<p>${this.t(`lessons.${finished}`)}</p>` : nothing}
        ${
          this.isAlone
            ? nothing
            : html`<button
                class=${isAll ? "primary" : ""}
                ?disabled=${locked}
                @click=${() => (next ? this.lessons.show(next.name) : this.lessons.showList())}
              >
                ${next ? this.t("lessons.next", { title: this.language.of(next.title) }) : this.t("lessons.list")}
              </button>`
        }
        <button ?disabled=${locked} @click=${() => this.lessons.begin()}>
          ${this.t("lessons.reset")}
        </button>
        ${locked ? html`<p class="faint">${this.t("lessons.stopFirst")}</p>` : nothing}
      </div>
      ${this.#save()} ${this.#package([listed], this.#numbered(listed), "scorm")}`;
  }

  /** @param {Listed} listed */
  #numbered({ name, title }) {
    const number = this.lessons.list.findIndex((one) => one.name === name) + 1;
    return this.t("lessons.numbered", { number, title: this.language.of(title) });
  }

  /**
   * For teachers: lessons as a package that learning platforms take. Another page may not have what is in it.
   * @param {Listed[]} lessons
   * @param {string} title
   * @param {string} label
   */
  #package(lessons, title, label) {
    if (this.playground.options.app) return nothing;
    return html`<p>
        <button class="small" ?disabled=${this.packing} @click=${() => this.#pack(lessons, title)}>
          ${icons.save}${this.t(`lessons.${label}`)}
        </button>
      </p>
      <p class="faint">${this.t("lessons.scormAbout")}</p>
      ${this.unpacked ? html`<p role="alert">${this.t("lessons.scormFailed")}</p>` : nothing}`;
  }

  /** @param {Listed[]} lessons @param {string} title */
  async #pack(lessons, title) {
    const { t } = this;
    this.packing = true;
    this.unpacked = false;
    try {
      const { scormPackage } = await import("./scorm-package.js");
      const says = {
        connected: t("lessons.connected"),
        alone: t("lessons.alone"),
        refused: t("lessons.refused"),
      };
      const blob = await scormPackage(
        {
          lessons,
          title,
          titleOf: (one) => this.#numbered(one),
          language: this.language.code,
          says,
        },
        async (path) => {
          const response = await fetch(new URL(path, document.baseURI));
          if (!response.ok) throw new Error(`${path}: ${response.status}`);
          return new Uint8Array(await response.arrayBuffer());
        },
      );
      saveFile(fileName([title, "SCORM 1.2"], "zip"), blob);
    } catch {
      this.unpacked = true;
    } finally {
      this.packing = false;
    }
  }
}

customElements.define("mb-lesson-panel", LessonPanel);
