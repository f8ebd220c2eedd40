import type { Day } from "../../domain/day.ts";
import { isApplicable } from "../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Person } from "../access/ports.ts";
import { packs } from "../import/packs.ts";
import type { PolicyUnits } from "../outreach/policy-units.ts";
import type { Kept } from "../store.ts";
import type { Sketched, Standings } from "./ports.ts";

type Read = Pick<Kept, "roster" | "standings">;

/** Somebody, with the outline of their standing where one is kept that is right. */
export type Sketch = Pick<Sketched, "person" | "outline">;

/** What is needed to find the outlines that are right. */
export interface Sketching {
  readonly units: PolicyUnits;
  readonly day: Day;
  /** Names this program: what another version made of a policy is not trusted. Absent where no outline is wanted. */
  readonly program?: (() => string) | undefined;
}

/** Names a policy in its version, and the program that applies it; nothing where it sets no amounts. */
export function policyKey(
  policy: PolicyDocument | undefined,
  program: Sketching["program"],
): string | undefined {
  return program && policy && isApplicable(policy)
    ? `${policy.id}@${policy.version}@${program()}`
    : undefined;
}

/** So many people stand on a page. */
const PEOPLE_AT_ONCE = 1_000;
/** In so many units people are looked for at once. */
const UNITS_AT_ONCE = 50;

/** Everybody who works in some units itself, page by page; `only` as {@link Standings.page} has it. */
export async function* sketchesIn(
  { roster, standings }: Read,
  asked: readonly string[],
  { units, day, program }: Sketching,
  only?: Parameters<Standings["page"]>[1]["only"],
): AsyncGenerator<readonly Sketched[]> {
  const keyOf = (unit: string) => policyKey(units.policyOf(unit), program);
  for (const [policy, all] of byPolicy(asked, keyOf)) {
    for (const some of packs(all, () => UNITS_AT_ONCE)) {
      yield* pages(async (after) => {
        const which = { after, limit: PEOPLE_AT_ONCE };
        if (policy !== undefined) return standings.page(some, { policy, day, only, ...which });
        const people = await roster.peopleIn(some, which);
        return people.map((person) => ({ person, facts: "" }));
      });
    }
  }
}

async function* pages(
  read: (after: Person | undefined) => Promise<readonly Sketched[]>,
): AsyncGenerator<readonly Sketched[]> {
  let page = await read(undefined);
  while (page.length > 0) {
    yield page;
    if (page.length < PEOPLE_AT_ONCE) return;
    page = await read(page.at(-1)?.person);
  }
}

/** The same of some people, in their order. */
export async function sketchesOf(
  { standings }: Pick<Read, "standings">,
  people: readonly Person[],
  { units, day, program }: Sketching,
): Promise<readonly Sketch[]> {
  const outlines = new Map<string, Sketch["outline"]>();
  const keyOf = ({ unit }: Person) => policyKey(units.policyOf(unit), program);
  for (const [policy, some] of byPolicy(people, keyOf)) {
    if (policy === undefined) continue;
    const ids = some.map(({ teacher }) => teacher.id);
    for (const [id, outline] of await standings.of(ids, { policy, day })) outlines.set(id, outline);
  }
  return people.map((person) => {
    const outline = outlines.get(person.teacher.id);
    return { person, ...(outline && { outline }) };
  });
}

/** Items under one policy together. */
function byPolicy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string | undefined, readonly Item[]> {
  const groups = new Map<string | undefined, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(item);
  }
  return groups;
}
