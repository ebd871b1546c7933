/** The worker that is within the script: text that a page makes a worker of where it cannot load one. */

import { onePlatform } from "../engine/one-thread.js";
import { serve } from "./serve.js";

serve(onePlatform, null);
