/** So many letters stand for a name at the end of its line. */
const letters = 3;

/**
 * A few letters for each name, by which they are told apart: the first ones, or where names begin alike those in which
 * they differ, or else numbers.
 * @param {string[]} names
 */
export function marksOf(names) {
  const marks = names.map((name) => {
    const alike = names.filter((other) => start(other) === start(name));
    return start(alike.length > 1 ? name.slice(sharedBy(alike)) : name) || start(name);
  });
  return new Set(marks).size === names.length ? marks : names.map((_, place) => `${place + 1}`);
}

/** @param {string} name */
const start = (name) => name.slice(0, letters).trim();

/** How many letters all names begin with. @param {string[]} names */
function sharedBy([first, ...others]) {
  let count = 0;
  while (count < first.length && others.every((other) => other[count] === first[count])) count++;
  return count;
}
