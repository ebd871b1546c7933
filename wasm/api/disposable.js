/** `using net = sequential(…)`, where the language supports it: Symbol.dispose calls dispose(). */

/** In a function, and not beside the class: bundlers keep every class that a module changes. */
function makeDisposable() {
  class Disposable {
    /** Frees its memory in the core. May be called again. */
    dispose() {}
  }
  const { dispose } = /** @type {{ dispose?: symbol }} */ (Symbol);
  if (!dispose) return Disposable;
  Object.defineProperty(Disposable.prototype, dispose, {
    configurable: true,
    writable: true,
    /** @this {Disposable} */
    value() {
      this.dispose();
    },
  });
  return Disposable;
}

/** What holds something in the core. */
export const Disposable = /* @__PURE__ */ makeDisposable();
