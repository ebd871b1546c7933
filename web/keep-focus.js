/**
 * Keeps the focus near where it was when the element that had it goes: a remedy that takes away its own button, a row
 * that is removed. Parts of the page that know a better place take the focus there themselves. A field that is off
 * while the model trains has the focus again when it is on.
 */

/**
 * An element on the way from the focused one to the page, with those beside it.
 * @typedef {{ element: Element, after: Element[], before: Element[] }} Level
 */

const focusable = "a[href], button, input, select, textarea, summary, [tabindex]";

/** The one that has the focus, in whichever shadow. @returns {Element | null} */
function focusedElement() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element === document.body ? null : element;
}

/** @param {Element} element @returns {Element | null} */
const parentOf = (element) =>
  element.parentElement ??
  (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null);

/**
 * @param {Element} focused
 * @param {Element | null} app
 * @returns {Level[]} none where it is not in it
 */
function levelsAbove(focused, app) {
  /** @type {Level[]} */
  const levels = [];
  for (let element = focused; element !== app;) {
    const beside = [...(element.parentNode?.children ?? [])];
    const at = beside.indexOf(element);
    levels.push({ element, after: beside.slice(at + 1), before: beside.slice(0, at).reverse() });
    const parent = parentOf(element);
    if (!parent) return [];
    element = parent;
  }
  return levels;
}

/** @param {Element} element @returns {HTMLElement | null} the first in it that takes the focus */
function firstIn(element) {
  if (!element.isConnected || !element.checkVisibility()) return null;
  if (element.matches(focusable) && !element.matches(":disabled, [tabindex='-1']")) {
    return /** @type {HTMLElement} */ (element);
  }
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) {
    const found = firstIn(child);
    if (found) return found;
  }
  return null;
}

/**
 * The nearest place to the one that is gone: what came behind it, else before it, else around it.
 * @param {Level[]} levels
 */
function nearest(levels) {
  for (const { element, after, before } of levels) {
    for (const other of [element, ...after, ...before]) {
      const found = firstIn(other);
      if (found) return found;
    }
  }
  return null;
}

/** Watches the focus of the playground that an element is in. */
export class KeepsFocus {
  #host;
  /** What had the focus last, and what was around it. @type {Level[]} */
  #around = [];
  #isDue = false;
  /** Whether what had it is off. */
  #isOff = false;

  /** @param {import("./components/store-element.js").StoreElement} host */
  constructor(host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected() {
    this.#host.store.addEventListener("change", this.#note);
    for (const name of ["focusin", "click", "keydown"]) addEventListener(name, this.#note, true);
    addEventListener("pointerdown", this.#leave, true);
  }

  hostDisconnected() {
    this.#host.store.removeEventListener("change", this.#note);
    for (const name of ["focusin", "click", "keydown"]) removeEventListener(name, this.#note, true);
    removeEventListener("pointerdown", this.#leave, true);
  }

  /** Remembers what is around the focus, and looks again when what happens now is drawn. */
  #note = () => {
    const focused = focusedElement();
    if (focused) {
      this.#around = levelsAbove(focused, this.#host.closest("mb-app"));
      this.#isOff = false;
    }
    if (this.#isDue || this.#around.length === 0) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      const [own] = this.#around;
      if (!own || focusedElement()) return;
      if (own.element.isConnected) return this.#giveBack(/** @type {HTMLElement} */ (own.element));
      nearest(this.#around)?.focus();
      this.#around = [];
    });
  };

  /** @param {HTMLElement} element */
  #giveBack(element) {
    const wasOff = this.#isOff;
    this.#isOff = element.matches(":disabled");
    if (wasOff && !this.#isOff) element.focus({ preventScroll: true });
  }

  /** Who clicks beside everything leaves the focus. @param {Event} event */
  #leave = (event) => {
    const [own] = this.#around;
    if (own && !event.composedPath().includes(own.element)) this.#around = [];
  };
}
