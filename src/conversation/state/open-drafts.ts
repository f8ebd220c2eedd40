import { z } from "zod";
import type { Threads } from "../../app/store.ts";

/**
 * What somebody was read back and has not confirmed yet, of one kind. Drafts are kept for a person,
 * not for a room: a button works wherever it is pressed.
 *
 * @param place under which they are kept
 * @param most how many; the oldest are forgotten
 */
export function openDraftsAt<Draft extends { readonly id: string }>(
  place: string,
  draft: z.ZodType<Draft>,
  most: number,
) {
  const schema = z.object({ open: z.array(draft) });
  const write = (threads: Threads, person: string, open: readonly Draft[], at: string) =>
    threads.write(person, place, { open: open.slice(-most) }, at);
  /** The newest last. */
  const read = async (threads: Threads, person: string): Promise<readonly Draft[]> =>
    schema.safeParse(await threads.read(person, place)).data?.open ?? [];
  return {
    read,
    find: async (threads: Threads, person: string, id: string): Promise<Draft | undefined> =>
      (await read(threads, person)).find((each) => each.id === id),
    /** Keeps a draft in place of the one of its id, and of any other that it replaces. */
    keep: async (
      threads: Threads,
      person: string,
      kept: Draft,
      at: string,
      replaces: (other: Draft) => boolean = () => false,
    ): Promise<void> => {
      const others = (await read(threads, person)).filter(
        (each) => each.id !== kept.id && !replaces(each),
      );
      await write(threads, person, [...others, kept], at);
    },
    drop: async (threads: Threads, person: string, id: string, at: string): Promise<void> => {
      const others = (await read(threads, person)).filter((each) => each.id !== id);
      await write(threads, person, others, at);
    },
  };
}
