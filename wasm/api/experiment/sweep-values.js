/** The values of a setting as a person writes them: "0.1, 0.01", "relu, tanh", "(3, 3), (5, 5)". */

/** Python's words. @type {Record<string, unknown>} */
const words = { None: null, True: true, False: false };

/** JSON where it can be read as such. @param {string} text @returns {{ value: unknown } | null} */
function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Python's tuples and words as JSON has them, outside of quotes. @param {string} text */
const asJson = (text) =>
  text
    .split(/("[^"]*")/)
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part
            .replaceAll("(", "[")
            .replaceAll(")", "]")
            .replace(/,\s*\]/g, "]")
            .replace(/\b(None|True|False)\b/g, (word) => JSON.stringify(words[word])),
    )
    .join("");

/**
 * One value, as JSON or Python has it, else as a text: 0.1, true, None, "relu" and relu, [3, 3] and (3, 3).
 * @param {string} text
 * @returns {unknown}
 */
export function argumentValue(text) {
  const given = text.trim();
  const number = given === "" ? NaN : Number(given);
  const found = parsed(given) ?? parsed(asJson(given));
  return found ? found.value : Number.isFinite(number) ? number : given;
}

/**
 * The values between commas; a comma inside brackets or quotes is the value's own.
 * @param {string} text
 * @returns {string[]}
 */
export function valuesBetweenCommas(text) {
  /** @type {string[]} */
  const parts = [];
  let [depth, part, isQuoted] = [0, "", false];
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && "[{(".includes(character)) ++depth;
    if (!isQuoted && "]})".includes(character)) --depth;
    if (character === "," && depth === 0 && !isQuoted) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part].map((one) => one.trim());
}
