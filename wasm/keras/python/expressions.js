/** The values of expressions: of numbers and names what they are, of calls what comes of them. */

import { Args, merged } from "./args.js";
import { binary, unary } from "./arithmetic.js";
import { comprehended } from "./comprehensions.js";
import { RowType, itemsOf } from "./containers.js";
import { callRef } from "./functions.js";
import { Findings } from "./findings.js";
import { callLayer, isStack } from "./layers.js";
import { callMethod, memberOf } from "./methods.js";
import { unknownCall } from "./missing.js";
import { findEntry } from "./names.js";
import { objectOf } from "./objects.js";
import { limits } from "./limits.js";
import { lookUp, namedRows } from "./scope.js";
import { callOwn } from "./own-functions.js";
import { assignInto, indexOf } from "./tables.js";
import { templateValue } from "./wrappers.js";
import {
  Class,
  Curried,
  Data,
  Entry,
  Func,
  Method,
  Model,
  Ref,
  Tensor,
  Unknown,
  carried,
} from "./values.js";

export { Args };

/** @typedef {import("./syntax.js").Syntax} Syntax */
/** @typedef {import("./syntax.js").Argument} Argument */

export class Expressions {
  /** @param {string} text @param {{ columns?: readonly string[] }} [options] */
  constructor(text, options = {}) {
    this.text = text;
    this.options = options;
    this.findings = new Findings(text);
    /** @type {Map<string, any>[]} */
    this.scopes = [new Map()];
    /** @type {Model[]} */
    this.models = [];
    /** What layers took that are left out. @type {import("./values.js").Tensor[]} */
    this.unheard = [];
    /** @type {number | null} */
    this.seed = null;
    /** Rows that a snippet takes as given. @type {import("./values.js").Source | null} */
    this.given = null;
    /** Sources of which several files are read. @type {Map<string, import("./values.js").Source>} */
    this.sources = new Map();
    /** Archives by the folder that they are unpacked into. @type {Map<string, string>} */
    this.unpacked = new Map();
    /** What inputs are taken to be whose shape the text leaves to a caller. @type {number[] | null} */
    this.openShape = null;
    /** Where their names stand first. @type {Map<string, Syntax>} */
    this.givenAt = new Map();
    /** Every assignment of data to a name. @type {{ name: string, value: Data, place: Syntax, read: boolean }[]} */
    this.assigned = [];
    /** Numbers that were given a name. @type {{ name: string, place: Syntax, value: number }[]} */
    this.settings = [];
    /** Names that had no value where they were read, and where. @type {Map<string, Map<number, import("./values.js").Place>>} */
    this.unset = new Map();
    /** Modules that all is imported from. @type {string[]} */
    this.stars = [];
    /** What the notebook imports, by its first name. @type {Set<string>} */
    this.imports = new Set();
    /** What the first line says. */
    this.title = "";
    /** The bodies of the notebook's functions that were called. @type {Set<any>} */
    this.called = new Set();
    /** Where the classes of its objects are defined. @type {Set<any>} */
    this.made = new Set();
    /** Objects whose build() was called. @type {WeakSet<Entry>} */
    this.built = new WeakSet();
    /** What layers gave when they were called last. @type {WeakMap<Entry | Model, Tensor>} */
    this.outputs = new WeakMap();
    /** Of Sequential models, what their layers give one after the other. @type {WeakMap<Model, Tensor[]>} */
    this.chains = new WeakMap();
    /** How many loops are being followed whose rounds nobody knows; lists and dictionaries that grew in one. */
    this.guessing = 0;
    /** @type {WeakSet<object>} */
    this.grown = new WeakSet();
    /** Layers whose channels come first; null where none do. @type {WeakSet<Entry> | null} */
    this.channelsFirst = null;
    this.steps = 0;
    this.depth = 0;
  }

  /** Statements are evaluate.js's. @param {Syntax[]} _statements @returns {{ value: any } | null} */
  run(_statements) {
    return null;
  }

  /** Evaluator's, too. @param {string} _name @param {any} _value */
  set(_name, _value) {}

  /** @param {Syntax} target @param {any} value @param {Syntax} place */
  assign(target, value, place) {
    if (target.type === "name") {
      if (!(value instanceof Data)) return this.set(target.name, value);
      const rows = namedRows(value, target.name);
      this.assigned.push({ name: target.name, value: rows, place: target, read: false });
      return this.set(target.name, rows);
    }
    if (target.type === "tuple" || target.type === "list") {
      const { items } = target;
      const parts = itemsOf(value) ?? [];
      items.forEach((/** @type {Syntax} */ item, /** @type {number} */ i) => {
        const missing = carried([value]) ?? new Unknown(place, this.findings.textOf(place));
        this.assign(item, i < parts.length ? parts[i] : missing, place);
      });
      return;
    }
    assignInto(this, target, value, place);
  }

  /** @param {Syntax} node @returns {any} */
  value(node) {
    if (++this.steps > limits.steps || this.depth > limits.depth) return new Unknown(node);
    const read = /** @type {any} */ (this)[`see_${node.type}`];
    return read ? read.call(this, node) : new Unknown(node, this.findings.textOf(node));
  }

  /** @param {Syntax} test */
  truth(test) {
    const value = this.value(test);
    if (typeof value === "boolean" || typeof value === "number") return Boolean(value);
    if (typeof value === "string" || Array.isArray(value)) return value.length > 0;
    if (value instanceof Map && !this.grown.has(value)) return value.size > 0;
    return value === null ? false : undefined;
  }

  /** @param {Syntax} node */
  see_constant({ value }) {
    return value;
  }

