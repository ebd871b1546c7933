/** The widgets of a page, by the renderer that the book theme has for them. */

import { ANY_RENDERERS } from "@myst-theme/anywidget";
import { createRoot } from "react-dom/client";

const { anywidget: Widget } = ANY_RENDERERS;
for (const place of document.querySelectorAll(".widget")) {
  createRoot(place).render(<Widget node={JSON.parse(place.dataset.node)} />);
}
