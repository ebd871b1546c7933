/** Moving an item of a list with the pointer. By keyboard the buttons of the item do the same. */

import { css } from "lit";

/** @import { ReactiveControllerHost } from "lit" */

/** How the item that is dragged looks, and the place where it would go. */
export const reorderStyles = css`
  li {
    position: relative;
  }

  li.dragged {
    opacity: 0.45;
  }

  li.before::before,
  li.after::after {
    content: "";
    position: absolute;
    left: 0;
    right: 0;
    height: 2px;
    background: var(--accent);
    z-index: 1;
  }

  li.before::before {
    top: -1px;
  }

  li.after::after {
    bottom: -1px;
  }
`;

export class Reorder {
  /** @type {{ name: string, from: number, to: number } | null} */
  #drag = null;

  /**
   * @param {ReactiveControllerHost & { renderRoot: any }} host whose `li` elements are the items
   * @param {(name: string, to: number) => void} move
   */
  constructor(host, move) {
    this.host = host;
    this.move = move;
  }

  /**
   * The class of the item at `index` while one is dragged.
   * @param {number} index
   */
  classOf(index) {
    if (!this.#drag) return "";
    const { from, to } = this.#drag;
    if (index === from) return "dragged";
    if (index !== to) return "";
    return to < from ? "before" : "after";
  }

  /**
   * @param {PointerEvent} event on the handle
   * @param {string} name
   * @param {number} from
   */
  start(event, name, from) {
    this.#drag = { name, from, to: from };
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const end = (/** @type {boolean} */ keep) => {
      ending.abort();
      const drag = this.#drag;
      this.#drag = null;
      this.host.requestUpdate();
      if (keep && drag) this.move(drag.name, drag.to);
    };
    window.addEventListener("pointermove", (moved) => this.#over(moved.clientY), options);
    window.addEventListener("pointerup", () => end(true), options);
    window.addEventListener("pointercancel", () => end(false), options);
    window.addEventListener("keydown", ({ key }) => key === "Escape" && end(false), options);
    event.preventDefault();
    this.host.requestUpdate();
  }

  /** @param {number} y of the pointer */
  #over(y) {
    if (!this.#drag) return;
    const items = /** @type {HTMLElement[]} */ ([
      ...this.host.renderRoot.querySelectorAll("ol > li"),
    ]);
    const middles = items.map((item) => {
      const { top, height } = item.getBoundingClientRect();
      return top + height / 2;
    });
    const { from } = this.#drag;
    // Above the middles of earlier items it goes before them, below those of later ones behind.
    const before = middles.findIndex((middle, index) => index < from && y < middle);
    const after = middles.findLastIndex((middle, index) => index > from && y > middle);
    const to = before >= 0 ? before : after >= 0 ? after : from;
    if (to === this.#drag.to) return;
    this.#drag = { ...this.#drag, to };
    this.host.requestUpdate();
  }
}
