import { endsWhenDone } from "../audience/audience.ts";
import { type AudienceAsked, findAudience, type Member } from "../audience/find-audience.ts";
import type { Kept, Store } from "../store.ts";
import { type Broadcasting, newBroadcastId } from "./broadcasting.ts";

/** A message to many, before it is confirmed. */
export interface BroadcastAsked extends AudienceAsked {
  readonly text: string;
  /** An ISO instant. */
  readonly at: string;
}

/** Who would get it. */
export interface BroadcastPreview {
  readonly recipients: number;
  /** The first of them. */
  readonly sample: readonly Member[];
  /** How many have no account to send it to, and who the first of them are. */
  readonly unreachable: { readonly people: number; readonly sample: readonly Member[] };
  /** Whether a second person has to agree. */
  readonly needsSecond: boolean;
}

export const MOST_SAMPLED = 5;

type Read = Pick<Kept, "roster" | "records" | "questionnaires">;

/** Who would get a message; nothing is kept. */
export function previewBroadcast(
  kept: Read,
  asked: BroadcastAsked,
  broadcasting: Broadcasting,
): Promise<BroadcastPreview> {
  return survey(kept, asked, broadcasting, async () => {});
}

/**
 * Keeps a message with everybody who would get it, for its sender to confirm; nothing where nobody
 * would. Where belonging to the audience says something of somebody's figures, the look at each of
 * them is noted.
 */
export async function draftBroadcast(
  store: Store,
  asked: BroadcastAsked,
  broadcasting: Broadcasting,
): Promise<BroadcastPreview & { readonly id: string | undefined }> {
  const { sender, audience, text, at } = asked;
  const by = sender.teacher.id;
  const id = newBroadcastId();
  const fresh = { id, sender: by, text, audience, round: 0, by, draftedAt: at, at };
  await store.broadcasts.put({ ...fresh, state: "gathering" });
  const preview = await survey(store, asked, broadcasting, async (page) => {
    const people = page.map(({ person }) => person.teacher.id);
    const others = people.filter((whom) => whom !== by);
    await store.transaction(async ({ broadcasts, accessLog }) => {
      await broadcasts.addRecipients(id, people);
      if (!endsWhenDone(audience)) return;
      await accessLog.record(others.map((whom) => ({ by, whom, at, why: "broadcast" })));
    });
  });
  if (preview.recipients === 0) return { ...preview, id: undefined };
  await store.broadcasts.change({ ...fresh, state: "draft" }, "gathering");
  return { ...preview, id };
}

async function survey(
  kept: Read,
  asked: BroadcastAsked,
  { secondAbove }: Pick<Broadcasting, "secondAbove">,
  take: (page: readonly Member[]) => Promise<void>,
): Promise<BroadcastPreview> {
  let [recipients, people] = [0, 0];
  const sample: Member[] = [];
  const unreached: Member[] = [];
  for await (const page of findAudience(kept, asked)) {
    const accounts = await kept.roster.accountsOf(page.map(({ person }) => person.teacher.id));
    const without = page.filter(({ person }) => !accounts.has(person.teacher.id));
    recipients += page.length;
    people += without.length;
    sample.push(...page.slice(0, MOST_SAMPLED - sample.length));
    unreached.push(...without.slice(0, MOST_SAMPLED - unreached.length));
    await take(page);
  }
  return {
    ...{ recipients, sample },
    unreachable: { people, sample: unreached },
    needsSecond: recipients > secondAbove,
  };
}
