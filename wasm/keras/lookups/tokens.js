/** A text's tokens, as Keras's TextVectorization makes them. */

const punctuation = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g;
/** As TensorFlow has them: of ASCII alone. */
const upper = /[A-Z]+/g;
const spaces = /[\t-\r ]+/;

/**
 * @param {Record<string, any>} config `standardize`, `split` and `ngrams`
 * @param {string} text
 * @returns {string[]}
 */
export function tokensOf({ standardize, split, ngrams }, text) {
  let plain = text;
  if (/lower/.test(standardize ?? "")) plain = plain.replace(upper, (all) => all.toLowerCase());
  if (/strip/.test(standardize ?? "")) plain = plain.replace(punctuation, "");
  const tokens =
    split === "whitespace"
      ? plain.split(spaces).filter((token) => token !== "")
      : split === "character"
        ? [...plain]
        : [plain];
  if (!ngrams) return tokens;
  const widths = Array.isArray(ngrams) ? ngrams : Array.from({ length: ngrams }, (_, i) => i + 1);
  return widths.flatMap((width) =>
    tokens
      .slice(0, Math.max(0, tokens.length - width + 1))
      .map((_, i) => tokens.slice(i, i + width).join(" ")),
  );
}
