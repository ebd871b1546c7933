/** What a command writes. */

import { access, constants, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CommandError } from "./language.js";

/** @param {string} path @param {Error} cause */
const cannotWrite = (path, cause) =>
  new CommandError("cli.not-writable", { path, cause: cause.message }, { cause });

/** Throws where no file can be made, before hours of training. @param {string} path */
export const checkWritable = (path) =>
  access(dirname(path), constants.W_OK).catch((cause) => {
    throw cannotWrite(path, cause);
  });

/** @param {string} path @param {Parameters<typeof writeFile>[1]} content */
export const write = (path, content) =>
  writeFile(path, content).catch((cause) => {
    throw cannotWrite(path, cause);
  });
