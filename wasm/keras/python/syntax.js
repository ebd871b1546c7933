/**
 * Python's expressions as plain objects, made from Lezer's tree. Nothing is evaluated here. Every object has `type`, and
 * `from` and `to`, the places in the text; what cannot be parsed is left out, as Lezer goes on behind it.
 */

/**
 * What is read of a node of Lezer's tree. The package's types name no parser.
 * @typedef {object} SyntaxNode
 * @property {string} name
 * @property {{ isError: boolean }} type
 * @property {number} from
 * @property {number} to
 * @property {SyntaxNode | null} firstChild
 * @property {SyntaxNode | null} nextSibling
 */
/** @typedef {{ type: string, from: number, to: number, [part: string]: any }} Syntax */
/** @typedef {Syntax & { name: string | null, star: "" | "*" | "**", value: Syntax, nameFrom: number, nameTo: number }} Argument */

/** @param {SyntaxNode} node */
export function childrenOf(node) {
  const list = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== "Comment" && !child.type.isError) list.push(child);
  }
  return list;
}

/**
 * The parts of a list between tokens of a name.
 * @param {SyntaxNode[]} nodes
 * @param {string} separator
 */
export function parted(nodes, separator) {
  /** @type {SyntaxNode[][]} */
  const parts = [[]];
  for (const node of nodes) {
    if (node.name === separator) parts.push([]);
    else parts[parts.length - 1].push(node);
  }
  return parts;
}

const escapes = /\\(\r?\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[0-7]{1,3}|.)/gs;
/** @type {Record<string, string>} */
const escaped = { n: "\n", t: "\t", r: "\r", "\n": "", "\r\n": "" };

