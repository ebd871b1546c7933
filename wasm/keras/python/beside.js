/** What a program of ours says of the experiment in a comment beside the code, where the code cannot say it. */

/** What a program may not be able to say. */
export const unsaidKeys = [
  "title",
  "data",
  "reading",
  "target",
  "inputs",
  "preparation",
  "begin",
  "compile",
];

/** @typedef {Record<string, any>} Json */

const comment = /^# minibatch: (\{.*\})$/m;

/** The same for the same value, whatever the order of its keys. @param {any} value @returns {string} */
const textOf = (value) =>
  JSON.stringify(value ?? null, (_, one) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** FNV-1a, which tells whether a part of the code was changed. @param {any} value */
function digestOf(value) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(textOf(value)))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
}

/**
 * @param {Json} rest parts of the experiment that the code does not say
 * @param {Json | null} read what the code is read as
 */
export function besideLine(rest, read) {
  const code = Object.fromEntries(Object.keys(rest).map((key) => [key, digestOf(read?.[key])]));
  const said = JSON.stringify({ ...rest, code });
  return `# For Minibatch, which opens this program as the same experiment:\n# minibatch: ${said}`;
}

/**
 * Only what stands beside code that is as it was: a part that a person has changed since is the code's.
 * @param {string} text
 * @param {() => Json | null} read what the code is read as, without knowing the file
 * @returns {{ parts: Json, older: string[], place: { from: number, to: number } }} `older`: what the code says otherwise now
 */
export function besideOf(text, read) {
  const found = comment.exec(text);
  const from = found?.index ?? 0;
  const place = { from, to: from + (found?.[0].length ?? 0) };
  const none = { parts: {}, older: [], place };
  if (!found) return none;
  try {
    const said = JSON.parse(found[1]);
    const now = read() ?? {};
    const keys = unsaidKeys.filter((key) => Object.hasOwn(said, key));
    const isSame = (/** @type {string} */ key) => said.code?.[key] === digestOf(now[key]);
    const kept = keys.filter(isSame).map((key) => [key, said[key]]);
    return { parts: Object.fromEntries(kept), older: keys.filter((key) => !isSame(key)), place };
  } catch {
    return none;
  }
}
