// Tests of single modules of the engine read their English texts, which in the package its server adds.

import { addTexts } from "../wasm/messages/en.js";
import { engineTexts } from "../wasm/messages/engine-texts.js";

addTexts(engineTexts);
