/** How a decision tree looks. */

import { css } from "lit";

export const styles = css`
  :host {
    display: block;
    min-width: 0;
  }

  .zoom {
    display: flex;
    gap: 0.25rem;
    align-items: center;
    margin-bottom: 0.5rem;
    font-size: var(--small);
  }

  .scroll {
    max-height: 32rem;
    overflow: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    cursor: grab;
  }

  .scroll:active {
    cursor: grabbing;
  }

  svg {
    display: block;
    margin-inline: auto;
  }

  .edge {
    fill: none;
    stroke: var(--line-strong);
  }

  .node {
    fill: var(--surface);
    stroke: var(--line-strong);
  }

  .share {
    fill: var(--colour);
  }

  text {
    font-size: 11px;
    fill: var(--ink-soft);
  }

  .rule {
    font-weight: 600;
    fill: var(--ink);
  }

  .legend {
    margin-top: 0.5rem;
  }

  summary {
    min-height: 1.75rem;
    font-size: var(--small);
    cursor: pointer;
  }

  pre {
    overflow: auto;
    max-height: 24rem;
    font-size: var(--tiny);
  }
`;
