import { css } from "lit";

/** How far something is: `<… class="track"><i></i></…>`, its share (0 to 1) in `--share`. */
export const track = css`
  .track {
    height: 3px;
    background: var(--line);
  }

  .track i {
    display: block;
    height: 100%;
    width: calc(var(--share) * 100%);
    background: var(--accent);
  }
`;
