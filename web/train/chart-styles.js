import { css } from "lit";

/** A chart of curves. */
export const chartStyles = css`
  #plot {
    height: var(--chart-height);
  }

  .readout {
    min-height: 1.5em;
    margin: 0;
    padding-left: 2.75rem;
    font-size: var(--tiny);
    color: var(--ink-soft);
  }

  .probe {
    position: absolute;
    visibility: hidden;
  }

  .accent {
    color: var(--accent);
  }

  .second {
    color: var(--second);
  }

  .accent-faint {
    color: color-mix(in srgb, var(--accent) 30%, transparent);
  }

  .second-faint {
    color: color-mix(in srgb, var(--second) 30%, transparent);
  }

  .ink {
    color: var(--ink-faint);
  }

  .line {
    color: var(--line);
  }

  .u-over {
    cursor: crosshair;
    touch-action: pan-y;
  }

  .u-select {
    background: color-mix(in srgb, var(--accent) 15%, transparent);
  }

  /* Moved by a transform, which moves nothing else. */
  .mark {
    position: absolute;
    inset: 0 auto 0 0;
    width: 0;
    border-left: 1px dashed var(--ink-soft);
    pointer-events: none;
  }

  .mark b {
    position: absolute;
    bottom: 100%;
    left: -1px;
    padding-inline: 0.25rem;
    color: var(--ink-soft);
    font-size: var(--tiny);
    font-weight: 600;
    line-height: 1.25rem;
    white-space: nowrap;
  }

  .mark.left b {
    left: auto;
    right: -1px;
  }

  .mark.low b {
    bottom: 0;
    font-weight: 400;
  }

  /* Paper has another width than the window: the drawing takes what there is, without what stands over it. */
  @media print {
    .uplot,
    .u-wrap,
    canvas {
      width: auto !important;
      max-width: 100%;
      height: auto !important;
    }
  }
`;
