/**
 * Follows a notebook without running it, statement by statement: names, loops over ranges and the notebook's own functions
 * are worked out, rows are followed by where they come from, and what is not known stays Unknown.
 */

import { binary } from "./arithmetic.js";
import { itemsOf } from "./containers.js";
import { Expressions } from "./expressions.js";
import { Folds } from "./folds.js";
import { limits } from "./limits.js";
import { RowRange } from "./series.js";
import { canonical, isLibrary } from "./names.js";
import { Class, Func, Ref, Selected, Unknown } from "./values.js";

/** @typedef {import("./syntax.js").Syntax} Syntax */

class Return {
  /** @param {any} value */
  constructor(value) {
    this.value = value;
  }
}

/** break, or continue. */
class Leave extends Return {
  /** @param {boolean} ends the loop */
  constructor(ends) {
    super(null);
    this.ends = ends;
  }
}

/** Whether a body ends what goes on: an error, an empty return, the next round. @param {Syntax[]} body */
const isGuard = (body) =>
  body.some(({ type }) => type === "raise") ||
  /^(?:break|continue)$/.test(body.at(-1)?.type ?? "") ||
  (body.at(-1)?.type === "return" && isNone(body.at(-1)?.value));

/** return, and return None, None. @param {Syntax | null} value @returns {boolean} */
const isNone = (value) =>
  value === null || (value.items ? value.items.every(isNone) : value.value === null);

