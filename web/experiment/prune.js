/**
 * Deletes sessions that nobody comes back to, which a browser would keep forever. Loaded when the page is idle. The
 * newest ones and those of open tabs stay, and what cannot be pruned now is pruned another day.
 */

import { lockOf } from "./tab.js";

/** @import { Playground } from "./playground.js" */

/** How many of the newest sessions are kept, of open and closed tabs. */
const maxSessions = 20;
const maxMs = 90 * 24 * 3600 * 1000;

/** @param {Playground} playground */
export async function pruneSessions({ storage }) {
  // Without locks, as on insecure hosts, nothing says which sessions are open.
  if (!storage.tab || !navigator.locks) return;
  const now = Date.now();
  try {
    // One without a date is of another version, which may still be read.
    const sessions = (await storage.sessions()).filter(({ saved }) => saved > 0);
    const [, ...older] = sessions.toSorted((one, other) => other.saved - one.saved);
    const gone = older.filter(
      ({ saved }, index) => index + 1 >= maxSessions || now - saved > maxMs,
    );
    for (const { tab } of gone) {
      // A tab holds its session's lock as long as it is open.
      await navigator.locks.request(
        lockOf(tab),
        { ifAvailable: true },
        (lock) => lock && storage.forgetAll(`${tab}/`),
      );
    }
    await storage.forgetAll("aside/", (path) => now - Number(path.split("/")[1]) > maxMs);
  } catch {
    // They lie there until the next time.
  }
}
