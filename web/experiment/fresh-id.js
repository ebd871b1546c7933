/** The name of a run or a sweep, which no other has. */
export const freshId = () => crypto.randomUUID?.() ?? String(Math.random()).slice(2);
