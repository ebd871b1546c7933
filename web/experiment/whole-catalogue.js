/** The catalogue with all its texts and the steps of a preparation, which a first look does not need. */

import { catalog } from "minibatch";
import { useEntries } from "./catalogue.js";

useEntries(/** @type {any} */ (catalog.entries));
