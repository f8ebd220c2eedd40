import { z } from "zod";
import { HOSTS, LEVELS, MODES, OUTCOMES, PLACES } from "../../domain/training-record.ts";
import { amount } from "./amount.ts";

const VALUES = { level: LEVELS, mode: MODES, host: HOSTS, place: PLACES, outcome: OUTCOMES };

/** A rate per value of a fact: `{ by: level, county: 1, city: 2 }`; `none` where it is not stated. */
export function ratesBy<const F extends keyof typeof VALUES>(facts: readonly F[]) {
  const by = z.enum(facts, { error: `write one of ${facts.join(", ")}` });
  return z
    .object({ by })
    .catchall(amount)
    .superRefine((table, context) => {
      const known: readonly string[] = ["by", "none", ...VALUES[table.by as F]];
      for (const value of Object.keys(table)) {
        if (known.includes(value)) continue;
        const message = `write one of ${known.slice(1).join(", ")}`;
        context.addIssue({ code: "custom", path: [value], message });
      }
    });
}
