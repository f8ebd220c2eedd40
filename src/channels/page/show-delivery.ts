import type { Colleagues } from "../../app/access/find-colleagues.ts";
import type { Outcome, TakenDelivery } from "../../app/delivery/ports.ts";
import { replyOf } from "../../delivery/outgoing-message.ts";
import type { Transcript } from "./transcript.ts";

/** What the page is called in the addresses of deliveries, where an account is the id of a person. */
export const CHANNEL = "web";

/** Shows a delivery in the chat that it is for, at the time at which it is due. */
export async function showDelivery(
  { transcript, people }: { readonly transcript: Transcript; readonly people: Colleagues },
  delivery: TakenDelivery,
): Promise<Outcome> {
  const { address, dueAt: at } = delivery;
  const { to } = address;
  const shown = { text: "", isPressed: false, isPushed: true, reply: replyOf(delivery), at };
  if ("room" in to) {
    transcript.add({ ...shown, place: "group", room: to.room, by: { id: "", name: "" } });
    return { kind: "sent" };
  }
  const person = await people.find(to.account);
  if (!person) return { kind: "failed", problem: "the person has left", cause: "has-left" };
  const by = { id: person.id, name: person.name };
  transcript.add({ ...shown, place: "private", room: "web", by });
  return { kind: "sent" };
}
