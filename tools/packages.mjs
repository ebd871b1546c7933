/** The system packages, by Debian name, and how to tell that one is there already. */

import { existsSync } from "node:fs";
import { which } from "./process.mjs";

/**
 * @typedef {object} SystemPackage
 * @property {string} name Debian's name
 * @property {Group} group what it is needed for
 * @property {string[]} [commands] any one of these on PATH will do
 * @property {string[]} [files] any one of these paths will do
 * @property {string[]} [instead] commands that do as well, but slower: what only has these is not missing
 *
 * @typedef {"build" | "test" | "kernels" | "dataset"} Group
 * build: the WebAssembly module, the package and the site; test: every suite; kernels: the benchmarks of the
 * kernels alone; dataset: the full Fashion-MNIST
 */

const prefixes = ["/usr", "/usr/local", "/opt/homebrew"];

/** @param {string} header */
const header = (header) => prefixes.map((prefix) => `${prefix}/include/${header}`);

/** @type {SystemPackage[]} */
export const systemPackages = [
  { name: "cmake", group: "build", commands: ["cmake"] },
  { name: "ninja-build", group: "build", commands: ["ninja"] },
  { name: "python3", group: "build", commands: ["python3"] },
  { name: "libeigen3-dev", group: "build", files: header("eigen3/Eigen/Core") },
  { name: "nlohmann-json3-dev", group: "build", files: header("nlohmann/json.hpp") },
  { name: "g++", group: "test", commands: ["g++"] },
  { name: "libgtest-dev", group: "test", files: header("gtest/gtest.h") },
  { name: "googletest", group: "test", files: ["/usr/src/googletest/googletest/CMakeLists.txt"] },
  { name: "clang-format-19", group: "test", commands: ["clang-format-19"] },
  {
    name: "chromium-headless-shell",
    group: "test",
    commands: ["chromium-headless-shell"],
    instead: ["chromium"],
  },
  { name: "libbenchmark-dev", group: "kernels", files: header("benchmark/benchmark.h") },
  {
    name: "dataset-fashion-mnist",
    group: "dataset",
    files: ["/usr/share/datasets/fashion-mnist/train-images-idx3-ubyte.gz"],
  },
];

/** @param {SystemPackage} wanted */
const isPresent = (wanted) =>
  (wanted.commands ?? []).some((command) => which(command)) ||
  (wanted.files ?? []).some(existsSync);

/** @param {SystemPackage} wanted */
const hasInstead = (wanted) => (wanted.instead ?? []).some((command) => which(command));

/**
 * The packages of some groups that are not there, by name: those that are needed, and those that something slower
 * stands in for.
 * @param {Group[]} groups
 */
export function missingPackages(groups) {
  const missing = systemPackages.filter(
    (wanted) => groups.includes(wanted.group) && !isPresent(wanted),
  );
  return {
    needed: missing.filter((wanted) => !hasInstead(wanted)).map((wanted) => wanted.name),
    wished: missing.filter(hasInstead).map((wanted) => wanted.name),
  };
}

/**
 * The packages, of a table from package name to a program in it, whose program is not on PATH.
 * @param {Record<string, string>} programs
 */
export const missingCommands = (programs) =>
  Object.keys(programs).filter((name) => !which(programs[name]));
