/** Python's statements as plain objects, as syntax.js has expressions. */

import { TreeFragment } from "@lezer/common";
import { parser } from "@lezer/python";
import { Reader, childrenOf, parted } from "./syntax.js";

/** @typedef {import("./syntax.js").SyntaxNode} SyntaxNode */
/** @typedef {import("./syntax.js").Syntax} Syntax */

/** @param {Reader} r @param {SyntaxNode} body @returns {Syntax[]} */
const bodyOf = (r, body) =>
  childrenOf(body)
    .filter(({ name }) => name !== ":")
    .flatMap((node) => statementsOf(r, node));

/** @param {Reader} r @param {SyntaxNode} node @returns {Syntax[]} */
function statementsOf(r, node) {
  const parts = childrenOf(node);
  if (node.name === "StatementGroup") return parts.flatMap((child) => statementsOf(r, child));
  if (node.name === "DecoratedStatement") {
    const decorators = parts
      .filter(({ name }) => name === "Decorator")
      .map((part) => r.textOf(part).slice(1).trim());
    return parts
      .filter(({ name }) => /Definition$/.test(name))
      .flatMap((child) => statementsOf(r, child))
      .map((made) => ({ ...made, decorators }));
  }
  const read = statements[node.name];
  return read ? [read(r, node)] : [];
}

/** @type {Record<string, (reader: Reader, node: SyntaxNode) => Syntax>} */
const statements = {
  ExpressionStatement: (r, node) =>
    r.make("expression", node, { value: r.listed(childrenOf(node)) }),
  AssignStatement: (r, node) => {
    const inner = childrenOf(node).filter(({ name }) => name !== "TypeDef");
    const groups = parted(inner, "AssignOp").filter((group) => group.length > 0);
    const value = groups.length > 1 ? r.listed(groups[groups.length - 1]) : r.make("missing", node);
    return r.make("assign", node, { targets: groups.slice(0, -1).map((g) => r.listed(g)), value });
  },
  UpdateStatement: (r, node) => {
    const [target, op, ...rest] = childrenOf(node);
    const parts = { target: r.expression(target), op: r.textOf(op).slice(0, -1) };
    return r.make("update", node, { ...parts, value: r.listed(rest) });
  },
  ImportStatement: (r, node) => importOf(r, node),
  IfStatement: (r, node) => {
    /** @type {{ test: Syntax | null, body: Syntax[] }[]} */
    const branches = [];
    let test = /** @type {Syntax | null} */ (null);
    for (const child of childrenOf(node)) {
      if (child.name === "Body") branches.push({ test, body: bodyOf(r, child) });
      else test = /^(if|elif|else)$/.test(child.name) ? null : r.expression(child);
    }
    return r.make("if", node, { branches });
  },
  ForStatement: (r, node) => {
    const parts = childrenOf(node);
    const place = parts.findIndex(({ name }) => name === "in");
    const body = parts.find(({ name }) => name === "Body");
    return r.make("for", node, {
      target: r.listed(parts.slice(1, place)),
      over: r.listed(
        parts.slice(
          place + 1,
          parts.findIndex(({ name }) => name === "Body"),
        ),
      ),
      body: body ? bodyOf(r, body) : [],
    });
  },
  WhileStatement: (r, node) => {
    const [, test, body] = childrenOf(node);
    return r.make("while", node, { test: r.expression(test), body: body ? bodyOf(r, body) : [] });
  },
  BreakStatement: (r, node) => r.make("break", node),
  ContinueStatement: (r, node) => r.make("continue", node),
  RaiseStatement: (r, node) => r.make("raise", node),
  WithStatement: (r, node) => bodies(r, node),
  TryStatement: (r, node) => bodies(r, node),
  FunctionDefinition: (r, node) => {
    const parts = childrenOf(node);
    const name = parts.find((part) => part.name === "VariableName");
    const params = parts.find((part) => part.name === "ParamList");
    const body = parts.find((part) => part.name === "Body");
    return r.make("function", node, {
      name: name ? r.textOf(name) : "",
      params: params ? r.params(params) : [],
      body: body ? bodyOf(r, body) : [],
    });
  },
  ClassDefinition: (r, node) => {
    const parts = childrenOf(node);
    const name = parts.find((part) => part.name === "VariableName");
    const bases = parts.find((part) => part.name === "ArgList");
    const body = parts.find((part) => part.name === "Body");
    return r.make("class", node, {
      name: name ? r.textOf(name) : "",
      bases: bases ? r.args(bases).map(({ value }) => value) : [],
      body: body ? bodyOf(r, body) : [],
    });
  },
  ReturnStatement: (r, node) => {
    const rest = childrenOf(node).slice(1);
    return r.make("return", node, { value: rest.length > 0 ? r.listed(rest) : null });
  },
  DeleteStatement: (r, node) => r.make("delete", node),
  ScopeStatement: (r, node) => {
    const [word, ...rest] = childrenOf(node);
    const names = rest.filter(({ name }) => name === "VariableName").map((one) => r.textOf(one));
    return r.make("scope", node, { isGlobal: r.textOf(word) === "global", names });
  },
};

