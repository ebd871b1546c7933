// `npm create minibatch`: the package as it is packed, and what it writes. The pages train in `npm run consumers`.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parse } from "acorn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameOf, templates } from "../../create/write.js";
import { inRoot } from "../../tools/paths.mjs";
import { run } from "../../tools/process.mjs";

const folder = mkdtempSync(join(tmpdir(), "minibatch-create-"));
/** @type {string[]} */
let packed = [];
beforeAll(async () => {
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const { output } = await run("npm", args, { quiet: true, cwd: inRoot("create") });
  const [{ filename, files }] = JSON.parse(output.slice(output.indexOf("[")));
  packed = files.map((/** @type {{ path: string }} */ { path }) => path);
  await run("tar", ["-xzf", join(folder, filename), "-C", folder], { quiet: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the packed program without a terminal. @param {...string} args */
const create = (...args) => {
  const program = join(folder, "package/index.js");
  return spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: "utf8" });
};

/**
 * Runs the packed program as in a terminal, and answers one question after the other.
 * @param {string[]} args
 * @param {string[]} answers
 * @returns {Promise<{ output: string, code: number | null }>}
 */
function answered(args, answers) {
  const program = join(folder, "package/index.js");
  const terminal = "data:text/javascript,process.stdin.isTTY=true";
  const child = spawn(process.execPath, ["--import", terminal, program, ...args], { cwd: folder });
  const left = [...answers];
  let [output, asked] = ["", 0];
  const hear = (/** @type {Buffer} */ bytes) => {
    output += bytes;
    const questions = output.match(/\): /g)?.length ?? 0;
    for (; asked < questions && left.length > 0; asked++) child.stdin.write(`${left.shift()}\n`);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve) => child.on("close", (code) => resolve({ output, code })));
}

/** @param {string} below @returns {Record<string, string>} */
function filesIn(below) {
  const entries = readdirSync(below, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ name, parentPath }) => join(parentPath, name))
      .map((path) => [relative(below, path), readFileSync(path, "utf8")]),
  );
}

describe("create-minibatch", () => {
  it("has the version of the package, its licence, and nothing to install", () => {
    const own = JSON.parse(readFileSync(inRoot("create/package.json"), "utf8"));
    expect(own.version).toBe(JSON.parse(readFileSync(inRoot("package.json"), "utf8")).version);
    expect([own.dependencies, own.scripts]).toEqual([undefined, undefined]);
    expect(packed).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "index.js", "write.js"]),
    );
    expect(readFileSync(inRoot("create/LICENSE"), "utf8")).toBe(
      readFileSync(inRoot("LICENSE"), "utf8"),
    );
    const readme = readFileSync(inRoot("create/README.md"), "utf8");
    for (const name of Object.keys(templates)) expect(readme).toContain(`| \`${name}\``);
  });

  it.each(Object.keys(templates))("writes the template %s", (template) => {
    const { stdout, stderr, status } = create(`My App ${template}`, "--template", template);
    expect([stderr, status]).toEqual(["", 0]);
    expect(stdout).toContain("npm install");
    const files = filesIn(join(folder, `My App ${template}`));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([".gitignore", "index.html", "package.json", "style.css"]),
    );
    const { name, dependencies, devDependencies } = JSON.parse(files["package.json"]);
    expect(name).toBe(`my-app-${template}`);
    expect(dependencies.minibatch).toMatch(/^\^\d+\.\d+\.\d+$/);
    /** @type {string[]} */
    const imported = [];
    for (const [path, text] of Object.entries(files)) {
      expect(text, path).not.toMatch(/{{(name|version)}}/);
      const sources = [
        ...text.matchAll(/(?:^import |from )"([^"]+)"/gm),
        ...text.matchAll(/(?:src|href)="(\/[^"]+)"/g),
      ];
      for (const [, source] of sources) {
        if (/^[./]/.test(source)) {
          const file = source.replace(/^\.?\//, "");
          expect(
            Object.keys(files).some((known) => [file, `public/${file}`].includes(known)),
            source,
          ).toBe(true);
        } else imported.push(/^(@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? source);
      }
      if (path.endsWith(".js")) parse(text, { ecmaVersion: "latest", sourceType: "module" });
    }
    expect(Object.keys({ ...dependencies, ...devDependencies })).toEqual(
      expect.arrayContaining([...new Set(imported), "vite"]),
    );
  });

  it("refuses a folder with something in it, and writes nothing", () => {
    const taken = join(folder, "taken");
    mkdirSync(taken);
    writeFileSync(join(taken, "thesis.txt"), "mine");
    const { stderr, status } = create("taken", "--template", "plain");
    expect(status).toBe(1);
    expect(stderr).toContain("taken is not empty: it has thesis.txt. Nothing was written.");
    expect(readdirSync(taken)).toEqual(["thesis.txt"]);
    expect(create("taken/thesis.txt").stderr).toContain("is a file");
  });

  it("takes a folder with a new repository in it", () => {
    mkdirSync(join(folder, "new/.git"), { recursive: true });
    expect(create("new").status).toBe(0);
  });

  it("says what is wrong with its arguments", () => {
    expect(create("a", "--template", "vue").stderr).toBe(
      'There is no template "vue". There are plain, react, lesson.\n',
    );
    expect(create().stderr).toContain("Expected a folder to write into.\nnpm create minibatch");
    expect(create("a", "--templat", "plain").stderr).toContain("--templat");
    expect(create("a", "b").stderr).toContain("Expected one folder");
    expect(create("--help").stdout).toContain("--template plain|react|lesson");
    expect(readdirSync(folder)).not.toContain("a");
  });

  it.each([
    ["what was said", [], ["asked", "lesson"], ["asked", "lesson"]],
    ["nothing but Enter", [], ["", ""], ["minibatch-app", "plain"]],
    ["the template alone", ["given"], ["react"], ["given", "react"]],
    ["the folder alone", ["--template", "react"], ["named"], ["named", "react"]],
  ])("asks in a terminal for what is left: %s", async (_, args, answers, [name, template]) => {
    const { output, code } = await answered(args, answers);
    expect(code).toBe(0);
    expect(output.match(/\((minibatch-app|plain)\): /g)).toHaveLength(answers.length);
    expect(output).toMatch(new RegExp(`${name}: \\d+ files, template ${template}\\.`));
    expect(Object.keys(filesIn(join(folder, name)))).toContain("package.json");
    rmSync(join(folder, name), { recursive: true });
  });

  it("says which templates there are where another is asked for in a terminal", async () => {
    const { output, code } = await answered(["unwritten"], ["vue"]);
    expect(code).toBe(1);
    for (const template of Object.keys(templates)) expect(output).toContain(`  ${template}`);
    expect(output).toContain('There is no template "vue".');
    expect(readdirSync(folder)).not.toContain("unwritten");
  });

  it("makes a package's name of any folder's", () => {
    expect(["My App", "_x", "앱", "a.b", "-"].map((name) => nameOf(`/tmp/${name}`))).toEqual([
      ...["my-app", "x", "minibatch-app", "a.b", "minibatch-app"],
    ]);
  });
});
