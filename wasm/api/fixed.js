/** Numbers with so many digits behind the point, as Python writes them. */

/**
 * As Python's "{:.2f}": where a number lies in the middle of two, the even digit wins, and toFixed() takes the larger.
 * @param {number} value at least 0
 * @param {number} digits
 */
export function fixed(value, digits) {
  if (Number.isNaN(value)) return "nan";
  const text = value.toFixed(digits);
  // Exactly in the middle only where the binary fraction ends with a 5 one digit on; 20 more digits show all of it.
  const exact = value.toFixed(Math.min(100, digits + 52));
  if (!/^50*$/.test(exact.slice(exact.indexOf(".") + 1 + digits))) return text;
  const below = exact.slice(0, exact.indexOf(".") + 1 + digits).replace(/\.$/, "");
  return Number(below.at(-1)) % 2 === 0 ? below : text;
}
