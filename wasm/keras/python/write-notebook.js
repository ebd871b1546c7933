/** Programs as notebooks. */

/** Texts and comments, in which brackets mean nothing. */
const quoted = /("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g;

/** Whether a text or a bracket is still open at its end. @param {string} code */
function isOpen(code) {
  const rest = code.replace(quoted, "");
  const count = (/** @type {RegExp} */ mark) => rest.match(mark)?.length ?? 0;
  return /"""|'''/.test(rest) || count(/[([{]/g) > count(/[)\]}]/g);
}

/** Pieces with what parts them between: a text or a bracket goes on over empty lines. @param {string[]} pieces */
function whole([first, ...pieces]) {
  const cells = [first];
  for (let at = 0; at < pieces.length; at += 2) {
    const last = cells[cells.length - 1];
    if (isOpen(last)) cells[cells.length - 1] = last + pieces[at] + pieces[at + 1];
    else cells.push(pieces[at + 1]);
  }
  return cells;
}

/** What stands together in a program is a cell. @param {string} text */
export const cellsIn = (text) =>
  whole(text.trim().split(/(\n(?:[ \t]*\n)+)(?=\S)(?!(?:elif|else|except|finally)\b)/));

/** @param {string[]} cells @param {string} title */
export function notebookOf(cells, title) {
  const source = (/** @type {string} */ text) =>
    text.split("\n").map((line, i, all) => (i < all.length - 1 ? `${line}\n` : line));
  const heading = title
    ? [{ id: `cell-0`, cell_type: "markdown", metadata: {}, source: [`# ${title}`] }]
    : [];
  const code = cells.map((text, i) => ({
    id: `cell-${i + 1}`,
    cell_type: "code",
    execution_count: null,
    metadata: {},
    outputs: [],
    source: source(text),
  }));
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  return `${JSON.stringify({ cells: [...heading, ...code], metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