/** The first body of what is tried, or all of it. @param {Reader} r @param {SyntaxNode} node */
function bodies(r, node) {
  const found = childrenOf(node).filter(({ name }) => name === "Body");
  return r.make("block", node, { body: found.slice(0, 1).flatMap((body) => bodyOf(r, body)) });
}

/** @param {Reader} r @param {SyntaxNode} node */
function importOf(r, node) {
  const parts = childrenOf(node);
  const place = parts.findIndex(({ name }) => name === "import");
  const isFrom = parts[0].name === "from";
  const module = isFrom ? parts.slice(1, place) : [];
  const names = parted(
    parts.slice(place + 1).filter(({ name }) => name !== "(" && name !== ")"),
    ",",
  )
    .filter((part) => part.length > 0)
    .map((part) => {
      const as = part.findIndex(({ name }) => name === "as");
      const path = part
        .slice(0, as < 0 ? undefined : as)
        .map((one) => r.textOf(one))
        .join("");
      return { path, as: as < 0 ? null : r.textOf(part[as + 1] ?? part[as]) };
    });
  const place_ =
    module.length > 0 ? { from: module[0].from, to: module[module.length - 1].to } : node;
  return r.make("import", node, {
    ...{ module: isFrom ? module.map((one) => r.textOf(one)).join("") : null, names },
    ...{ moduleFrom: place_.from, moduleTo: place_.to },
  });
}

/** @param {import("@lezer/common").Tree} tree @returns {{ from: number, to: number }[]} */
function errorsOf(tree) {
  /** @type {{ from: number, to: number }[]} */
  const errors = [];
  tree.iterate({
    enter({ type, from, to }) {
      if (type.isError) errors.push({ from, to });
    },
  });
  return errors;
}

/** @param {import("@lezer/common").Tree} tree */
const sortedErrorsOf = (tree) => errorsOf(tree).sort((a, b) => a.from - b.from);

/** Where a text is no Python, in order. @param {string} text */
export const errorsIn = (text) => sortedErrorsOf(parser.parse(text));

/** A text that changes piece by piece: what a change does not touch is not parsed again. */
export class ChangingText {
  /** @type {readonly TreeFragment[]} */
  #fragments = [];

  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.#parse();
  }

  /** Where it is no Python, in order. @type {{ from: number, to: number }[]} */
  errors = [];

  /** @param {number} from @param {string} piece put over as many characters */
  overwrite(from, piece) {
    const to = from + piece.length;
    this.text = this.text.slice(0, from) + piece + this.text.slice(to);
    const change = { fromA: from, toA: to, fromB: from, toB: to };
    this.#fragments = TreeFragment.applyChanges(this.#fragments, [change]);
    this.#parse();
  }

  #parse() {
    const tree = parser.parse(this.text, this.#fragments);
    this.#fragments = TreeFragment.addTree(tree, this.#fragments);
    this.errors = sortedErrorsOf(tree);
  }
}

/**
 * @param {string} text
 * @returns {{ body: Syntax[], errors: { from: number, to: number }[] }} statements, and where the text is no Python
 */
export function parsePython(text) {
  const tree = parser.parse(text);
  return { body: bodyOf(new Reader(text), tree.topNode), errors: errorsOf(tree) };
}
