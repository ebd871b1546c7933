export { default } from "https://example.invalid/minibatch/element.js";
