/** Imported between others, it has what follows run in a task of its own, so that the page answers in between. */

import { nextTask } from "../experiment/next-task.js";

await nextTask();