  /** @param {Syntax} node */
  see_joined({ parts }) {
    const texts = parts.map((/** @type {Syntax} */ part) => this.value(part));
    if (texts.some((/** @type {any} */ one) => typeof one === "object" && one !== null))
      return new Unknown(parts[0]);
    return texts.map((/** @type {any} */ one) => (one === null ? "None" : String(one))).join("");
  }

  /** @param {Syntax} node */
  see_name(node) {
    return lookUp(this, node);
  }

  /** @param {Syntax} node */
  see_tuple({ items }) {
    return this.items(items);
  }

  /** @param {Syntax} node */
  see_list(node) {
    return templateValue(this, node) ?? this.items(node.items);
  }

  /** @param {Syntax[]} items */
  items(items) {
    return items.flatMap((item) => {
      const value = this.value(item);
      return item.starred && Array.isArray(value) ? value : [value];
    });
  }

  /** @param {Syntax} node */
  see_dict({ pairs }) {
    /** @type {Map<any, any>} */
    const result = new Map();
    for (const [key, node] of pairs) {
      const value = this.value(node);
      if (key) result.set(this.value(key), value);
      else if (value instanceof Map) for (const [name, one] of value) result.set(name, one);
    }
    return result;
  }

  /** @param {Syntax} node */
  see_slice({ ends }) {
    const [first, last, step] = ends.map((/** @type {Syntax | null} */ end) =>
      end ? this.value(end) : null,
    );
    return { slice: true, first: first ?? null, last: last ?? null, step: step ?? null };
  }

  see_ellipsis() {
    return { slice: true, ellipsis: true, first: null, last: null, step: null };
  }

  /** @param {Syntax} node */
  see_binary(node) {
    return binary(this, node.op, this.value(node.left), this.value(node.right), node);
  }

  /** @param {Syntax} node */
  see_unary(node) {
    return unary(node.op, this.value(node.value), node);
  }

  /** @param {Syntax} node */
  see_conditional({ test, yes, no }) {
    return this.truth(test) === false ? this.value(no) : this.value(yes);
  }

  /** @param {Syntax} node */
  see_lambda({ params, body }) {
    return new Func("lambda", params, body, [...this.scopes]);
  }

  /** @param {Syntax} node @returns {any} */
  see_comprehension(node) {
    return comprehended(this, node);
  }

  /** @param {Syntax} node */
  see_member(node) {
    return memberOf(this, this.value(node.object), node);
  }

  /** @param {Syntax} node */
  see_index(node) {
    return indexOf(this, this.value(node.object), node);
  }

  /** @param {Syntax} node */
  see_call(node) {
    node.callee.isCalled = true;
    return this.call(this.value(node.callee), this.args(node.args), node);
  }

  /** @param {any} callee @param {Args} args @param {Syntax} node @returns {any} */
  call(callee, args, node) {
    if (callee instanceof Curried) return this.call(callee.callee, merged(callee.args, args), node);
    if (callee instanceof Ref) return callRef(this, callee.path, args, node);
    if (callee instanceof Method) return callMethod(this, callee, args, node);
    if (callee instanceof Func) {
      const own = callOwn(this, callee, args, node);
      return own === undefined ? this.callFunction(callee, args, node) : own;
    }
    if (callee instanceof RowType) return callee.row(args);
    if (callee instanceof Class) return objectOf(this, callee, args, node);
    if (callee instanceof Entry || callee instanceof Model || isStack(callee))
      return callLayer(this, callee, args, node);
    // What activations.get("tanh") gives.
    const isNamed = typeof callee === "string" && findEntry("activation", callee);
    if (isNamed) return callRef(this, `keras.activations.${callee}`, args, node);
    // A layer that is left out gives what it gets.
    if (callee instanceof Unknown && callee.told && args.list[0] instanceof Tensor)
      return args.list[0];
    return unknownCall(this, callee, args, node);
  }

  /** @param {Argument[]} nodes */
  args(nodes) {
    /** @type {any[]} */
    const list = [];
    /** @type {Argument[]} */
    const listed = [];
    const named = new Map();
    const places = new Map();
    for (const node of nodes) {
      const value = this.value(node.value);
      if (node.name !== null) {
        named.set(node.name, value);
        places.set(node.name, node);
      } else if (node.star === "**" && value instanceof Map) {
        for (const [name, one] of value) named.set(String(name), one);
      } else {
        for (const one of (node.star === "*" && itemsOf(value)) || [value]) {
          list.push(one);
          listed.push(node);
        }
      }
    }
    return new Args(nodes, list, named, places, listed);
  }

  /** @param {any} func @param {Args} args @param {Syntax} node */
  callFunction(func, args, node) {
    if (this.depth >= limits.depth) return new Unknown(node);
    const scope = new Map();
    this.called.add(func.body);
    if (func.owner) scope.set("__class__", func.owner).set("__self__", args.list[0]);
    const plain = func.params.filter((/** @type {any} */ { star }) => !star);
    plain.forEach((/** @type {any} */ { name, value }, /** @type {number} */ i) => {
      if (i < args.list.length) scope.set(name, args.list[i]);
      else if (args.named.has(name)) scope.set(name, args.named.get(name));
      else scope.set(name, value ? this.value(value) : new Unknown(node));
    });
    for (const { name, star } of func.params) {
      if (star === "*" && name) scope.set(name, args.list.slice(plain.length));
      if (star === "**") {
        const taken = plain.map((/** @type {any} */ one) => one.name);
        scope.set(name, new Map([...args.named].filter(([given]) => !taken.includes(given))));
      }
    }
    const { scopes } = this;
    this.scopes = [...func.scopes, scope];
    this.depth += 1;
    try {
      if (!Array.isArray(func.body)) return this.value(func.body);
      return this.run(func.body)?.value ?? null;
    } finally {
      this.scopes = scopes;
      this.depth -= 1;
    }
  }
}
