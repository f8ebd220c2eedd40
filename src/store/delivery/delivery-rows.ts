import type {
  Address,
  ListedDelivery,
  NewDelivery,
  Outcome,
  TakenDelivery,
} from "../../app/delivery/ports.ts";
import { storableText } from "../bindable.ts";
import type { DeliveryRow } from "../tables.ts";
import type { Vault } from "../vault/vault.ts";

/** Sealed for its key, its person and its address: it opens for no other. */
const placeOf = (row: Pick<DeliveryRow, "key" | "person" | "channel" | "address">) =>
  JSON.stringify(["delivery", row.key, row.person, row.channel, row.address]);

export function rowOf(delivery: NewDelivery, vault: Vault): DeliveryRow {
  const { channel, ...address } = delivery.address;
  const named = {
    key: delivery.key,
    person: delivery.person ?? null,
    channel,
    address: JSON.stringify(address),
  };
  return {
    ...named,
    kind: delivery.kind,
    content: vault.seal(JSON.stringify(delivery.content ?? null), placeOf(named)),
    due_at: delivery.dueAt,
    expires_at: delivery.expiresAt,
    state: "planned",
    at: delivery.dueAt,
    attempts: 0,
    doubt_since: null,
    holder: null,
    held_until: null,
    message_id: null,
    problem: null,
    cause: null,
    reported_at: null,
    read_at: null,
  };
}

export function droppedRow(delivery: NewDelivery, problem: string, vault: Vault): DeliveryRow {
  return { ...rowOf(delivery, vault), content: "", state: "dropped", problem };
}

export function changeBy(outcome: Outcome, at: string) {
  const end = { content: "", doubt_since: null };
  switch (outcome.kind) {
    case "sent":
      return { ...end, state: "sent" as const, message_id: outcome.messageId ?? null };
    case "retry":
      return {
        state: "planned" as const,
        due_at: outcome.notBefore,
        problem: storableText(outcome.problem),
        ...(outcome.isInDoubt && { doubt_since: at }),
      };
    case "failed": {
      const { cause = null, problem } = outcome;
      return { state: "failed" as const, problem: storableText(problem), cause };
    }
    case "dropped":
      return { ...end, state: "dropped" as const, problem: storableText(outcome.problem) };
  }
}

function bareOf(row: DeliveryRow): Omit<NewDelivery, "content"> {
  return {
    key: row.key,
    kind: row.kind,
    ...(row.person !== null && { person: row.person }),
    address: { channel: row.channel, ...(JSON.parse(row.address) as Omit<Address, "channel">) },
    dueAt: row.due_at,
    expiresAt: row.expires_at,
  };
}

/** @param row as it was before it was taken: who had it then may have sent it */
export function takenOf(row: DeliveryRow, vault: Vault): TakenDelivery {
  const doubtSince = row.doubt_since ?? (row.state === "queued" ? row.at : null);
  return {
    ...bareOf(row),
    content: JSON.parse(vault.open(row.content, placeOf(row))),
    attempts: row.attempts,
    ...(doubtSince !== null && { doubtSince }),
  };
}

export function listedOf(row: DeliveryRow): ListedDelivery {
  return {
    ...bareOf(row),
    state: row.state,
    attempts: row.attempts,
    at: row.at,
    ...(row.message_id !== null && { messageId: row.message_id }),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.cause !== null && { cause: row.cause }),
    ...(row.read_at !== null && { readAt: row.read_at }),
  };
}
