import type { NewDelivery } from "../delivery/ports.ts";
import type { Kept } from "../store.ts";
import { broadcastOf } from "./broadcasting.ts";

/** Notes that a recipient is to get a broadcast on another channel, so that its report follows it there. */
export async function noteElsewhere(
  { broadcasts }: Pick<Kept, "broadcasts">,
  { key, person }: Pick<NewDelivery, "key" | "person">,
): Promise<void> {
  if (person !== undefined) await broadcasts.decide(broadcastOf(key), [{ person, delivery: key }]);
}
