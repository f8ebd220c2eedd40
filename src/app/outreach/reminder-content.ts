import { z } from "zod";
import { type Day, isDay } from "../../domain/day.ts";
import type { Spoken } from "./decide.ts";
import type { Outreach } from "./gather.ts";
import type { Matter } from "./matter.ts";

/** What a reminder is about, as the outbox keeps it: it is put into words when it is sent. */
export function contentOf(told: readonly Spoken[]): unknown {
  return {
    told: told.map(({ matter: { policy, ...matter }, source, period, isAgain }) => ({
      ...{ matter, source: source.id, period },
      ...(policy && { policy: policy.id }),
      ...(isAgain && { isAgain }),
    })),
  };
}

const day = z.string().refine((text): text is Day => isDay(text));
const stored = z.object({
  told: z.array(
    z.object({
      matter: z.custom<Omit<Matter, "policy">>((matter) => matter instanceof Object),
      source: z.string(),
      period: day,
      policy: z.string().optional(),
      isAgain: z.literal(true).optional(),
    }),
  ),
});

/** A matter as it was planned; its source may be gone since. */
export type PlannedMatter = Omit<Spoken, "source" | "movedTo"> & {
  readonly source: Spoken["source"] | undefined;
};

/** Reads it again; nothing where an earlier version has put it into words already. */
export function plannedIn(
  content: unknown,
  { sources, documentOf }: Pick<Outreach, "sources" | "documentOf">,
): readonly PlannedMatter[] | undefined {
  const read = stored.safeParse(content);
  return read.data?.told.map(({ matter, source, period, policy, isAgain }) => ({
    matter: { ...matter, policy: policy === undefined ? undefined : documentOf(policy) },
    source: sources.find(({ id }) => id === source),
    period,
    ...(isAgain && { isAgain }),
  }));
}