/** What takes a model from a file, and what builds or trains one. */
const loads = /\b(?:load_model|load_weights|model_from_json)\(/;
const builds = /\b(?:Sequential|Model|fit|fit_generator|add)\(/;

/** What decorators make of a method; null where another has its name. @param {string[]} decorators @returns {Func["role"] | null} */
function roleOf(decorators) {
  const names = decorators.map((text) => text.replace(/\(.*/s, ""));
  if (names.some((name) => /\.(?:setter|deleter)$/.test(name))) return null;
  if (names.includes("staticmethod")) return "static";
  if (names.includes("classmethod")) return "class";
  return names.some((name) => /(?:^|\.)(?:cached_)?property$/.test(name)) ? "property" : "method";
}

export class Evaluator extends Expressions {
  /** Names that a scope sets in one around it: `global x`, `nonlocal x`. @type {WeakMap<Map<string, any>, Map<string, Map<string, any>>>} */
  homes = new WeakMap();

  /** Functions and classes of the whole text, by name. @type {Map<string, Syntax>} */
  definitions = new Map();

  /** @param {readonly Syntax[]} body of a program */
  follow(body) {
    for (const node of body)
      if (node.type === "function" || node.type === "class") this.definitions.set(node.name, node);
    this.run([...body]);
  }

  /** @param {string} name @param {any} value */
  set(name, value) {
    const own = this.scopes[this.scopes.length - 1];
    (this.homes.get(own)?.get(name) ?? own).set(name, value);
  }

  /** @param {Syntax[]} statements @returns {Return | null} */
  run(statements) {
    for (const statement of statements) {
      if (++this.steps > limits.steps) return null;
      const returned = /** @type {any} */ (this)[`do_${statement.type}`]?.(statement) ?? null;
      if (returned instanceof Return) return returned;
    }
    return null;
  }

  /** @param {Syntax} node */
  do_expression({ value }) {
    this.value(value);
  }

  /** @param {Syntax} node */
  do_assign({ targets, value }) {
    const result = this.value(value);
    for (const target of targets) {
      this.assign(target, result, value);
      const isOwn = target.type === "name" && this.scopes.length === 1;
      if (isOwn && value.type === "constant" && typeof result === "number")
        this.settings.push({ name: target.name, place: target, value: result });
    }
  }

  /** @param {Syntax} node */
  do_update({ target, op, value, from, to }) {
    const result = binary(this, op, this.value(target), this.value(value), {
      type: "update",
      from,
      to,
    });
    this.assign(target, result, value);
  }

  /**
   * Whether what a program imports from a file of its own is pasted beside it, before or behind.
   * @param {string} module
   * @param {string} name
   */
  isPasted(module, name) {
    const node = this.definitions.get(name);
    if (!node || isLibrary(canonical(module))) return false;
    const known = this.scopes[0].get(name);
    if (!(known instanceof Func || known instanceof Class)) this.run([node]);
    return true;
  }

  /** @param {Syntax} node */
  do_import({ module, names, from, to, moduleFrom }) {
    const [first] = (module ?? names[0]?.path ?? "").split(".");
    this.imports.add(first);
    if (first === "tf" && module) {
      const fix = [{ from: moduleFrom, to: moduleFrom + 2, insert: "tensorflow" }];
      this.findings.add("tf-module", { from, to }, { module }, fix);
    }
    for (const { path, as } of names) {
      if (path === "*") {
        this.stars.push(canonical(module ?? ""));
        continue;
      }
      if (module !== null && this.isPasted(module, as ?? path)) continue;
      const whole = module === null ? path : `${module}.${path}`;
      if (module === null && as === null) {
        const [top] = path.split(".");
        this.set(top, new Ref(canonical(top)));
      } else {
        this.set(as ?? path, new Ref(canonical(whole)));
      }
    }
  }

  /** @param {Syntax} node */
  do_if({ branches }) {
    for (const { test, body } of branches) {
      const value = test === null ? true : this.truth(test);
      // Nobody writes a program that only ends there, or that finds what it makes before it is made.
      const isPassed = isGuard(body) || this.isKept(body, branches.at(-1)?.body ?? []);
      if (value === undefined && isPassed) continue;
      // What depends on what is not known: `if __name__ == "__main__":` and the like are taken.
      if (value === true || value === undefined) return this.run(body);
    }
    return null;
  }

  /** Whether a body only loads what another builds. @param {Syntax[]} body @param {Syntax[]} other */
  isKept(body, other) {
    const [own, others] = [body, other].map((one) =>
      one.map(({ from, to }) => this.text.slice(from, to)).join("\n"),
    );
    if (!loads.test(own) || builds.test(own)) return false;
    return body === other ? body.at(-1)?.type === "return" : builds.test(others);
  }

  /** @param {Syntax} node */
  do_for({ target, over, body }) {
    const items = this.value(over);
    if (items instanceof Folds) {
      this.assign(target, items.first(this, over), over);
      return this.runRound(body);
    }
    if (items instanceof RowRange) {
      this.assign(target, items.any, over);
      return this.runRound(body);
    }
    // Each column of a type as it would be done to all of them.
    if (items instanceof Selected) {
      this.assign(target, items, over);
      return this.runRound(body);
    }
    const all = itemsOf(items);
    if (!all) {
      this.assign(target, new Unknown(over), over);
      return this.runOnce(body);
    }
    for (const item of all.slice(0, limits.rounds)) {
      this.assign(target, item, over);
      const returned = this.run(body);
      if (returned && !(returned instanceof Leave)) return returned;
      if (returned instanceof Leave && returned.ends) break;
    }
    return null;
  }

  /** A loop whose rounds nobody knows. @param {Syntax[]} body */
  runOnce(body) {
    this.guessing += 1;
    const returned = this.runRound(body);
    this.guessing -= 1;
    return returned;
  }

  /** One round of a loop. @param {Syntax[]} body */
  runRound(body) {
    const returned = this.run(body);
    return returned instanceof Leave ? null : returned;
  }

  /** @param {Syntax} node */
  do_while({ test, body }) {
    for (let round = 0; round < limits.rounds; ++round) {
      const value = test.value === true ? undefined : this.truth(test);
      if (value === undefined) return this.runOnce(body);
      if (!value) return null;
      const returned = this.run(body);
      if (returned && !(returned instanceof Leave)) return returned;
      if (returned instanceof Leave && returned.ends) return null;
    }
    return null;
  }

  do_break() {
    return new Leave(true);
  }

  do_continue() {
    return new Leave(false);
  }

  /** @param {Syntax} node */
  do_block({ body }) {
    return this.run(body);
  }

  /** @param {Syntax} node */
  do_function(node) {
    this.set(node.name, this.functionOf(node, this.scopes));
  }

  /** @param {Syntax} node @param {Map<string, any>[]} scopes that it sees */
  functionOf({ name, params, body, from }, scopes) {
    const place = { from, to: this.findings.lineOf(from).to };
    return Object.assign(new Func(name, params, body, [...scopes]), { place });
  }

  /** @param {Syntax} node */
  do_class(node) {
    const bases = node.bases.map((/** @type {Syntax} */ base) => this.value(base));
    const made = new Class(node.name, bases, node);
    this.scopes.push(made.members);
    this.run(node.body.filter((/** @type {Syntax} */ { type }) => type === "assign"));
    this.scopes.pop();
    for (const one of node.body) {
      if (one.type !== "function") continue;
      const role = roleOf(one.decorators ?? []);
      // What a decorator such as @x.setter adds is no function of its own.
      if (role)
        made.members.set(
          one.name,
          Object.assign(this.functionOf(one, this.scopes), { owner: made, role }),
        );
    }
    this.set(node.name, made);
  }

  /** @param {Syntax} node */
  do_scope({ isGlobal, names }) {
    const around = this.scopes.slice(0, -1).reverse();
    const own = this.scopes[this.scopes.length - 1];
    const homes = this.homes.get(own) ?? new Map();
    for (const name of names) {
      const home = isGlobal ? this.scopes[0] : around.find((scope) => scope.has(name));
      if (home) homes.set(name, home);
    }
    this.homes.set(own, homes);
  }

  /** @param {Syntax} node */
  do_return({ value }) {
    return new Return(value ? this.value(value) : null);
  }
}
