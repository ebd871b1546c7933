export * from "../../dist/package/index.js";
