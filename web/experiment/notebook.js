/** A program that a person wrote, as a notebook. Loaded when the first is saved. */

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

/**
 * A program as a notebook: what stands together is a cell.
 * @param {string} text
 */
export function notebookOf(text) {
  const cells = whole(
    text.trim().split(/(\n(?:[ \t]*\n)+)(?=\S)(?!(?:elif|else|except|finally)\b)/),
  );
  const metadata = {
    kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
    language_info: { name: "python" },
  };
  const code = cells.map((cell, at) => ({
    ...{
      id: `cell-${at + 1}`,
      cell_type: "code",
      execution_count: null,
      metadata: {},
      outputs: [],
    },
    source: cell.split(/(?<=\n)/),
  }));
  return `${JSON.stringify({ cells: code, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}
