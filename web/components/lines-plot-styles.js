import { css } from "lit";
import { axes } from "../styles/shared.js";

const lines = css`
  .plot {
    grid-template-columns: 3.5rem minmax(0, 1fr) 2.25rem;
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

  .ends span {
    left: 0.25rem;
    bottom: calc(var(--at) * 100%);
    font-weight: 600;
    transform: translateY(50%);
  }

  .name-y {
    margin-bottom: 0.375rem;
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

export const linesPlotStyles = [axes, lines];
