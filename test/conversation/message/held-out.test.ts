import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { builtIn } from "../../../src/built-in.ts";
import type { Day } from "../../../src/domain/day.ts";
import { meaningOf } from "../../support/meaning-of.ts";

interface HeldOut {
  readonly id: string;
  readonly text: string;
  readonly at: Day;
  readonly intent: string | readonly string[];
  readonly slots?: Readonly<Record<string, unknown>>;
  readonly absent?: readonly string[];
}

/** Sentences of another author, never trained on. */
const items = parse(
  readFileSync(new URL("held-out.yaml", import.meta.url), "utf8"),
) as readonly HeldOut[];
const { policyAliases } = builtIn();

const taken = ({ text, at }: HeldOut) => meaningOf(text, { today: at, policyAliases });

function slotsRight(item: HeldOut): boolean {
  const found = taken(item).slots as Readonly<Record<string, unknown>>;
  const said = Object.entries(item.slots ?? {});
  const fits = (wanted: unknown, value: unknown) =>
    [wanted].flat().some((each) => String(each) === String(value));
  return (
    said.every(([key, wanted]) => fits(wanted, found[key])) &&
    (item.absent ?? []).every((key) => found[key] === undefined)
  );
}

function share(of: readonly HeldOut[], right: (item: HeldOut) => boolean): number {
  return of.filter(right).length / of.length;
}

describe.each([
  // language, at least so many, intent right, slots right
  ["zh", 150, 0.96, 0.93],
  ["en", 50, 0.93, 0.93],
])("held-out sentences in %s", (language, least, intents, slots) => {
  const mine = items.filter(({ id }) => id.startsWith(language));

  it("are enough to tell", () => {
    expect(mine.length).toBeGreaterThanOrEqual(least);
  });

  it(`mean what they mean, at least ${intents * 100} in a hundred`, () => {
    const right = (item: HeldOut) => [item.intent].flat().includes(taken(item).intent);
    expect(share(mine, right)).toBeGreaterThanOrEqual(intents);
  });

  it(`give their particulars, at least ${slots * 100} in a hundred`, () => {
    const telling = mine.filter((item) => item.slots ?? item.absent);
    expect(share(telling, slotsRight)).toBeGreaterThanOrEqual(slots);
  });
});
