import { css, svg, html } from "lit";

/**
 * Bars without axes, as wide and as high as there is room. The numbers stand elsewhere: it says nothing to a
 * screen reader.
 * @param {ArrayLike<number>} counts
 */
export function smallBars(counts) {
  const values = Array.from(counts);
  const max = Math.max(1, ...values);
  const gap = values.length > 40 ? 0 : 0.12;
  const bar = (/** @type {number} */ value, /** @type {number} */ at) => {
    // What is there at all is seen.
    const height = value > 0 ? Math.max(4, (100 * value) / max) : 0;
    return `M${at + gap / 2} 100v${-height}h${1 - gap}v${height}z`;
  };
  return html`<svg
    class="small-bars"
    viewBox="0 0 ${Math.max(1, values.length)} 100"
    preserveAspectRatio="none"
    aria-hidden="true"
  >
    ${svg`<path d=${values.map(bar).join("") || "M0 0"} />`}
  </svg>`;
}

export const smallBarStyles = css`
  .small-bars {
    display: block;
    width: 100%;
    height: 1.25rem;
    fill: var(--accent);
    opacity: 0.6;
  }
`;
