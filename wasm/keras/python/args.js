/** The arguments of a call. */

/** @typedef {import("./syntax.js").Argument} Argument */

/** The arguments of a call, worked out. */
export class Args {
  /** @param {Argument[]} nodes @param {any[]} list @param {Map<string, any>} named @param {Map<string, Argument>} places @param {Argument[]} listed */
  constructor(nodes, list, named, places, listed) {
    this.nodes = nodes;
    this.list = list;
    this.named = named;
    this.places = places;
    this.listed = listed;
  }

  /** By name, whether it was given so or by its place. @param {readonly string[]} order */
  bound(order) {
    /** @type {Record<string, any>} */
    const values = {};
    /** @type {Record<string, Argument>} */
    const places = {};
    this.list.forEach((value, i) => {
      if (order[i] === undefined) return;
      values[order[i]] = value;
      places[order[i]] = this.listed[i];
    });
    for (const [name, value] of this.named) {
      values[name] = value;
      const place = this.places.get(name);
      if (place) places[name] = place;
    }
    return { values, places };
  }
}

/** What a partial has, and what it is called with. @param {Args} first its own, with the callee @param {Args} args */
export const merged = (first, args) =>
  new Args(
    args.nodes,
    [...first.list.slice(1), ...args.list],
    new Map([...first.named, ...args.named]),
    new Map([...first.places, ...args.places]),
    [...first.listed.slice(1), ...args.listed],
  );
