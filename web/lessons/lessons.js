/** Opens the lessons. All of it comes with the first click, or with a link to a lesson. */

import "../locales/lessons.js";
import "./lesson-panel.js";
import { lessonsOf } from "./lesson.js";
import { besideRecipe } from "./panel-styles.js";
import { hasLink } from "../experiment/has-link.js";

/** @import { Playground } from "../experiment/playground.js" */

/** Where the panel stands on the page that a playground is in. @param {Playground} playground */
function placePanel({ root }) {
  const place = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  const { styleSheet } = besideRecipe;
  if (!styleSheet || place.adoptedStyleSheets.includes(styleSheet)) return;
  place.adoptedStyleSheets = [...place.adoptedStyleSheets, styleSheet];
}

/** Shows the list of lessons, or closes what is shown. @param {Playground} playground */
export function toggleLessons(playground) {
  placePanel(playground);
  const lessons = lessonsOf(playground);
  if (playground.store.state.ui.lesson) lessons.close();
  else lessons.showList();
}

/**
 * What opens the lesson of the page's address as it was left; where there is no such lesson, what opens the page without it.
 * @param {Playground} playground
 * @param {string} name
 */
export async function recallLesson(playground, name) {
  const lessons = lessonsOf(playground);
  const recalled = (await playground.options.ownsPage?.recallSession(playground)) ?? null;
  if (!lessons.has(name)) return recalled;
  // An experiment in the address is a teacher's own for the lesson.
  const keepsExperiment = hasLink() && recalled !== null;
  return async () => {
    placePanel(playground);
    await lessons.alone(name, async () => {
      await recalled?.();
      await lessons.show(name, { keepsExperiment });
    });
  };
}
