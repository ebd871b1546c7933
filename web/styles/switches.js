import { css } from "lit";

/** Buttons beside each other, of which one is pressed. */
export const switches = css`
  .switch {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
    align-items: center;
  }
`;
