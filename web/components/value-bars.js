import { css, html } from "lit";
import { classColour } from "./class-colours.js";
import { cssVars } from "./css-vars.js";

/** @import { Language } from "../locales/i18n.js" */

/**
 * Values with how often each occurs: a bar for each, whose parts are classes where they are known.
 * @param {Language} language
 * @param {{ name: string, count: number, parts?: number[], title?: string }[]} values
 * @param {number} total that the shares are of
 */
export function valueBars(language, values, total) {
  const max = Math.max(1, ...values.map(({ count }) => count));
  return html`<ul class="value-bars">
    ${values.map(
      ({ name, count, parts = [count], title = name }) =>
        html`<li title=${title}>
          <span class="name">${name}</span>
          <span class="bar" aria-hidden="true"
            >${parts.map(
              (part, index) =>
                html`<i ${cssVars({ "--share": part / max, "--colour": classColour(index) })}></i>`,
            )}</span
          >
          <span class="count">${language.number(count)}</span>
          <span class="share">${language.percent(count / Math.max(1, total))}</span>
        </li>`,
    )}
  </ul>`;
}

export const valueBarStyles = css`
  .value-bars {
    display: grid;
    grid-template-columns: fit-content(40%) minmax(2rem, 1fr) auto minmax(2.5rem, auto);
    gap: 0 0.625rem;
  }

  .value-bars li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    align-items: center;
    padding-block: 0.125rem;
    font-size: var(--small);
    line-height: 1.3;
  }

  .value-bars .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .value-bars .bar {
    display: flex;
    height: 0.625rem;
  }

  .value-bars .bar i {
    width: calc(var(--share) * 100%);
    background: var(--colour);
  }

  .value-bars .count,
  .value-bars .share {
    text-align: right;
  }

  .value-bars .share {
    color: var(--ink-faint);
  }
`;
