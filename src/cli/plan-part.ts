import { type Part, type PlannedFrom, planPart } from "../app/outreach/plan-reminders.ts";
import { builtIn } from "../built-in.ts";
import type { Config } from "../config.ts";
import { openData } from "../open-data.ts";
import { remindingBy } from "../reminding.ts";

/** A part of a day's planning, as it is asked of another process. */
export interface PartAsked {
  readonly config: Config;
  /** The folder of policies. */
  readonly policies: string;
  readonly channels: readonly string[];
  readonly from: PlannedFrom;
  readonly part: Part;
}

/** The program of a process that plans one part, says what it came to, and ends. */
process.once("message", (asked: PartAsked) => void planAsked(asked));
// Whoever asked is gone, and asks again when it is back.
process.once("disconnect", () => process.exit());

async function planAsked({ config, policies, channels, from, part }: PartAsked): Promise<void> {
  const store = await openData(config, { isForMuch: true });
  const planning = { ...remindingBy(config, builtIn(policies).catalogue), channels };
  const planned = await planPart(store, planning, from, part);
  await store.close();
  process.send?.(planned, () => process.exit());
}
