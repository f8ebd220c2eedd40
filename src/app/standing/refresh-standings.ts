import type { Day } from "../../domain/day.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import { evaluate } from "../../policy/engine/evaluate.ts";
import { standsUntil } from "../../policy/engine/stands-until.ts";
import { packs } from "../import/packs.ts";
import type { Foreseen } from "../outreach/gather.ts";
import { policyUnits } from "../outreach/policy-units.ts";
import { readAhead } from "../outreach/read-ahead.ts";
import { recordsWeighed } from "../records/ports.ts";
import type { Kept } from "../store.ts";
import { outlineOf, unfinishedOf } from "./outline.ts";
import type { KeptStanding, Sketched } from "./ports.ts";
import { policyKey, sketchesIn } from "./sketch.ts";

type Read = Pick<Kept, "roster" | "records" | "standings">;
type Known = Pick<Foreseen, "documentOf" | "program">;

/** Of so many the records are read and weighed in one go; questions are answered in between. */
const WEIGHED_AT_ONCE = 20;

/** In so many units people are looked for at once. */
const UNITS_AT_ONCE = 500;

/** Units in which somebody is to be weighed anew, those under one policy together; not many more than asked for. */
export async function unitsToWeigh(
  { roster, standings }: Pick<Read, "roster" | "standings">,
  { documentOf, program }: Known,
  { day, most }: { readonly day: Day; readonly most: number },
): Promise<readonly string[]> {
  const all = await roster.units();
  const units = policyUnits(all, documentOf);
  const byKey = new Map<string, string[]>();
  for (const { id } of all) {
    const key = policyKey(units.policyOf(id), program);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), id]);
  }
  const found: string[] = [];
  for (const [policy, under] of byKey) {
    for (const some of packs(under, () => UNITS_AT_ONCE)) {
      found.push(...(await standings.unitsToWeigh(some, { policy, day })));
      if (found.length >= most) return found;
    }
  }
  return found;
}

/**
 * Weighs everybody in a unit of whom no outline is kept that is right on a day, and keeps it; says
 * how many. What is written about somebody meanwhile is found the next time.
 */
export async function weighUnit(
  kept: Read,
  { documentOf, program }: Known,
  unit: string,
  day: Day,
): Promise<number> {
  const units = policyUnits(await kept.roster.unitsAbove(unit), documentOf);
  const policy = units.policyOf(unit);
  const key = policyKey(policy, program);
  if (!policy || !isApplicable(policy) || key === undefined) return 0;
  const weigh = (entry: number) => async (some: readonly Sketched[]) => {
    const records = await kept.records.ofMany(some.map(({ person }) => person.teacher.id));
    return () =>
      some.map(({ person: { teacher }, facts: named }): KeptStanding => {
        const own = recordsWeighed(records.get(teacher.id) ?? []);
        const facts = { teacher, records: own };
        const outline = unfinishedOf(outlineOf(evaluate(policy, facts, day), day));
        const until = standsUntil(policy, facts, day);
        return { person: teacher.id, facts: named, policy: key, entry, from: day, until, outline };
      });
  };
  let weighed = 0;
  for await (const page of sketchesIn(kept, [unit], { units, day, program }, "unknown")) {
    const found: KeptStanding[] = [];
    const entry = await kept.records.lastEntry();
    for await (const standings of readAhead(
      packs(page, () => WEIGHED_AT_ONCE),
      weigh(entry),
    )) {
      found.push(...standings());
    }
    await kept.standings.put(found);
    weighed += found.length;
  }
  return weighed;
}
