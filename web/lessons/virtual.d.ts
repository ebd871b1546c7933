/** What tools/lessons.mjs makes of the files in this folder. */
declare module "virtual:lessons" {
  import type { Lesson, Listed } from "./lesson.js";
  export const list: Listed[];
  export const loaders: Record<string, Record<string, () => Promise<{ default: Lesson }>>>;
}
