/**
 * Which session is this tab's. The tab's own storage has its id and the browser copies it when a tab is
 * duplicated, so a lock says whether another tab has the same. A new tab goes on with the newest session whose
 * tab is gone.
 */

const key = "minibatch-tab";
/**
 * How long to wait for a lock that is held. After a reload it can only be the page before, which goes, however
 * busy the machine is; else it is another tab's, as a rule.
 */
function patienceMs() {
  const [navigation] = performance.getEntriesByType("navigation");
  const { type } = /** @type {PerformanceNavigationTiming} */ (navigation ?? {});
  return type === "reload" ? 20_000 : 500;
}

/** @param {string} id */
export const lockOf = (id) => `minibatch-tab-${id}`;

const newId = () => globalThis.crypto.randomUUID?.() ?? `t${Math.random().toString(36).slice(2)}`;

function idKept() {
  try {
    const id = sessionStorage.getItem(key) ?? "";
    return /^[\w-]{1,64}$/.test(id) ? id : "";
  } catch {
    return "";
  }
}

/** @param {string} id */
function keepId(id) {
  try {
    sessionStorage.setItem(key, id);
  } catch {
    // As in storage.js: a reload is then a new tab.
  }
}

/**
 * Holds the lock of a session until the tab is closed.
 * @param {string} id
 * @param {AbortSignal} lifetime
 * @returns {Promise<boolean>} whether no other tab has it
 */
function hold(id, lifetime) {
  // Without locks, as on insecure hosts, nothing says that a tab was duplicated.
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    navigator.locks
      .request(lockOf(id), { signal: AbortSignal.timeout(patienceMs()) }, () => {
        resolve(true);
        return new Promise((release) => lifetime.addEventListener("abort", release));
      })
      .catch(() => resolve(false));
  });
}

/** @typedef {{ id: string, copies: string, adopted: boolean }} Tab its id; the tab it is a duplicate of, or "" */

/**
 * @param {import("./storage.js").Storage} storage
 * @param {AbortSignal} lifetime
 * @param {boolean} mayAdopt whether a new tab goes on with another's session
 * @returns {Promise<Tab>}
 */
export async function claimTab(storage, lifetime, mayAdopt) {
  const before = idKept();
  if (before && (await hold(before, lifetime))) return { id: before, copies: "", adopted: false };
  const orphan = before || !mayAdopt ? "" : await adopt(storage, lifetime);
  const id = orphan || newId();
  if (!orphan) await hold(id, lifetime);
  keepId(id);
  return { id, copies: before, adopted: Boolean(orphan) };
}

/**
 * The newest session that no tab has.
 * @param {import("./storage.js").Storage} storage
 * @param {AbortSignal} lifetime
 */
async function adopt(storage, lifetime) {
  /** @type {LockManagerSnapshot} */
  let locks;
  try {
    locks = await navigator.locks.query();
  } catch {
    // There are none on insecure hosts, and frames of another site may not ask.
    return "";
  }
  const { held = [], pending = [] } = locks;
  const taken = new Set([...held, ...pending].map(({ name }) => name));
  const sessions = await storage.sessions();
  const free = sessions.filter(({ tab }) => !taken.has(lockOf(tab)));
  for (const { tab } of free.toSorted((one, other) => other.saved - one.saved)) {
    if (await hold(tab, lifetime)) return tab;
  }
  return "";
}
