/**
 * A page of rows: their cells as texts, or what else is shown of each, and where they stand in the file.
 * @template Cells
 * @typedef {{ rows: Cells[], numbers: ArrayLike<number> }} Page
 */

const pageSize = 200;
/** What is kept of a table: few pages, whatever it holds. */
const maxPages = 12;
/** More at once would keep what is asked for next waiting for what is no longer wanted. */
const maxAsked = 2;

/**
 * The rows of a table that are shown, asked for as they are wanted.
 * @template [Cells=string[]]
 */
export class RowPages {
  /** In the order in which they were used. @type {Map<number, Page<Cells>>} */
  #pages = new Map();
  /** @type {Set<number>} */
  #asked = new Set();
  /** @type {number[]} */
  #wanted = [];
  #fetch;
  #onPage;

  /**
   * @param {(from: number, count: number) => Promise<Page<Cells> | null>} fetch null where they are no longer wanted
   * @param {() => void} onPage called when one is there
   */
  constructor(fetch, onPage) {
    this.#fetch = fetch;
    this.#onPage = onPage;
  }

  /**
   * @param {number} row
   * @returns {{ cells: Cells, number: number } | null} null until it is there
   */
  row(row) {
    const page = this.#pages.get(Math.floor(row / pageSize));
    const place = row % pageSize;
    return page && page.rows[place]
      ? { cells: page.rows[place], number: page.numbers[place] }
      : null;
  }

  /**
   * Asks for rows that are not there yet; what was wanted before is not any more.
   * @param {number} first
   * @param {number} last not included
   */
  want(first, last) {
    this.#wanted = [];
    for (let page = Math.floor(first / pageSize); page * pageSize < last; page++) {
      const there = this.#pages.get(page);
      if (there) {
        this.#pages.delete(page);
        this.#pages.set(page, there);
      } else if (!this.#asked.has(page)) this.#wanted.push(page);
    }
    this.#ask();
  }

  #ask() {
    while (this.#wanted.length && this.#asked.size < maxAsked) {
      void this.#bring(/** @type {number} */ (this.#wanted.shift()));
    }
  }

  /** @param {number} place */
  async #bring(place) {
    this.#asked.add(place);
    const page = await this.#fetch(place * pageSize, pageSize);
    this.#asked.delete(place);
    if (page) {
      this.#pages.set(place, page);
      for (const oldest of this.#pages.keys()) {
        if (this.#pages.size <= maxPages) break;
        this.#pages.delete(oldest);
      }
      this.#onPage();
    }
    this.#ask();
  }
}
