/** The texts of the lessons' panel, in both languages, so that they are there when it renders. */

import { addTexts } from "./i18n.js";
import english from "./lessons.en.json";
import korean from "./lessons.ko.json";

addTexts({ en: english, ko: korean });
