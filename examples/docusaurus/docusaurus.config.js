export default {
  title: "A course",
  url: "https://example.invalid",
  baseUrl: "/course/",
  // The element, once for all pages. On the server, where pages are rendered, it defines nothing.
  clientModules: ["./src/element.js"],
  presets: [
    [
      "classic",
      { docs: { routeBasePath: "/", sidebarPath: undefined }, blog: false, pages: false },
    ],
  ],
};
