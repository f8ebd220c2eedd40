import type { Fraction } from "../../domain/credits.ts";
import type { Dated } from "../terms/amount.ts";
import type { PolicyFile } from "./policy-file.ts";

/** A part of a policy without the keys that only the format of the file spells, such as `at-least`. */
type Plain<T> = { readonly [K in keyof T as K extends `${string}-${string}` ? never : K]: T[K] };

type Rules<S extends keyof PolicyFile> = PolicyFile[S] extends readonly (infer R)[]
  ? readonly Plain<R>[]
  : never;

/** Where the rules come from, and when somebody last compared them with the text. */
type PolicySource = Plain<PolicyFile["source"]> & { readonly lastChecked: string };

/** Surplus of one requirement that fills another, by their ids. */
export interface OffsetRule {
  readonly cite: string;
  readonly from: string;
  readonly fills: string;
  /** The id of the cap whose room limits it. */
  readonly upToRoomOf: string | undefined;
}

/** An amount that is demanded, without the amount. */
export type StatedRequirement = Plain<PolicyFile["require"][number]>;

/** Surplus of a requirement, by its id, that later windows may use. */
interface CarryRule {
  readonly cite: string;
  readonly requirement: string;
}

/** The rules as they are written, to be cited and put into words; amounts come from a standing. */
interface WrittenRules {
  readonly awards: Rules<"award">;
  readonly caps: Rules<"caps">;
  readonly duplicates: Rules<"duplicates">;
  readonly exclusions: Rules<"exclude">;
  readonly requirements: readonly StatedRequirement[];
  readonly tracks: Rules<"tracks">;
  readonly thresholds: Rules<"thresholds">;
  readonly reductions: Rules<"reduce">;
  readonly offsets: readonly OffsetRule[];
  readonly carries: readonly CarryRule[];
}

/** What the rest of the program may ask a policy; how its file spells it stays in here. */
export interface PolicyAnswers
  extends Pick<
    PolicyFile,
    | "unit"
    | "title"
    | "aliases"
    | "articles"
    | "answers"
    | "interpretations"
    | "baskets"
    | "programmes"
    | "parties"
    | "routes"
    | "deadlines"
    | "workflows"
    | "calculations"
    | "checks"
  > {
  readonly source: PolicySource;
  /** The id of the policy that it extends. */
  readonly parent: string | undefined;
  /** Its own word for what it counts in, such as 积分. */
  readonly unitWord: UnitWord | undefined;
  readonly rules: WrittenRules;
  /** The rule by which surplus of one requirement fills another, by their ids. */
  offsetBetween(giver: string, taker: string): OffsetRule | undefined;
  /** The first threshold that a text speaks of: by its keywords, or by an amount that no requirement has. */
  thresholdNamed(
    isSpokenOf: (keywords: readonly string[]) => boolean,
    amounts: readonly number[],
  ): string | undefined;
}

/** What a policy calls what it counts in. */
export interface UnitWord {
  readonly zh: string;
  readonly en: string;
  /** English, for several. */
  readonly enMany: string;
}

/** Lets a policy file be asked. */
export function answersOf(file: PolicyFile): PolicyAnswers {
  const { unit, title, aliases, articles, interpretations, baskets, programmes, checks } = file;
  const { answers, parties, routes, deadlines, workflows, calculations } = file;
  const { "last-checked": lastChecked, ...source } = file.source;
  const word = file["unit-word"];
  const offsets = file.offset.map(({ cite, fills, ...rule }) => ({
    ...{ cite, fills, from: rule["surplus-of"], upToRoomOf: rule["up-to-room-of"] },
  }));
  return {
    ...{ unit, title, aliases, articles, interpretations, baskets, programmes, checks },
    ...{ answers, parties, routes, deadlines, workflows, calculations },
    source: { ...source, lastChecked },
    parent: file.extends,
    unitWord: word && { zh: word.zh, en: word.en, enMany: word["en-many"] },
    rules: {
      awards: file.award,
      caps: file.caps,
      duplicates: file.duplicates,
      exclusions: file.exclude,
      requirements: file.require,
      tracks: file.tracks,
      thresholds: file.thresholds,
      reductions: file.reduce,
      offsets,
      carries: file.carry.map(({ cite, ...rule }) => ({ cite, requirement: rule["surplus-of"] })),
    },
    offsetBetween: (giver, taker) =>
      offsets.find(({ from, fills }) => from === giver && fills === taker),
    thresholdNamed(isSpokenOf, amounts) {
      const demanded = file.require.flatMap((rule) => amountsOf(rule["at-least"]));
      return file.thresholds.find(
        ({ keywords, at }) =>
          isSpokenOf(keywords) ||
          amountsOf(at).some((each) => amounts.includes(each) && !demanded.includes(each)),
      )?.id;
    },
  };
}

function amountsOf({ steps }: Dated<Fraction>): number[] {
  return steps.map(({ value: { numerator, denominator } }) => numerator / denominator);
}
