import { css } from "lit";
import { axes } from "../styles/shared.js";

const plot = css`
  .area {
    display: grid;
    grid-row: 2;
    grid-column: 2;
    border: 1px solid var(--line-strong);
    aspect-ratio: 480 / 360;
  }

  .area > * {
    grid-area: 1 / 1;
    min-width: 0;
    min-height: 0;
    width: 100%;
    height: 100%;
  }

  .points {
    fill: var(--colour);
    stroke: var(--colour);
    stroke-width: 1;
  }

  .points.other {
    fill: none;
    stroke-width: 1.75;
  }

  .points.key {
    --colour: var(--ink);
  }

  .points.number {
    fill-opacity: var(--opacity);
    stroke: var(--ink);
    stroke-width: 0.75;
  }

  .points.number.other {
    fill: var(--colour);
    stroke-width: 1.75;
  }

  .ground {
    fill: var(--paper);
    stroke: var(--paper);
    stroke-width: 2.5;
  }

  .cross {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.75;
  }

  .cross.under {
    stroke: var(--paper);
    stroke-width: 3.5;
  }

  .ring {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }

  .y {
    grid-row: 2;
  }

  .name-y {
    min-height: 1.5em;
  }

  .legend {
    margin-top: 0.375rem;
  }

  .legend svg {
    flex: none;
    width: 0.9rem;
    aspect-ratio: 1;
  }

  .legend .swatch {
    width: 1.75rem;
    border: 1px solid var(--line-strong);
    aspect-ratio: 26 / 14;
  }

  .fill {
    fill: var(--colour);
    fill-opacity: 0.4;
  }

  .hatching {
    fill: var(--colour);
    fill-opacity: 0.6;
  }

  .shades {
    margin: 0.25rem 0 0 3.5rem;
    font-size: var(--tiny);
    color: var(--ink-faint);
  }

  .shades svg {
    display: block;
    width: 100%;
    height: 0.75rem;
    border: 1px solid var(--line-strong);
  }

  .shade {
    fill: var(--accent);
    fill-opacity: var(--opacity);
  }

  .readout {
    min-height: 3em;
    font-size: var(--tiny);
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
  }
`;

/** A plot of a grid with rows over it. */
export const boundaryPlotStyles = [axes, plot];
