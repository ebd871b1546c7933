/**
 * Tells a learning platform how far a lesson is, by SCORM 1.2's API (ADL, The SCORM Run-Time Environment, version 1.2,
 * chapter 3), and keeps with it which tasks are done. Where there is no platform, the browser keeps that.
 */

/**
 * @typedef {object} Api of the platform; most answer with texts, some with what the texts stand for
 * @property {(nothing: "") => unknown} LMSInitialize
 * @property {(nothing: "") => unknown} LMSFinish
 * @property {(element: string) => unknown} LMSGetValue
 * @property {(element: string, value: string) => unknown} LMSSetValue
 * @property {(nothing: "") => unknown} LMSCommit
 * @property {() => unknown} LMSGetLastError
 * @property {(code: string) => unknown} LMSGetErrorString
 */

/** Frames of a platform lie in each other, but not without end. */
const deepest = 20;

/**
 * The API of a window or of the nearest one around it.
 * @param {any} start
 * @returns {Api | null}
 */
function apiAround(start) {
  try {
    for (let [at, depth] = [start, 0]; at && depth < deepest; depth++) {
      if (at.API) return at.API;
      if (at.parent === at) return null;
      at = at.parent;
    }
  } catch {
    // A page of another origin is around it.
  }
  return null;
}

/** As a CMITimespan, HHHH:MM:SS.SS. @param {number} milliseconds */
function timespan(milliseconds) {
  const seconds = Math.min(milliseconds / 1000, 9999 * 3600);
  const two = (/** @type {number} */ number, digits = 0) =>
    number.toFixed(digits).padStart(digits ? 3 + digits : 2, "0");
  const minutes = Math.floor(seconds / 60);
  const rest = Math.floor((seconds % 60) * 100) / 100;
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(rest, 2)}`;
}

/** The most characters of cmi.suspend_data. */
const mostSuspended = 4096;

/** What is known of a lesson between two sessions. */
class Session {
  #began = Date.now();
  #isOver = false;
  /** Whether it was done in an earlier session: that is not taken back. */
  #wasDone = false;
  /** Whether somebody only looks at what was done. */
  #isReview = false;

  /**
   * @param {Api} api
   * @param {string} lesson
   * @param {(trouble: string) => void} tell
   */
  constructor(api, lesson, tell) {
    this.api = api;
    this.lesson = lesson;
    this.tell = tell;
  }

  /** @returns {boolean} whether the platform keeps what is done from now on */
  begin() {
    if (!this.#ask("LMSInitialize", "")) return false;
    const status = this.#get("cmi.core.lesson_status");
    this.#isReview = /^(review|browse)$/.test(this.#get("cmi.core.lesson_mode"));
    this.#wasDone = /^(completed|passed)$/.test(status);
    if (!this.#wasDone) {
      this.#set("cmi.core.lesson_status", "incomplete");
      this.#set("cmi.core.score.min", "0");
      this.#set("cmi.core.score.max", "100");
      this.#commit();
    }
    return true;
  }

  /** What was kept, as the element takes it. @returns {Record<string, { started: number, done: Record<string, number> }>} */
  get progress() {
    try {
      const { started, done } = JSON.parse(this.#get("cmi.suspend_data"));
      const times = Object.fromEntries(done.map((/** @type {string} */ task) => [task, started]));
      return { [this.lesson]: { started, done: times } };
    } catch {
      return {};
    }
  }

  /**
   * @param {{ completion: boolean, score: { scaled: number } }} result
   * @param {{ started: number, done: Record<string, number> }} progress
   */
  follow({ completion, score }, { started, done }) {
    const kept = JSON.stringify({ started, done: Object.keys(done) });
    if (kept.length <= mostSuspended) this.#set("cmi.suspend_data", kept);
    if (!this.#wasDone) {
      this.#set("cmi.core.score.raw", String(Math.round(100 * score.scaled)));
      if (completion) this.#set("cmi.core.lesson_status", "completed");
    }
    this.#commit();
  }

  end() {
    if (this.#isOver) return;
    this.#set("cmi.core.session_time", timespan(Date.now() - this.#began));
    this.#set("cmi.core.exit", "suspend");
    this.#commit();
    this.#isOver = true;
    this.#ask("LMSFinish", "");
  }

  #commit() {
    if (!this.#isReview) this.#ask("LMSCommit", "");
  }

  /** @param {string} element */
  #get(element) {
    try {
      return String(this.api.LMSGetValue(element) ?? "");
    } catch {
      return "";
    }
  }

  /** @param {string} element @param {string} value */
  #set(element, value) {
    if (!this.#isReview) this.#ask("LMSSetValue", element, value);
  }

  /**
   * @param {"LMSInitialize" | "LMSFinish" | "LMSCommit" | "LMSSetValue"} what
   * @param {...string} values
   */
  #ask(what, ...values) {
    try {
      const answer = String(/** @type {any} */ (this.api)[what](...values));
      if (answer === "true") return true;
      const code = String(this.api.LMSGetLastError());
      this.tell(`${what}: ${code} ${this.api.LMSGetErrorString(code)}`);
    } catch (error) {
      this.tell(`${what}: ${/** @type {Error} */ (error).message}`);
    }
    return false;
  }
}

/** What is known of a lesson where there is no platform: the browser keeps it, where the page may write there. */
class Kept {
  #key;

  /** @param {string} lesson */
  constructor(lesson) {
    this.#key = `minibatch-lesson-${lesson}`;
    this.lesson = lesson;
  }

  /** @returns {Record<string, object>} */
  get progress() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.#key) ?? "");
      return { [this.lesson]: kept };
    } catch {
      return {};
    }
  }

  /** @param {object} _result @param {object} progress */
  follow(_result, progress) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(progress));
    } catch {
      // The page goes on with what it has.
    }
  }
}

/**
 * What happens in the element is followed. The element does not keep it by itself then, nor lead to other lessons, which
 * may not be in this package.
 * @param {import("../element.js").MinibatchPlayground} element
 * @param {Session | Kept} keeper
 */
function keep(element, keeper) {
  // Before element.js, which comes after this script, makes the element what it is.
  element.progress = keeper.progress;
  element.addEventListener("minibatch-lesson", (event) => {
    const { result } = /** @type {CustomEvent} */ (event).detail;
    keeper.follow(result, element.progress[keeper.lesson]);
  });
}

/**
 * Connects a lesson with the platform that is around it, or that has opened its page.
 * @param {import("../element.js").MinibatchPlayground} element
 * @param {HTMLElement} line which says whether somebody notes what is done; its texts are its data
 */
function connect(element, line) {
  const { connected = "", alone = "", refused = "" } = line.dataset;
  const lesson = element.getAttribute("lesson") ?? "";
  const api = apiAround(window) ?? apiAround(window.opener) ?? apiAround(window.top?.opener);
  line.textContent = api ? connected : alone;
  if (!api) return keep(element, new Kept(lesson));
  const session = new Session(api, lesson, (why) => {
    if (line.classList.contains("refused")) return;
    line.classList.add("refused");
    line.textContent = `${refused} (${why})`;
  });
  if (!session.begin()) return;
  keep(element, session);
  // The only event that browsers send whenever a page ends; one that comes back has to begin anew.
  addEventListener("pagehide", () => session.end());
  addEventListener(
    "pageshow",
    (event) => /** @type {PageTransitionEvent} */ (event).persisted && location.reload(),
  );
}

connect(
  /** @type {any} */ (document.querySelector("minibatch-playground")),
  /** @type {HTMLElement} */ (document.querySelector("#platform")),
);
