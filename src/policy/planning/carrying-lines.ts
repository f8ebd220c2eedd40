import { addDays } from "../../domain/day.ts";
import type { RequirementLine } from "../../domain/standing.ts";
import type { Policy } from "../engine/compile.ts";
import { countsIn, type Offer } from "./offer.ts";

/** A line to which offers add, and whose surplus the policy carries into gaps after it. */
export interface CarryingLine {
  /** The offers that count in it, by their places. */
  readonly members: readonly number[];
  /** So much must they add before there is new surplus. */
  readonly until: number;
  /** No more new surplus than this can be of use. */
  readonly most: number;
  /** The gaps it may fill, by their places. */
  readonly into: readonly number[];
}

function sum(all: readonly { readonly amount: number }[] = []): number {
  return all.reduce((total, { amount }) => total + amount, 0);
}

/** What was earned in the line's own window, beyond what its text asks for; below 0 where it is less. */
function ownSurplus({ counted, required, carried, lowered = [] }: RequirementLine): number {
  const asked = lowered.reduce((total, { by }) => total + by, required);
  return counted - sum(carried) - asked;
}

/** Whether each window begins where the one before it ends; one that nobody asks about uses surplus unseen. */
function areUnbroken(lines: readonly RequirementLine[]): boolean {
  return lines.every(({ from }, place) => {
    const before = lines[place - 1];
    return before === undefined || addDays(before.to, 1) === from;
  });
}

/** The lines whose surplus may fill a gap, each with what it takes. */
export function carryingLines(
  policy: Policy,
  offers: readonly Offer[],
  gaps: readonly RequirementLine[],
  lines: readonly RequirementLine[],
): CarryingLine[] {
  return policy.carries.flatMap(({ requirement, windows, most }) => {
    const own = lines
      .filter(({ id }) => id === requirement.id)
      .sort((a, b) => (a.from < b.from ? -1 : 1));
    return own.flatMap((line, place): CarryingLine[] => {
      const reached = own.slice(place + 1, place + 1 + windows);
      const into = [...gaps.entries()].flatMap(([number, gap]) => {
        const steps = reached.indexOf(gap) + 1;
        return steps > 0 && areUnbroken(own.slice(place, place + 1 + steps)) ? [number] : [];
      });
      const members = [...offers.keys()].filter((index) => countsIn(offers[index] as Offer, line));
      if (into.length === 0 || members.length === 0) return [];
      const surplus = ownSurplus(line);
      const useful = into.reduce((total, number) => total + (gaps[number]?.missing ?? 0), 0);
      const room = policy.scale.read(most) - Math.max(0, surplus);
      return [
        { members, into, until: Math.max(0, -surplus), most: Math.max(0, Math.min(room, useful)) },
      ];
    });
  });
}
