/** `using net = sequential(…)`, where the language has it: Symbol.dispose calls dispose(). */

/** @param {{ prototype: { dispose(): void } }} constructor */
export function disposable({ prototype }) {
  const { dispose } = /** @type {{ dispose?: symbol }} */ (Symbol);
  if (!dispose) return;
  Object.defineProperty(prototype, dispose, {
    configurable: true,
    writable: true,
    /** @this {{ dispose(): void }} */
    value() {
      this.dispose();
    },
  });
}
