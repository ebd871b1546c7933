/** Runs tasks side by side, each after those it needs. */

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {string[]} [after] names of tasks that must have ended well; names not in the list are ignored
 * @property {boolean} [alone] nothing else may run beside it
 * @property {() => Promise<void>} action rejects when the task fails
 *
 * @typedef {{ name: string, error?: unknown }} Ended
 */

/**
 * Runs tasks, earlier ones first. A task whose prerequisite failed fails with the same error.
 * @param {Task[]} tasks
 * @param {number} slots how many may run at once
 * @param {(ended: Ended) => void} [onEnd]
 */
export function runTasks(tasks, slots, onEnd = () => {}) {
  const waiting = [...tasks];
  /** @type {Set<Task>} */
  const running = new Set();
  /** @type {Map<string, Ended>} */
  const ended = new Map();

  return new Promise((/** @type {(value: void) => void} */ resolve) => {
    /** @param {Ended} end */
    function finish(end) {
      ended.set(end.name, end);
      onEnd(end);
      advance();
    }

    /** @param {Task} task */
    function prerequisites(task) {
      return (task.after ?? []).filter((name) => tasks.some((other) => other.name === name));
    }

    /** @param {Task} task */
    function mayStart(task) {
      if (!prerequisites(task).every((name) => ended.has(name))) return false;
      if (running.size === 0) return true;
      // A task that runs alone waits for the last of the others, so that it does not hold them up.
      return !task.alone && running.size < slots && ![...running].some((other) => other.alone);
    }

    function advance() {
      if (waiting.length === 0 && running.size === 0) return resolve();
      for (const task of [...waiting.filter((t) => !t.alone), ...waiting.filter((t) => t.alone)]) {
        if (!waiting.includes(task) || !mayStart(task)) continue;
        waiting.splice(waiting.indexOf(task), 1);
        const failed = prerequisites(task)
          .map((name) => ended.get(name))
          .find((end) => end?.error);
        if (failed) {
          finish({ name: task.name, error: failed.error });
          return;
        }
        running.add(task);
        task.action().then(
          () => (running.delete(task), finish({ name: task.name })),
          (error) => (running.delete(task), finish({ name: task.name, error })),
        );
      }
    }

    advance();
  });
}
