import { createHash } from "node:crypto";
import { hasRoleFor } from "../access/permissions.ts";
import type { BoundAccount } from "../access/ports.ts";
import type { Effect } from "../ledger/entry-kinds.ts";
import type { Appended, Provenance } from "../ledger/ports.ts";
import type { Kept, Store } from "../store.ts";
import { BROADCAST_STEERED, type Steering } from "./entry-kinds.ts";
import { isUnreceived, outcomeOf } from "./outcome.ts";
import type { Broadcast, BroadcastState } from "./ports.ts";
import { mayAgree, secondPersons } from "./second-persons.ts";

/** What somebody wants to be done with a broadcast. */
export interface SteeringAsked extends Provenance {
  readonly id: string;
  readonly how: Steering;
  /** To more people than these a second person has to agree. */
  readonly secondAbove: number;
}

/** What it came to. */
export type Steered =
  | {
      readonly kind: "changed";
      readonly broadcast: Broadcast;
      readonly recipients: number;
      /** Who is to be asked whether they agree; nobody where none of them has an account yet. */
      readonly asked: readonly BoundAccount[];
      readonly effects: readonly Effect[];
    }
  /** It stands otherwise than it was shown: somebody has decided meanwhile. */
  | { readonly kind: "unchanged"; readonly broadcast: Broadcast }
  /** There is none of that id that is theirs to decide about. */
  | { readonly kind: "unknown" }
  | { readonly kind: "not-permitted" }
  | { readonly kind: "too-old" }
  /** Everybody has got it, or must not get it. */
  | { readonly kind: "nobody-left" };

const MOVES: Readonly<Record<Steering, { from: readonly BroadcastState[]; to: BroadcastState }>> = {
  confirm: { from: ["draft"], to: "sending" },
  agree: { from: ["waiting"], to: "sending" },
  refuse: { from: ["waiting"], to: "refused" },
  pause: { from: ["sending"], to: "paused" },
  resume: { from: ["paused"], to: "sending" },
  cancel: { from: ["draft", "waiting", "sending", "paused"], to: "cancelled" },
  resend: { from: ["done"], to: "sending" },
};

/** Who was counted may have changed after so long: then it is to be written anew. */
const CONFIRMED_WITHIN_MS = 24 * 60 * 60 * 1000;
const PAGE = 500;

/**
 * Confirms, pauses, resumes or cancels a broadcast, sends it anew to those who have not got it, or
 * agrees to it, and writes down who did. The sender decides, and a second person whether they agree.
 *
 * @param tell makes the answer before anything is kept
 */
export async function steerBroadcast<T>(
  store: Pick<Store, "transaction">,
  asked: SteeringAsked,
  tell: (steered: Steered, kept: Kept) => Promise<T>,
): Promise<T> {
  const work = async (kept: Kept) => {
    const permitted = await permit(kept, asked);
    const { steered, written } =
      permitted.kind === "permitted"
        ? await carryOut(kept, permitted.broadcast, asked)
        : { steered: permitted, written: undefined };
    return { told: await tell(steered, kept), written };
  };
  const isWritten = async ({ log }: Kept, { written }: { written: Appended | undefined }) =>
    !written || (await log.entry(written.key))?.hash === written.hash;
  return (await store.transaction(work, isWritten)).told;
}

type Permitted = { readonly kind: "permitted"; readonly broadcast: Broadcast };

/** Whether somebody may do this with a broadcast as it stands. */
async function permit(
  { broadcasts, roster }: Kept,
  { id, how, by, at }: SteeringAsked,
): Promise<Permitted | Steered> {
  const broadcast = await broadcasts.find(id);
  const person = await roster.person(by);
  if (!broadcast || !person || broadcast.state === "gathering") return { kind: "unknown" };
  const isForSecond = how === "agree" || how === "refuse";
  const mayDecide = isForSecond
    ? await mayAgree(roster, broadcast, person)
    : broadcast.sender === by;
  if (!mayDecide) return { kind: "unknown" };
  if (!MOVES[how].from.includes(broadcast.state)) return { kind: "unchanged", broadcast };
  if (how === "cancel" || hasRoleFor(person, "broadcast")) {
    const isOld = Date.parse(at) - Date.parse(broadcast.draftedAt) > CONFIRMED_WITHIN_MS;
    return how === "confirm" && isOld ? { kind: "too-old" } : { kind: "permitted", broadcast };
  }
  return { kind: "not-permitted" };
}

interface CarriedOut {
  readonly steered: Steered;
  readonly written: Appended | undefined;
}

async function carryOut(
  kept: Kept,
  broadcast: Broadcast,
  asked: SteeringAsked,
): Promise<CarriedOut> {
  const { id } = broadcast;
  const { how, by, at, secondAbove } = asked;
  const recipients = await kept.broadcasts.size(id);
  const needsSecond = how === "confirm" && recipients > secondAbove;
  const second = needsSecond ? await secondPersons(kept.roster, broadcast) : [];
  if (how === "resend" && (await reopened(kept, broadcast)) === 0) {
    return { steered: { kind: "nobody-left" }, written: undefined };
  }
  const changed: Broadcast = {
    ...broadcast,
    state: needsSecond ? "waiting" : stateAfter(how, broadcast),
    round: broadcast.round + (how === "resend" ? 1 : 0),
    ...{ by, at },
  };
  await kept.broadcasts.change(changed, broadcast.state);
  if (how === "pause" || how === "cancel") await kept.broadcasts.withdraw(id);
  const { effects, written } = await writeDown(kept, changed, recipients, asked);
  return {
    steered: { kind: "changed", broadcast: changed, recipients, asked: second, effects },
    written,
  };
}

function stateAfter(how: Steering, { state }: Broadcast): BroadcastState {
  return how === "cancel" && state === "draft" ? "dropped" : MOVES[how].to;
}

/** Lets those be decided anew who have not got it; how many they are. */
async function reopened({ broadcasts }: Kept, broadcast: Broadcast): Promise<number> {
  const people: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await broadcasts.statuses(broadcast.id, { after, limit: PAGE });
    people.push(
      ...page
        .filter((each) => isUnreceived(outcomeOf(broadcast, each)))
        .map(({ person }) => person),
    );
    after = page.at(-1)?.person;
    if (page.length < PAGE) break;
  }
  await broadcasts.reopen(broadcast.id, people);
  return people.length;
}

async function writeDown(
  { log }: Kept,
  { id, audience, text }: Broadcast,
  recipients: number,
  { how, by, at, via }: SteeringAsked,
): Promise<{ readonly effects: readonly Effect[]; readonly written: Appended | undefined }> {
  const before = await log.entriesOf({ kind: BROADCAST_STEERED.stream, id });
  const hash = createHash("sha256").update(text).digest("hex");
  const body = { did: how, audience, recipients, text: hash };
  const key = `broadcast:${id}:${before.length + 1}`;
  const entry = BROADCAST_STEERED.entry(id, body, { key, by, at, via });
  const [written] = await log.append([entry]);
  return { effects: [BROADCAST_STEERED.effectOf(entry)], written };
}
