import type { Role } from "../app/ports.ts";

/** Somebody one may be on the page: what a colleague in the same group chat knows of them. */
export interface PagePerson {
  /** The staff number. */
  readonly id: string;
  readonly name: string;
  /** The farthest-reaching role they hold; `teacher` where they hold none. */
  readonly role: Role;
  /** The school or office they work in. Its people share one group chat, whose room is this id. */
  readonly school: { readonly id: string; readonly name: string };
  /** The name of their teaching group (教研组), where it is known. */
  readonly group?: string | undefined;
}
