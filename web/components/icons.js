import { svg, html } from "lit";

/** @param {unknown} content */
const icon = (content) =>
  html`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" class="icon">
    ${content}
  </svg>`;

export const icons = {
  train: icon(svg`<path class="solid" d="M4 2.6v10.8L13.2 8z" />`),
  pause: icon(svg`<path class="solid" d="M3.5 3H6.5v10H3.5zM9.5 3h3v10h-3z" />`),
  stop: icon(svg`<path class="solid" d="M3.5 3.5h9v9h-9z" />`),
  up: icon(svg`<path d="M8 13V3.5M4 7.5l4-4 4 4" />`),
  down: icon(svg`<path d="M8 3v9.5M4 8.5l4 4 4-4" />`),
  remove: icon(svg`<path d="M4 4l8 8M12 4l-8 8" />`),
  add: icon(svg`<path d="M8 3v10M3 8h10" />`),
  open: icon(svg`<path d="M6 4l4 4-4 4" />`),
  check: icon(svg`<path d="M3 8.5l3.2 3.2L13 5" />`),
  undo: icon(svg`<path d="M6 3 2.5 6.5 6 10M3 6.5h6a4 4 0 0 1 0 8H6" />`),
  redo: icon(svg`<path d="M10 3l3.5 3.5L10 10M13 6.5H7a4 4 0 0 0 0 8h3" />`),
  grow: icon(svg`<path d="M9.5 2.5h4v4M13 3 9 7M6.5 13.5h-4v-4M3 13l4-4" />`),
  shrink: icon(svg`<path d="M9 3v4h4M9 7l4.5-4.5M7 13V9H3M7 9l-4.5 4.5" />`),
  link: icon(
    svg`<path d="M6.5 9.5a2.8 2.8 0 0 0 4 0l2.3-2.3a2.8 2.8 0 0 0-4-4L7.6 4.4M9.5 6.5a2.8 2.8 0 0 0-4 0L3.2 8.8a2.8 2.8 0 0 0 4 4l1.2-1.2" />`,
  ),
  grip: icon(
    svg`<path class="solid" d="M5 3h2v2H5zM9 3h2v2H9zM5 7h2v2H5zM9 7h2v2H9zM5 11h2v2H5zM9 11h2v2H9z" />`,
  ),
  copy: icon(svg`<path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />`),
  save: icon(svg`<path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11" />`),
  table: icon(svg`<path d="M2.5 3h11v10h-11zM2.5 6.5h11M2.5 9.8h11M6.5 3v10" />`),
  file: icon(svg`<path d="M4 1.8h5l3.2 3.2v9.2H4zM9 1.8V5h3.2" />`),
  lessons: icon(
    svg`<path d="M8 4.5C6 3 4 3 2 3.5v9c2-.5 4-.5 6 1 2-1.5 4-1.5 6-1v-9c-2-.5-4-.5-6 1zv9" />`,
  ),
  auto: icon(
    svg`<circle cx="8" cy="8" r="5.5" /><path class="solid" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />`,
  ),
  light: icon(
    svg`<circle cx="8" cy="8" r="3" /><path d="M8 1v1.8M8 13.2V15M1 8h1.8M13.2 8H15M3 3l1.3 1.3M11.7 11.7 13 13M3 13l1.3-1.3M11.7 4.3 13 3" />`,
  ),
  dark: icon(svg`<path d="M13.5 9.6A6 6 0 1 1 6.4 2.5a4.8 4.8 0 0 0 7.1 7.1z" />`),
};

export const logo = html`<svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
  <path
    fill="currentColor"
    d="M1 1h4v4H1zM11 1h4v4h-4zM1 6h4v4H1zM6 6h4v4H6zM11 6h4v4h-4zM1 11h4v4H1zM11 11h4v4h-4z"
  />
</svg>`;
