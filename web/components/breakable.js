import { html } from "lit";

/** Behind these signs, and before a capital within a word, a name may be broken. */
const joints = /(?<=[_.:/-])(?=.)|(?<=\p{Ll})(?=\p{Lu})/u;

/** A name that is broken between its words if it is too long for a line. @param {string} name */
export const breakable = (name) =>
  name.split(joints).map((part, index) => (index > 0 ? html`<wbr />${part}` : part));
