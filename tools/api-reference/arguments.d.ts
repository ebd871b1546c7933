export * from "../../dist/package/types/build/generated/builders.js";
