/**
 * Emscripten: an emcc on PATH that is new enough, else Debian's own package, else (Debian 12, whose package is too old)
 * Debian 13's package unpacked into the user's cache, where cmake/emscripten.cmake finds it.
 */

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
} from "node:fs";
import { realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { downloadFrom, install, osRelease } from "./apt.mjs";
import { missingCommands } from "./packages.mjs";
import { cacheFolder, inRoot } from "./paths.mjs";
import { run, which } from "./process.mjs";

const minimumVersion = [3, 1, 60];
const unpacked = join(cacheFolder, "emscripten");
const unpackedRoot = join(unpacked, "usr/share/emscripten");
/** Written last, so that a half-made folder does not pass for a whole one. */
const completeMark = join(unpacked, "complete");

/** Debian's LLVM of the version that Debian 13's Emscripten expects. */
const llvmVersion = "19";

export const emsdkInstructions = [
  "  git clone https://github.com/emscripten-core/emsdk.git",
  "  emsdk/emsdk install latest && emsdk/emsdk activate latest",
  "  source emsdk/emsdk_env.sh",
].join("\n");

/** @param {string} text such as "3.1.69" */
export function isNewEnough(text) {
  const version = text
    .trim()
    .replaceAll('"', "")
    .split(/[.\-+~]/, 3)
    .map(Number);
  for (const [index, minimum] of minimumVersion.entries()) {
    const part = version[index];
    if (!(part >= 0)) return false;
    if (part !== minimum) return part > minimum;
  }
  return true;
}

/** Whether an emcc on PATH will do. */
async function isOnPath() {
  const emcc = which("emcc");
  if (!emcc) return false;
  // Beside the real program in emsdk's and Debian's layout; asking the program itself takes a Python start.
  const versionFile = join(dirname(realpathSync(emcc)), "emscripten-version.txt");
  if (existsSync(versionFile)) return isNewEnough(readFileSync(versionFile, "utf8"));
  const { output } = await run(emcc, ["-dumpversion"], { quiet: true, allowFailure: true });
  return isNewEnough(output);
}

/** Whether Emscripten is there already. */
export async function isReady() {
  return existsSync(completeMark) || (await isOnPath());
}

/**
 * How Emscripten can be had here: from this system's own packages, from Debian 13's, or not at all.
 * @returns {Promise<"apt" | "unpack" | "none">}
 */
export async function waysToInstall() {
  if (!which("apt-cache")) return "none";
  const { ID, VERSION_ID } = osRelease();
  if (ID === "debian" && VERSION_ID === "12") return "unpack";
  const debian = ID === "debian" && (VERSION_ID === undefined || Number(VERSION_ID) >= 13);
  if (debian) return "apt";
  const policy = await run("apt-cache", ["policy", "emscripten"], {
    quiet: true,
    allowFailure: true,
  });
  const candidate = /Candidate: (\S+)/.exec(policy.output)?.[1] ?? "";
  return isNewEnough(candidate) ? "apt" : "none";
}

/** The system packages the unpacked Emscripten needs and that are not there. */
export const missingForUnpacked = () =>
  missingCommands({
    [`clang-${llvmVersion}`]: `clang-${llvmVersion}`,
    [`lld-${llvmVersion}`]: `wasm-ld-${llvmVersion}`,
    [`llvm-${llvmVersion}`]: `llvm-ar-${llvmVersion}`,
  });

/** Installs this system's own package. */
export const installFromApt = () => install(["emscripten"]);

/** Fetches and unpacks Debian 13's Emscripten. Changes nothing outside the user's cache. */
export async function installUnpacked() {
  console.log(`Fetching Emscripten (240 MB once) into ${unpacked}`);
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, "emscripten-"));
  try {
    const libraries = ["libc6", "libstdc++6", "libgcc-s1"];
    await downloadFrom("trixie", ["emscripten", "binaryen", ...libraries], work);
    const tree = join(work, "tree");
    mkdirSync(tree);
    for (const name of readdirSync(work).filter((name) => name.endsWith(".deb"))) {
      await unpack(join(work, name), tree);
    }
    wrapBinaryen(tree);
    // Emscripten's optimizer imports acorn, which Debian packages apart from it.
    const modules = join(tree, "usr/share/emscripten/node_modules");
    cpSync(inRoot("node_modules/acorn"), join(modules, "acorn"), { recursive: true });
    writeFileSync(join(tree, "usr/share/emscripten/.emscripten"), configuration());
    writeFileSync(join(tree, "complete"), "");
    rmSync(unpacked, { recursive: true, force: true });
    renameSync(tree, unpacked);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Parts of the packages that nothing here links or runs: 1.7 GB become about 0.3 GB. */
const leftOut = [
  "*/lib/wasm32-emscripten/lto",
  "*/lib/wasm32-emscripten/thinlto",
  "*/lib/wasm32-emscripten/pic",
  "*/lib/wasm64-emscripten",
  "*san*rt*.a",
  "*/libGL-*emu*",
  "*/libSDL*",
  "*/libwasmfs*",
  "*/libwebgpu*",
  "*-ww*.a",
  "./usr/share/emscripten/test",
  "./usr/share/emscripten/docs",
  "./usr/share/emscripten/media",
  "./usr/share/doc",
  "./usr/share/man",
  "./usr/share/locale",
  "*/gconv",
];

/**
 * @param {string} archive a .deb file
 * @param {string} folder
 */
async function unpack(archive, folder) {
  const excludes = leftOut.map((pattern) => `'--exclude=${pattern}'`).join(" ");
  const script = `dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" ${excludes}`;
  await run("bash", ["-o", "pipefail", "-c", script, "unpack", archive, folder], { quiet: true });
}

/**
 * Binaryen's programs want a newer libc than Debian 12's: start each through the unpacked dynamic linker.
 * @param {string} tree
 */
function wrapBinaryen(tree) {
  const libraryFolders = readdirSync(join(tree, "usr/lib"))
    .map((name) => `usr/lib/${name}`)
    .filter((folder) => existsSync(join(tree, folder, "libc.so.6")));
  const linkerFolder = libraryFolders[0];
  const linker = readdirSync(join(tree, linkerFolder)).find((name) => /^ld-linux.*\.so/.test(name));
  const wrappers = join(tree, "binaryen/bin");
  mkdirSync(wrappers, { recursive: true });
  for (const program of readdirSync(join(tree, "usr/bin")).filter((name) => /^wasm/.test(name))) {
    const wrapper = join(wrappers, program);
    const script = [
      "#!/bin/sh",
      `exec "${unpacked}/${linkerFolder}/${linker}" --library-path "${unpacked}/${linkerFolder}" \\`,
      `  "${unpacked}/usr/bin/${program}" "$@"`,
      "",
    ];
    writeFileSync(wrapper, script.join("\n"));
    chmodSync(wrapper, 0o755);
  }
}

/** Emscripten's own configuration file, Python that it executes. */
function configuration() {
  return [
    "import shutil",
    "LLVM_ROOT = '/usr/bin'",
    `LLVM_ADD_VERSION = '${llvmVersion}'`,
    `CLANG_ADD_VERSION = '${llvmVersion}'`,
    `BINARYEN_ROOT = '${unpacked}/binaryen'`,
    `NODE_JS = shutil.which('node') or '${process.execPath}'`,
    `CACHE = '${unpackedRoot}/cache'`,
    "# Every library needed is in Debian's package, prebuilt.",
    "FROZEN_CACHE = True",
    "",
  ].join("\n");
}
