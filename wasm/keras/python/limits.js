/** A notebook is no program to be run for long. */
export const limits = { steps: 1_000_000, depth: 60, rounds: 2000 };
