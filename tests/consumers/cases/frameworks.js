/** Frameworks: their dev servers, what they build, and what they run on the server. */

import { page, showing, titling, training } from "../program.js";
import { noWorkerFile, oneFile } from "./projects.js";

/** @typedef {import("../run-case.js").Consumer} Consumer */

const group = "Frameworks";
const train = training();

const next = {
  group,
  packages: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" },
  manifest: { type: undefined },
};
const nextFiles = {
  "train.mjs": train,
  "app/layout.jsx": `export default ({ children }) => <html><body>{children}</body></html>;`,
  "app/page.jsx": `"use client";
import { useEffect } from "react";
import { train } from "../train.mjs";
export default function Page() {
  useEffect(() => {
    ${titling}
  }, []);
  return <p>waiting</p>;
}`,
};
const nextRoute = {
  ...nextFiles,
  "app/api/train/route.js": `import { train } from "../../../train.mjs";
export const dynamic = "force-dynamic";
export const GET = async () => Response.json(await train());`,
};

const angularBuild = {
  builder: "@angular/build:application",
  options: {
    ...{ outputPath: "dist", outputHashing: "none" },
    ...{ index: "src/index.html", browser: "src/main.ts", tsConfig: "tsconfig.json" },
  },
};

/** @type {Consumer[]} */
export const frameworks = [
  ...["--turbopack", "--webpack"].flatMap((bundler) => [
    {
      ...next,
      name: `Next.js 16.4.6 ${bundler.slice(2)}, page`,
      files: nextFiles,
      build: [["next", "build", bundler]],
      serve: ["next", "start", "-p", "{port}"],
      runs: "worker",
    },
    {
      ...next,
      name: `Next.js 16.4.6 ${bundler.slice(2)}, route handler`,
      files: nextRoute,
      build: [["next", "build", bundler]],
      serve: ["next", "start", "-p", "{port}"],
      path: "/api/train",
    },
    {
      ...next,
      name: `Next.js 16.4.6 ${bundler.slice(2)}, dev`,
      files: nextFiles,
      serve: ["next", "dev", bundler, "-p", "{port}"],
      runs: "worker",
    },
  ]),
  ...["dev", "build"].map((command) => ({
    name: `Nuxt 4.5.2, ${command}`,
    group,
    packages: { nuxt: "4.5.2", vue: "3.5.45", node: "22.21.1" },
    files: {
      "train.js": train,
      "nuxt.config.ts": `export default defineNuxtConfig({ compatibilityDate: "2026-11-01", ssr: true });`,
      "app/app.vue": `<script setup>
import { onMounted } from "vue";
onMounted(async () => {
  const { train } = await import("../train.js");
  ${titling}
});
</script>
<template><p>waiting</p></template>`,
    },
    ...(command === "dev"
      ? { serve: ["nuxt", "dev", "--port", "{port}", "--host", "localhost"] }
      : { build: [["nuxt", "build"]], serve: ["node", ".output/server/index.mjs"] }),
    runs: "worker",
  })),
  {
    name: "SvelteKit 3.2.0",
    group,
    packages: {
      "@sveltejs/kit": "3.2.0",
      "@sveltejs/adapter-static": "4.0.1",
      "@sveltejs/vite-plugin-svelte": "7.3.1",
      svelte: "5.57.3",
      vite: "8.3.8",
      node: "22.21.1",
    },
    files: {
      "src/train.js": train,
      "src/app.html": `<!doctype html><html><head>%sveltekit.head%</head><body>%sveltekit.body%</body></html>`,
      "src/routes/+page.js": "export const prerender = true;",
      "src/routes/+page.svelte": `<script>
import { onMount } from "svelte";
import { train } from "../train.js";
onMount(() => {
  ${titling}
});
</script><p>waiting</p>`,
      "vite.config.js": `import adapter from "@sveltejs/adapter-static";
import { sveltekit } from "@sveltejs/kit/vite";
export default { plugins: [sveltekit({ adapter: adapter() })] };`,
    },
    build: [["vite", "build"]],
    folder: "build",
    runs: "worker",
  },
  {
    name: "Astro 7.3.5",
    group,
    packages: { astro: "7.3.5", node: "22.21.1" },
    files: {
      "src/train.js": train,
      "src/pages/index.astro": `<html><head><title>waiting</title></head><body><script>${showing("../train.js")}</script></body></html>`,
    },
    build: [["astro", "build"]],
    folder: "dist",
    runs: "worker",
  },
  {
    name: "Angular 22.2.6",
    group,
    packages: {
      "@angular/build": "22.2.7",
      "@angular/cli": "22.2.7",
      "@angular/common": "22.2.6",
      "@angular/compiler": "22.2.6",
      "@angular/compiler-cli": "22.2.6",
      "@angular/core": "22.2.6",
      "@angular/platform-browser": "22.2.6",
      node: "24.21.0",
      rxjs: "7.8.2",
      tslib: "2.9.1",
      typescript: "6.0.3",
    },
    files: {
      "angular.json": JSON.stringify({
        version: 1,
        cli: { analytics: false },
        projects: {
          app: { projectType: "application", root: "", architect: { build: angularBuild } },
        },
      }),
      "tsconfig.json": JSON.stringify({
        compilerOptions: { target: "ES2022", module: "preserve", allowJs: true, types: [] },
        files: ["src/main.ts"],
      }),
      "src/index.html": page(""),
      "src/train.js": train,
      "src/main.ts": showing(),
    },
    build: [["ng", "build"]],
    folder: "dist/browser",
    runs: "worker, inline",
    note: noWorkerFile,
  },
  {
    name: "Docusaurus 3.10.2",
    group,
    packages: {
      "@docusaurus/core": "3.10.2",
      "@docusaurus/preset-classic": "3.10.2",
      react: "19.3.1",
      "react-dom": "19.3.1",
    },
    manifest: { type: undefined },
    files: {
      "docusaurus.config.js": `module.exports = { title: "t", url: "http://localhost", baseUrl: "/",
        presets: [["classic", { docs: false, blog: false }]] };`,
      "src/train.mjs": train,
      "src/pages/index.js": `import React, { useEffect } from "react";
import { train } from "../train.mjs";
export default function Page() {
  useEffect(() => {
    ${titling}
  }, []);
  return <p>waiting</p>;
}`,
    },
    build: [["docusaurus", "build"]],
    folder: "build",
    runs: "worker, inline",
    note: "it adds to a worker's script what does not run there",
  },
  {
    name: "Observable Framework 1.13.4, minibatch/inline",
    group,
    packages: { "@observablehq/framework": "1.13.4" },
    files: {
      "observablehq.config.js": `export default { title: "t", pages: [] };`,
      "src/train.js": training("minibatch/inline"),
      "src/index.md": "# waiting\n\n```js\n" + showing("./train.js") + "\n```\n",
    },
    build: [["observable", "build"]],
    folder: "dist",
    runs: "worker, inline",
    note: oneFile,
  },
];
