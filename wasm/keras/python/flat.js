/**
 * Programs whose line breaks were lost on the way, as in texts taken out of a page: many statements in one line, comments
 * and words between them. Each statement gets a line of its own again; nothing changes its place.
 */

import { blank } from "./source.js";
import { errorsIn } from "./statements.js";

/** @typedef {import("./mend.js").Edit} Edit */
/** @typedef {import("./values.js").Place} Place */

/** Shorter lines are left alone; a comment is parted where other lines are, and where it holds so many statements. */
const shortest = 60;
const inComment = 3;

const word = String.raw`[A-Za-z_]\w*`;
/** A statement, behind a comment or words: an assignment, a call of a method, an import. */
const strong = new RegExp(
  String.raw`^(?:${word}(?:\s*,\s*${word})*\s*=(?!=)|${word}(?:\.${word})+\s*\(|print\s*\(|from\s+${word}(?:\.${word})*\s+import\s|def\s+${word}\s*\(|for\s+\w[\w ,]*\sin\s)`,
);
/** An argument, behind a comment between brackets. */
const argument = new RegExp(String.raw`^${word}\s*=(?!=)`);
/** What joins two operands, or begins no statement. */
const joining = /^(?:in|is|not|and|or|if|else|for|as|import|lambda)\b/;
/** A ruler, what was printed, or a list's next point: words follow. */
const ruler = /^(?:[-=_]{5,}|<출력>)/;
const point = /^[-*•]\s+(?:\d+[.)번]|-?\d*\p{Script=Hangul}|•)/u;

const tokens =
  /[fFrRbB]{0,2}(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|[\p{L}_][\p{L}\w]*|\d[\w.]*|\s+|[-=_]{5,}|<출력>|\S/uy;

/**
 * The pieces of a line: code, and words between it.
 * @param {string} line
 * @returns {{ from: number, to: number, isCode: boolean }[]}
 */
function piecesOf(line) {
  /** @type {{ from: number, to: number, isCode: boolean }[]} */
  const pieces = [];
  /** @type {"code" | "comment" | "words"} */
  let mode = "words";
  let start = 0;
  let depth = 0;
  let isOperand = false;
  let last = "";
  const end = (/** @type {number} */ at) => {
    if (at > start) pieces.push({ from: start, to: at, isCode: mode !== "words" });
    start = at;
    isOperand = false;
    last = "";
  };
  tokens.lastIndex = 0;
  for (let found = tokens.exec(line); found; found = tokens.exec(line)) {
    const { 0: token, index } = found;
    const rest = line.slice(index);
    const isApart = index === 0 || /\s/.test(line[index - 1]);
    if (/^\s/.test(token)) continue;
    if (ruler.test(token) || (isApart && depth === 0 && mode === "code" && point.test(rest))) {
      end(index);
      [mode, depth] = ["words", 0];
      continue;
    }
    if (mode !== "code") {
      const begins = isApart && (depth > 0 ? argument.test(rest) : strong.test(rest));
      if (token === "#" && mode === "words") {
        end(index);
        mode = "comment";
      }
      if (!begins) continue;
      end(index);
      mode = "code";
    } else if (token === "#") {
      mode = "comment";
      continue;
    } else if (depth === 0 && isOperand && isApart && isNext(token, rest, last)) {
      end(index);
      if (!/^[A-Za-z_]/.test(token)) mode = "words";
    }
    if (/^[([{]$/.test(token)) depth += 1;
    if (/^[)\]}]$/.test(token)) depth = Math.max(0, depth - 1);
    isOperand = /[\p{L}\w"')\]}]$/u.test(token) && !isKeyword(token);
    if (/^(?:from|import|if|for)$/.test(token)) last = token;
  }
  end(line.length);
  return pieces;
}

/** @param {string} token */
const isKeyword = (token) =>
  /^(?:in|is|not|and|or|if|else|for|as|import|from|lambda|return|def|class|elif|while|with)$/.test(
    token,
  );

/** Whether a token behind an operand begins a statement. @param {string} token @param {string} rest @param {string} last keyword */
function isNext(token, rest, last) {
  if (/^[\p{L}_]/u.test(token)) {
    if (token === "import") return last !== "from";
    if (token === "from") return true;
    // `a if b else c` is a value; `if b:` and `else:` are statements.
    if (token === "if" || token === "else") return /^(?:if\b[^:]*|else\s*):/.test(rest);
    if (token === "for") return /^for\s[^:]*:/.test(rest);
    return !joining.test(rest);
  }
  return /^(?:\d|["'])/.test(token);
}

/** @param {string} text */
const isSound = (text) =>
  errorsIn(`${text}\n`).length === 0 || errorsIn(`${text}\n    pass\n`).length === 0;

/** A line of code that is none as it stands, and how many statements it must have. @param {string} line */
function wantedOf(line) {
  if (line.length < shortest || !/[=(]/.test(line)) return Infinity;
  if (/^[^#"'=(]*#/.test(line)) return inComment;
  return isSound(line.trim()) ? Infinity : 2;
}

/**
 * The text with its statements on lines of their own, as long as before; which lines were parted, and what parts them.
 * @param {string} text
 * @returns {{ text: string, lines: { place: Place, count: number, edits: Edit[] }[] }}
 */
export function unflattened(text) {
  let from = 0;
  const all = text.split("\n").map((line) => {
    const place = from;
    from += line.length + 1;
    const wanted = wantedOf(line);
    const pieces = wanted < Infinity ? piecesOf(line) : [];
    const statements = pieces.filter((one) => one.isCode && strong.test(line.slice(one.from)));
    const sound = statements.filter((one) => isSound(line.slice(one.from, one.to).trim()));
    const isParted = statements.length >= wanted && sound.length > 1;
    return { line, from: place, pieces, count: statements.length, isParted };
  });
  if (!all.some(({ line, isParted }) => isParted && !/^\s*#/.test(line)))
    return { text, lines: [] };
  const lines = all.filter(({ isParted }) => isParted).map(partingOf);
  const parted = all.map(({ line, pieces, isParted }) =>
    isParted
      ? pieces.map((piece, i) => shown(line, piece, i === pieces.length - 1)).join("")
      : line,
  );
  return { text: parted.join("\n"), lines };
}

/** @param {string} line @param {{ from: number, to: number, isCode: boolean }} piece @param {boolean} isLast */
function shown(line, { from, to, isCode }, isLast) {
  const own = line.slice(from, to);
  const code = isCode ? own : blank(own);
  // The blank before the next piece becomes the end of a line.
  return isLast ? code : code.replace(/[ \t]$/, "\n");
}

/** What parts a line in the text itself: words become comments. @param {{ line: string, from: number, pieces: any[], count: number }} one */
function partingOf({ line, from, pieces, count }) {
  const first = pieces.find(({ isCode }) => isCode);
  /** @type {Edit[]} */
  const edits = pieces.flatMap((piece, i) => {
    const isWords = !piece.isCode && line.slice(piece.from, piece.to).trim() !== "";
    const behind = i > 0 && /[ \t]/.test(line[piece.from - 1]) ? 1 : 0;
    const insert = (i > 0 ? "\n" : "") + (isWords ? "# " : "");
    const to = from + piece.from;
    return insert ? [{ from: to - behind, to, insert }] : [];
  });
  return { place: { from: from + first.from, to: from + first.to }, count, edits };
}
