/**
 * The texts of what is loaded after a first look, in both languages, so that they are there when its elements
 * render.
 */

import { addTexts } from "./i18n.js";
import english from "./rest.en.json";
import korean from "./rest.ko.json";

addTexts({ en: english, ko: korean });
