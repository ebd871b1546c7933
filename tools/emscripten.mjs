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
import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import { downloadFrom, install, osRelease } from "./apt.mjs";
import { missingCommands } from "./packages.mjs";
import { damageOf, writeManifest } from "./manifest.mjs";
import { cacheFolder, inRoot } from "./paths.mjs";
import { ToolError, run, startOf, which } from "./process.mjs";

const minimumVersion = [3, 1, 60];
/** What is unpacked: these very files, so that everybody's WebAssembly is the same. */
const pinned = {
  emscripten: {
    version: "3.1.69+dfsg-3",
    sha256: ["d2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d"],
  },
  binaryen: {
    version: "120-4",
    // amd64, arm64
    sha256: [
      "47be56009e56170f4338a0154fbff2028bd607bc3c8b6a5414658a985bef6470",
      "f1ab3b2a3e1852d47cbd721c630be749094249c48fd1d2eec218e24bffda936b",
    ],
  },
};
/** What Binaryen's programs run with; Debian's security fixes change these. */
const libraries = ["libc6", "libstdc++6", "libgcc-s1"];

const unpacked = join(cacheFolder, "emscripten");
const unpackedRoot = join(unpacked, "usr/share/emscripten");
/** What was unpacked. Written last, so that a half-made folder does not pass for a whole one. */
const manifest = "complete";
/** A folder of a set-up under way, with the number of its process. */
const workFolder = /^emscripten-(?:(\d+)-)?\w{6}$/;

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

/** Whether Emscripten is there already, and whole. */
export async function isReady() {
  removeLeftovers();
  if (existsSync(unpacked)) {
    const damage = unpackedDamage();
    if (damage === null) return true;
    console.log(`The Emscripten in ${unpacked} is damaged (${damage}), so it is not used.`);
  }
  return isOnPath();
}

function unpackedDamage() {
  const mark = join(unpacked, manifest);
  // Made before there was a list: what is there now counts.
  if (existsSync(mark) && statSync(mark).size === 0) writeManifest(unpacked, manifest, {});
  return damageOf(unpacked, manifest);
}

/** Removes what set-ups that were interrupted have left: 400 MB each. */
export function removeLeftovers() {
  if (!existsSync(cacheFolder)) return;
  for (const name of readdirSync(cacheFolder)) {
    const [found, pid] = workFolder.exec(name) ?? [];
    if (!found) continue;
    const path = join(cacheFolder, name);
    const isOld = Date.now() - statSync(path).mtimeMs > 86_400_000;
    const runs = pid === undefined || startOf(Number(pid)) !== "";
    if (isOld || !runs) rmSync(path, { recursive: true, force: true });
  }
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
  const work = mkdtempSync(join(cacheFolder, `emscripten-${process.pid}-`));
  try {
    const versions = Object.entries(pinned).map(([name, { version }]) => `${name}=${version}`);
    await downloadFrom("trixie", [...versions, ...libraries], work);
    const tree = join(work, "tree");
    mkdirSync(tree);
    /** @type {Record<string, string>} */
    const packages = {};
    for (const name of readdirSync(work).filter((name) => name.endsWith(".deb"))) {
      packages[name] = checkedHash(join(work, name), name);
      await unpack(join(work, name), tree);
    }
    wrapBinaryen(tree);
    // Emscripten's optimizer imports acorn, which Debian packages apart from it.
    const modules = join(tree, "usr/share/emscripten/node_modules");
    cpSync(inRoot("node_modules/acorn"), join(modules, "acorn"), { recursive: true });
    writeFileSync(join(tree, "usr/share/emscripten/.emscripten"), configuration());
    writeManifest(tree, manifest, packages);
    rmSync(unpacked, { recursive: true, force: true });
    renameSync(tree, unpacked);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * The SHA-256 of a downloaded package, which must be the one that is expected, if one is.
 * @param {string} path
 * @param {string} name NAME_VERSION_ARCHITECTURE.deb
 */
export function checkedHash(path, name) {
  const hash = createHash("sha256").update(readFileSync(path)).digest("hex");
  const known = Object.entries(pinned).find(([wanted]) => name.startsWith(`${wanted}_`));
  if (known && !known[1].sha256.includes(hash)) {
    throw new ToolError(
      `${name} is not the file that is expected: its SHA-256 is ${hash} instead of ` +
        `${known[1].sha256.join(" or ")}.`,
    );
  }
  return hash;
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
