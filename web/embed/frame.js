/** The page within a frame of another page: one element of element.js, with the attributes that its address gives. */

import { listen } from "./messages.js";

const asked = new URLSearchParams(location.search);
const element = /** @type {import("../element.js").MinibatchPlayground} */ (
  document.createElement("minibatch-playground")
);
for (const name of ["experiment", "lesson", "src", "show", "theme"]) {
  const value = asked.get(name);
  if (value) element.setAttribute(name, value);
}
if (location.hash.length > 1) element.setAttribute("experiment", location.hash);
document.documentElement.lang =
  asked.get("lang") ?? (/^ko\b/i.test(navigator.language) ? "ko" : "en");
if (!asked.get("theme")) element.setAttribute("theme", "auto");
listen(element, asked.get("origin") ?? "");
document.body.append(element);
