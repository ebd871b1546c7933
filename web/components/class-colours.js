import { css, html } from "lit";
import { cssVars } from "./css-vars.js";

/** So many classes have colours of their own; the others share the last one. */
export const colouredClasses = 9;

/** @param {number} index of a class */
export const classColour = (index) => `var(--class-${Math.min(index, colouredClasses)})`;

/**
 * The names of the classes that have colours of their own, and one for all others.
 * @param {readonly string[]} names
 * @param {import("../locales/i18n.js").Language["t"]} t
 * @returns {readonly string[]}
 */
export function colouredNames(names, t) {
  if (names.length <= colouredClasses + 1) return names;
  const count = names.length - colouredClasses;
  return [...names.slice(0, colouredClasses), t("chart.otherClasses", { count })];
}

/**
 * Which colour is which class.
 * @param {string[]} names
 */
export function classLegend(names) {
  return html`<ul class="legend">
    ${names.map(
      (name, index) =>
        html`<li><i ${cssVars({ "--colour": classColour(index) })}></i><span>${name}</span></li>`,
    )}
  </ul>`;
}

/** Told apart by hue and by how dark they are, on paper and on black; beside them there is always the name. */
export const classStyles = css`
  :host {
    --class-0: var(--accent);
    --class-1: var(--second);
    --class-2: light-dark(#0f8276, #5fd0c2);
    --class-3: light-dark(#a8327e, #f08cc8);
    --class-4: light-dark(#7d8200, #c6cc5a);
    --class-5: light-dark(#6b3fb5, #c3a2f5);
    --class-6: light-dark(#7a4b2a, #d2a888);
    --class-7: light-dark(#1c86b8, #74c6ee);
    --class-8: light-dark(#c0362d, #ff9a8d);
    --class-9: var(--ink-faint);
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.875rem;
    font-size: var(--tiny);
    color: var(--ink-soft);
  }

  .legend li {
    display: flex;
    gap: 0.35rem;
    align-items: center;
    min-width: 0;
  }

  .legend span {
    max-width: 12rem;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .legend i {
    flex: none;
    width: 0.625rem;
    height: 0.625rem;
    background: var(--colour);
  }
`;
