import type { Person } from "../../../app/access/ports.ts";
import { type Broadcasting, startsLater } from "../../../app/broadcasts/broadcasting.ts";
import type { Steering } from "../../../app/broadcasts/entry-kinds.ts";
import { deliveryTo, fromOf } from "../../../app/broadcasts/plan-broadcast.ts";
import { type Broadcast, NOTICE } from "../../../app/broadcasts/ports.ts";
import { type Steered, steerBroadcast } from "../../../app/broadcasts/steer-broadcast.ts";
import type { Provenance } from "../../../app/ledger/ports.ts";
import { policyForPerson } from "../../../app/policies/policy-for-person.ts";
import type { Kept } from "../../../app/store.ts";
import type { Moment } from "../../../domain/recurrence.ts";
import { audienceNames, audienceText } from "../../../wording/audience-wording.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { Context, ConversationDeps } from "../../context.ts";
import type { Answer } from "../../question.ts";
import { asksReply, decidedReply, steeredReply } from "./reply.ts";

/** Decides about a broadcast in a conversation. */
export async function steer(
  { deps, turn: { at, via }, localizer }: Context,
  asker: Person,
  how: Steering,
  id: string,
): Promise<Answer> {
  const asked = { id, how, by: asker.teacher.id, at, via };
  const { steered, starts, names } = await steerAndTell(deps, asked);
  const effects = steered.kind === "changed" ? steered.effects : [];
  const told = { secondAbove: deps.broadcasting.secondAbove, starts, names };
  return { reply: steeredReply(localizer, how, steered, told), askerOnly: true, effects };
}

/** What became of it, and what is told of that. */
interface SteeredAndTold {
  readonly steered: Steered;
  /** When sending begins, where that is not at once. */
  readonly starts: Moment | undefined;
  /** Who is asked to agree. */
  readonly names: readonly string[];
}

/**
 * Decides about a broadcast, and in the same transaction asks whoever has to agree, or tells its
 * sender what the second person said.
 */
export function steerAndTell(
  { store, broadcasting, wording }: Pick<ConversationDeps, "store" | "broadcasting" | "wording">,
  asked: Provenance & { readonly id: string; readonly how: Steering },
): Promise<SteeredAndTold> {
  const { secondAbove, instantAt } = broadcasting;
  const starts = startsLater(broadcasting, asked.at);
  const due = starts ?? broadcasting.wallTime(asked.at);
  const localizer = wording.in("zh-CN");
  return steerBroadcast(store, { ...asked, secondAbove }, async (steered, kept) => {
    if (steered.kind !== "changed") return { steered, starts, names: [] };
    const said = { kept, localizer, broadcasting, dueAt: instantAt(due.day, due.minute) };
    if (asked.how === "agree" || asked.how === "refuse") await tellSender(said, steered);
    return { steered, starts, names: await askToAgree(said, steered) };
  });
}

type Changed = Extract<Steered, { kind: "changed" }>;

/** What is needed to say something to somebody about a broadcast. */
interface Saying {
  readonly kept: Kept;
  readonly localizer: Localizer;
  readonly broadcasting: Broadcasting;
  readonly dueAt: string;
}

/** Asks everybody who may agree; the first answer decides. */
async function askToAgree(
  { kept, localizer, broadcasting, dueAt }: Saying,
  { broadcast, recipients, asked }: Changed,
): Promise<readonly string[]> {
  const { roster, outbox } = kept;
  const content = await asksReplyFor({ kept, localizer, broadcasting }, broadcast, recipients);
  if (!content || asked.length === 0) return [];
  const deliveries = asked.map((account) => {
    const key = `broadcast-agree:${broadcast.id}:${account.person}`;
    return deliveryTo(account, { key, kind: NOTICE, content, dueAt });
  });
  await outbox.put(deliveries);
  const people = [...(await roster.people(asked.map(({ person }) => person))).values()];
  return people.map(({ teacher }) => teacher.name);
}

/** What somebody who may agree to a broadcast is shown; nothing where its sender is gone. */
export async function asksReplyFor(
  {
    kept,
    localizer,
    broadcasting,
  }: Pick<Saying, "localizer" | "broadcasting"> & { readonly kept: Pick<Kept, "roster"> },
  broadcast: Broadcast,
  recipients: number,
): Promise<Reply | undefined> {
  const sender = await kept.roster.person(broadcast.sender);
  if (!sender) return undefined;
  const chosen = await policyForPerson(kept.roster, sender);
  const policy = chosen && broadcasting.documentOf(chosen.policy);
  const names = await audienceNames(localizer, kept.roster, broadcast.audience, policy);
  const whom = audienceText(localizer, broadcast.audience, names);
  return asksReply(localizer, { broadcast, recipients, whom, from: await fromOf(kept, sender) });
}

/** Tells the sender whether the second person agreed. */
async function tellSender(
  { kept: { roster, outbox }, localizer, dueAt }: Saying,
  { broadcast, recipients }: Changed,
): Promise<void> {
  const [account] = await roster.accounts(broadcast.sender);
  const second = await roster.person(broadcast.by);
  if (!account || !second) return;
  const content = decidedReply(localizer, broadcast, second.teacher.name, recipients);
  const key = `broadcast-decided:${broadcast.id}`;
  await outbox.put([deliveryTo(account, { key, kind: NOTICE, content, dueAt })]);
}
