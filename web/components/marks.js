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

/**
 * Places at which marks can be read: as near to where they belong as they can be, none nearer to another than the gap.
 * @param {number[]} places where each belongs, from 0 to 1
 * @param {number} gap
 */
export function apart(places, gap) {
  const room = Math.min(gap, 1 / Math.max(1, places.length - 1));
  const order = places.map((_, at) => at).sort((a, b) => places[a] - places[b]);
  // Less the room of those below, no place may be under the one before: such places share their mean.
  /** @type {{ sum: number, count: number }[]} */
  const groups = [];
  order.forEach((at, below) => {
    let group = { sum: places[at] - below * room, count: 1 };
    for (let last = groups.at(-1); last && meanOf(last) >= meanOf(group); last = groups.at(-1)) {
      group = { sum: group.sum + last.sum, count: group.count + last.count };
      groups.pop();
    }
    groups.push(group);
  });
  const most = 1 - (places.length - 1) * room;
  const means = groups.flatMap((group) => {
    const place = Math.max(0, Math.min(most, meanOf(group)));
    return Array.from({ length: group.count }, () => place);
  });
  const moved = [...places];
  order.forEach((at, below) => (moved[at] = means[below] + below * room));
  return moved;
}

/** @param {{ sum: number, count: number }} group */
const meanOf = ({ sum, count }) => sum / count;
