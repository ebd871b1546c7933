import { html, svg } from "lit";

/** What is drawn on the buttons; filled where they are on. */
const shapes = {
  star: "M8 1.8l1.9 4.1 4.4.5-3.3 3 .9 4.4L8 11.6l-3.9 2.2.9-4.4-3.3-3 4.4-.5z",
  pin: "M5.5 2h5l-.7 4.2 2 2.3H4.2l2-2.3zM8 8.5V14",
  pencil: "M3 13l.8-3.2L10.6 3l2.4 2.4-6.8 6.8zM9 4.6L11.4 7",
};

/** @typedef {keyof typeof shapes} Shape */

/** @param {Shape} shape */
export const drawn = (shape) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" class="icon">
    ${svg`<path d=${shapes[shape]} />`}
  </svg>`;
