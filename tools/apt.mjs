/** Debian's apt: installing packages, and fetching some of another release without touching the system. */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ToolError, run, which } from "./process.mjs";

/** Whether packages can be installed here: apt, and root or a sudo that may ask for a password. */
export async function canInstall() {
  if (!which("apt-get")) return false;
  if (process.getuid?.() === 0) return true;
  if (!which("sudo")) return false;
  if (process.stdin.isTTY) return true;
  return (await run("sudo", ["-n", "true"], { quiet: true, allowFailure: true })).code === 0;
}

/** @param {string[]} args */
function aptGet(args) {
  const command = ["apt-get", "-q", "-y", ...args];
  const env = ["env", "DEBIAN_FRONTEND=noninteractive"];
  const [first, ...rest] =
    process.getuid?.() === 0 ? [...env, ...command] : ["sudo", ...env, ...command];
  return run(first, rest, { quiet: true });
}

/**
 * Installs packages, refreshing the package lists only when they turn out to be absent or old.
 * @param {string[]} names
 */
export async function install(names) {
  console.log(`Installing system packages: ${names.join(" ")}`);
  const args = ["install", "--no-install-recommends", ...names];
  try {
    await aptGet(args);
  } catch {
    await aptGet(["update"]);
    await aptGet(args);
  }
}

/** The fields of /etc/os-release. */
export function osRelease() {
  /** @type {Record<string, string>} */
  const fields = {};
  try {
    for (const line of readFileSync("/etc/os-release", "utf8").split("\n")) {
      const match = /^(\w+)=(?:"(.*)"|(.*))$/.exec(line);
      if (match) fields[match[1]] = match[2] ?? match[3];
    }
  } catch {
    // Not a Linux that says what it is.
  }
  return fields;
}

/** The mirror this system takes its Debian packages from. */
async function debianMirror() {
  const format = "$(REPO_URI) $(RELEASE) $(COMPONENT)";
  const args = ["indextargets", "--format", format, "Created-By: Packages"];
  const { output } = await run("apt-get", args, { quiet: true });
  const release = osRelease().VERSION_CODENAME;
  const lines = output.split("\n").map((line) => line.split(" "));
  const line =
    lines.find(([, suite, component]) => suite === release && component === "main") ??
    lines.find(([uri, , component]) => component === "main" && !/security/.test(uri));
  if (!line) throw new ToolError("apt's sources name no Debian mirror with the component main.");
  return line[0];
}

/**
 * Downloads packages of another Debian release into a folder, with an apt configuration of its own there.
 * @param {string} release such as "trixie"
 * @param {string[]} packages names, or "name=version"
 * @param {string} folder takes the .deb files
 */
export async function downloadFrom(release, packages, folder) {
  const sources = join(folder, "debian.sources");
  const lists = join(folder, "lists");
  mkdirSync(join(lists, "partial"), { recursive: true });
  mkdirSync(join(folder, "archives", "partial"), { recursive: true });
  writeFileSync(
    sources,
    [
      "Types: deb",
      `URIs: ${await debianMirror()}`,
      `Suites: ${release}`,
      "Components: main",
      "Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg",
      "",
    ].join("\n"),
  );
  const options = [
    `Dir::Etc::sourcelist=${sources}`,
    "Dir::Etc::sourceparts=/dev/null",
    "Dir::Etc::preferences=/dev/null",
    "Dir::Etc::preferencesparts=/dev/null",
    `Dir::State::lists=${lists}`,
    `Dir::Cache=${folder}`,
    `Dir::Cache::archives=${join(folder, "archives")}`,
    "APT::Sandbox::User=root",
    "Acquire::Languages=none",
    "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
  ].flatMap((option) => ["-o", option]);
  await run("apt-get", [...options, "-q", "update"], { quiet: true });
  const wanted = packages.map((name) => (name.includes("=") ? name : `${name}/${release}`));
  await run("apt-get", [...options, "-q", "download", ...wanted], { quiet: true, cwd: folder });
}
