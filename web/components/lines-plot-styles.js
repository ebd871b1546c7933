import { css } from "lit";

export const linesPlotStyles = css`
  .plot {
    display: grid;
    grid-template-columns: 3.5rem minmax(0, 1fr) 2.25rem;
    font-size: var(--tiny);
    color: var(--ink-faint);
  }

  svg.area {
    display: block;
    grid-column: 2;
    width: 100%;
    aspect-ratio: 640 / 300;
    border-bottom: 1px solid var(--line-strong);
    border-left: 1px solid var(--line-strong);
  }

  .line {
    fill: none;
    stroke: var(--colour);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }

  .dashed {
    stroke-dasharray: 6 4;
  }

  .dot {
    fill: var(--colour);
    stroke: none;
  }

  .grid {
    fill: none;
    stroke: var(--line);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  .ticks {
    position: relative;
  }

  .ticks span {
    position: absolute;
    white-space: nowrap;
  }

  .y span {
    right: 0.375rem;
    bottom: calc(var(--at) * 100%);
    transform: translateY(50%);
  }

  .ends span {
    left: 0.25rem;
    bottom: calc(var(--at) * 100%);
    font-weight: 600;
    transform: translateY(50%);
  }

  .x {
    grid-column: 2;
    height: 1.375rem;
  }

  .x span {
    top: 0.125rem;
    left: calc(var(--at) * 100%);
    transform: translateX(-50%);
  }

  .names {
    grid-column: 2;
    display: flex;
    justify-content: end;
    color: var(--ink-soft);
  }

  .name-y {
    grid-column: 1 / -1;
    margin-bottom: 0.375rem;
    color: var(--ink-soft);
  }

  output {
    display: block;
    min-height: 1.375rem;
    font-size: var(--tiny);
    font-variant-numeric: tabular-nums;
    color: var(--ink-soft);
  }

  .cursor {
    stroke: var(--ink-faint);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }

  .legend {
    margin-top: 0.375rem;
  }

  .legend span {
    max-width: 24rem;
  }

  .legend svg {
    flex: none;
    width: 1.5rem;
    height: 0.5rem;
  }
`;
