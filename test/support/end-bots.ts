import { endBots } from "./carry.ts";

endBots();