/** @param {string} literal with its quotes */
export function stringValue(literal) {
  const [, prefix, quote] = /^([a-zA-Z]*)("""|'''|"|')/.exec(literal) ?? ["", "", ""];
  const end = literal.endsWith(quote) && literal.length >= prefix.length + 2 * quote.length;
  const inner = literal.slice(prefix.length + quote.length, end ? -quote.length : undefined);
  if (/r/i.test(prefix)) return inner;
  return inner.replace(escapes, (_, code) => {
    if (/^[xu]/.test(code) && code.length > 1)
      return String.fromCharCode(parseInt(code.slice(1), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8));
    return escaped[code] ?? (/['"\\]/.test(code) ? code : `\\${code}`);
  });
}

/** @param {string} text */
function numberValue(text) {
  const plain = text.replaceAll("_", "");
  if (/j$/i.test(plain)) return NaN;
  return Number(plain);
}

export class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  /** @param {SyntaxNode} node */
  textOf(node) {
    return this.text.slice(node.from, node.to);
  }

  /**
   * @param {string} type
   * @param {{ from: number, to: number }} node
   * @param {Record<string, unknown>} [parts]
   * @returns {Syntax}
   */
  make(type, { from, to }, parts = {}) {
    return { type, from, to, ...parts };
  }

  /** Several expressions with commas between them are a tuple. @param {SyntaxNode[]} nodes */
  listed(nodes) {
    const parts = parted(nodes, ",").filter((part) => part.length > 0);
    const isTuple = nodes.some(({ name }) => name === ",");
    if (!isTuple) return this.expression(parts[0]?.at(-1));
    const items = parts.map((part) => this.expression(part.at(-1)));
    return this.make("tuple", { from: nodes[0].from, to: nodes[nodes.length - 1].to }, { items });
  }

  /** @param {SyntaxNode | undefined} node @returns {Syntax} */
  expression(node) {
    if (!node) return { type: "missing", from: 0, to: 0 };
    const read = expressions[node.name];
    return read ? read(this, node) : this.make("other", node, { of: node.name });
  }

  /** @param {SyntaxNode} list ArgList @returns {Argument[]} */
  args(list) {
    const inner = childrenOf(list).filter(({ name }) => name !== "(" && name !== ")");
    if (inner.some(({ name }) => name === "for")) {
      return [this.argument([], this.comprehension(list, inner))];
    }
    return parted(inner, ",")
      .filter((part) => part.length > 0)
      .map((part) => this.argument(part, this.expression(part.at(-1))));
  }

  /** @param {SyntaxNode[]} part @param {Syntax} value @returns {Argument} */
  argument(part, value) {
    const [first, second] = part;
    const named = second?.name === "AssignOp";
    const star = first?.name === "*" || first?.name === "**" ? first.name : "";
    return {
      ...{ type: "argument", from: first?.from ?? value.from, to: value.to, value, star },
      name: named ? this.textOf(first) : null,
      ...{ nameFrom: first?.from ?? value.from, nameTo: named ? first.to : value.from },
    };
  }

  /** @param {SyntaxNode} node @param {SyntaxNode[]} inner @returns {Syntax} */
  comprehension(node, inner) {
    const place = inner.findIndex(({ name }) => name === "for");
    const inPlace = inner.findIndex(({ name }) => name === "in");
    const at = inner.findIndex(({ name }, i) => i > inPlace && (name === "if" || name === "for"));
    const element = inner[place - 1];
    let end = at;
    /** @type {Syntax[]} */
    const tests = [];
    for (; inner[end]?.name === "if"; end += 2) tests.push(this.expression(inner[end + 1]));
    /** @type {Syntax | null} */
    const next =
      inner[end]?.name === "for" ? this.comprehension(node, [element, ...inner.slice(end)]) : null;
    const isPair = inner[place - 2]?.name === ":";
    return this.make("comprehension", node, {
      key: isPair ? this.expression(inner[place - 3]) : null,
      element: this.expression(element),
      target: this.listed(inner.slice(place + 1, inPlace)),
      over: this.expression(inner[inPlace + 1]),
      ...{ inner: next, tests },
    });
  }

  /** What stands between brackets: an index, a slice, or several. @param {SyntaxNode[]} nodes */
  subscript(nodes) {
    const parts = parted(nodes, ",");
    const items = parts.filter((part) => part.length > 0).map((part) => this.slice(part));
    if (items.length === 1 && parts.length === 1) return items[0];
    const [first, last] = [nodes[0], nodes[nodes.length - 1]];
    return this.make("tuple", { from: first?.from ?? 0, to: last?.to ?? 0 }, { items });
  }

  /** @param {SyntaxNode[]} part */
  slice(part) {
    if (!part.some(({ name }) => name === ":")) return this.expression(part[0]);
    const ends = parted(part, ":").map(([node]) => (node ? this.expression(node) : null));
    const place = { from: part[0].from, to: part[part.length - 1].to };
    return this.make("slice", place, { ends });
  }

  /** @param {SyntaxNode} list ParamList */
  params(list) {
    const inner = childrenOf(list).filter(({ name }) => name !== "(" && name !== ")");
    return parted(inner, ",")
      .filter((part) => part.length > 0)
      .map((part) => {
        const star = part[0].name === "*" || part[0].name === "**" ? part[0].name : "";
        const name = part.find((node) => node.name === "VariableName");
        const assign = part.findIndex((node) => node.name === "AssignOp");
        const value = assign < 0 ? null : this.expression(part[assign + 1]);
        const { from, to } = part[0];
        return { name: name ? this.textOf(name) : "", star, value, from, to };
      });
  }
}

/** @type {Record<string, (reader: Reader, node: SyntaxNode) => Syntax>} */
const expressions = {
  VariableName: (r, node) => r.make("name", node, { name: r.textOf(node) }),
  PropertyName: (r, node) => r.make("name", node, { name: r.textOf(node) }),
  Number: (r, node) =>
    r.make("constant", node, { value: numberValue(r.textOf(node)), raw: r.textOf(node) }),
  String: (r, node) => r.make("constant", node, { value: stringValue(r.textOf(node)) }),
  Boolean: (r, node) => r.make("constant", node, { value: r.textOf(node) === "True" }),
  None: (r, node) => r.make("constant", node, { value: null }),
  Ellipsis: (r, node) => r.make("ellipsis", node),
  ContinuedString: (r, node) =>
    r.make("joined", node, { parts: childrenOf(node).map((part) => r.expression(part)) }),
  FormatString: (r, node) => {
    /** @type {Syntax[]} */
    const parts = [];
    let at = node.from + (/^[a-zA-Z]*("""|'''|"|')/.exec(r.textOf(node))?.[0].length ?? 0);
    const quote = /^[a-zA-Z]*("""|'''|"|')/.exec(r.textOf(node))?.[1] ?? "";
    const piece = (/** @type {number} */ to) =>
      parts.push(r.make("constant", { from: at, to }, { value: r.text.slice(at, to) }));
    for (const child of childrenOf(node).filter(({ name }) => name === "FormatReplacement")) {
      piece(child.from);
      parts.push(r.expression(childrenOf(child)[1]));
      at = child.to;
    }
    piece(Math.max(at, node.to - quote.length));
    return r.make("joined", node, { parts });
  },
  ParenthesizedExpression: (r, node) => {
    const inner = childrenOf(node).slice(1, -1);
    if (inner.some(({ name }) => name === "for")) return r.comprehension(node, inner);
    return { ...r.listed(inner), outer: { from: node.from, to: node.to } };
  },
  TupleExpression: (r, node) => list("tuple", r, node),
  ArrayExpression: (r, node) => list("list", r, node),
  SetExpression: (r, node) => list("list", r, node),
  ArrayComprehensionExpression: (r, node) => r.comprehension(node, childrenOf(node).slice(1, -1)),
  DictionaryComprehensionExpression: (r, node) =>
    r.comprehension(node, childrenOf(node).slice(1, -1)),
  SetComprehensionExpression: (r, node) => r.comprehension(node, childrenOf(node).slice(1, -1)),
  ComprehensionExpression: (r, node) => r.comprehension(node, childrenOf(node).slice(1, -1)),
  DictionaryExpression: (r, node) => {
    const inner = childrenOf(node).slice(1, -1);
    // Of `**other` there is no key.
    const pairs = parted(inner, ",")
      .map((part) => part.filter(({ name }) => name !== ":"))
      .filter((part) => part.length === 2)
      .map(([key, value]) => [key.name === "**" ? null : r.expression(key), r.expression(value)]);
    return r.make("dict", node, { pairs });
  },
  BinaryExpression: (r, node) => {
    const parts = childrenOf(node);
    const [left, right] = [parts[0], parts[parts.length - 1]];
    const op = parts
      .slice(1, -1)
      .map((part) => r.textOf(part))
      .join(" ");
    return r.make("binary", node, { op, left: r.expression(left), right: r.expression(right) });
  },
  UnaryExpression: (r, node) => {
    const [op, value] = childrenOf(node);
    return r.make("unary", node, { op: r.textOf(op), value: r.expression(value) });
  },
  ConditionalExpression: (r, node) => {
    const [yes, , test, , no] = childrenOf(node);
    const parts = { test: r.expression(test), yes: r.expression(yes), no: r.expression(no) };
    return r.make("conditional", node, parts);
  },
  LambdaExpression: (r, node) => {
    const parts = childrenOf(node);
    const params = parts.find(({ name }) => name === "ParamList");
    return r.make("lambda", node, {
      params: params ? r.params(params) : [],
      body: r.expression(parts.at(-1)),
    });
  },
  CallExpression: (r, node) => {
    const [callee, list_] = childrenOf(node);
    const args = list_ ? r.args(list_) : [];
    return r.make("call", node, { callee: r.expression(callee), args, open: list_?.from });
  },
  MemberExpression: (r, node) => {
    const [object, mark, ...rest] = childrenOf(node);
    if (mark?.name === "[") {
      const index = r.subscript(rest.filter(({ name }) => name !== "]"));
      return r.make("index", node, { object: r.expression(object), index });
    }
    const [name] = rest;
    return r.make("member", node, {
      ...{ object: r.expression(object), name: name ? r.textOf(name) : "" },
      ...{ nameFrom: name?.from ?? node.to, nameTo: name?.to ?? node.to },
    });
  },
  NamedExpression: (r, node) => r.expression(childrenOf(node).at(-1)),
  AwaitExpression: (r, node) => r.expression(childrenOf(node).at(-1)),
};

/** @param {string} type @param {Reader} r @param {SyntaxNode} node */
function list(type, r, node) {
  const items = parted(childrenOf(node).slice(1, -1), ",")
    .filter((part) => part.length > 0)
    .map((part) => ({
      ...r.expression(part.at(-1)),
      ...(part[0].name === "*" && { starred: true }),
    }));
  return r.make(type, node, { items });
}
