export default {
  title: "A course",
  root: "src",
  base: "/course/",
  // Without the fonts that its pages take from another host.
  globalStylesheets: [],
};
