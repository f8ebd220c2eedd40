import type { Colleague } from "../../app/access/find-colleagues.ts";

/**
 * Somebody one may be on the page: what a colleague in the same group chat knows of them. The
 * people of one school share one group chat, whose room is the school's id.
 */
export type PagePerson = Colleague;
