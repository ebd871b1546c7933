/** The frameworks, which this checkout does not install: what checks the components knows nothing of them. */

declare module "react";
declare module "vue";
declare module "svelte";
declare module "svelte/store";
declare module "*.svelte";
