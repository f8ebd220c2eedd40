import type { ChoicePreview } from "../../../app/policies/preview-choice.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Action, CommandRun, Reply } from "../../../wording/reply.ts";

/** What holds for a unit: a policy it chose, one that was chosen above it, or none. */
export interface Holding {
  /** The title, as people read it; absent where no policy holds. */
  readonly title?: string | undefined;
  readonly isFromAbove?: boolean | undefined;
}

/** A unit by name, with what holds there and what would. */
export interface ChoiceTold {
  readonly unit: string;
  readonly before: Holding;
  readonly after: Holding;
}

/** A unit by name, with what holds there. */
export interface UnitTold {
  readonly unit: string;
  readonly now: Holding;
}

function holdingText(localizer: Localizer, { title, isFromAbove }: Holding): string {
  if (title === undefined) return localizer.t("policy.holds-none");
  const policy = { policy: title };
  return isFromAbove
    ? localizer.t("policy.holds-above", policy)
    : localizer.t("policy.holds", policy);
}

function peopleText(localizer: Localizer, { people, tried }: ChoicePreview): string {
  return people === tried
    ? localizer.t("policy.people", { people })
    : localizer.t("policy.people-tried", { people, tried });
}

function effectText(
  localizer: Localizer,
  { tried, shortNow, shortThen, newlyShort, noLongerShort }: ChoicePreview,
  { countsNow, countsThen }: { readonly countsNow: boolean; readonly countsThen: boolean },
): string | undefined {
  if (tried === 0) return undefined;
  if (!countsThen) return localizer.t("policy.counts-nothing");
  if (!countsNow) {
    return localizer.t("policy.short-then", { short: shortThen, enough: tried - shortThen });
  }
  return localizer.t("policy.short-change", {
    newly: newlyShort,
    no_longer: noLongerShort,
    before: shortNow,
    after: shortThen,
  });
}

/** Asks before a policy is chosen: for which unit, in place of what, and what changes for how many. */
export function proposedPolicyReply(
  localizer: Localizer,
  told: ChoiceTold,
  {
    preview,
    ...counts
  }: {
    readonly preview: ChoicePreview;
    /** Whether the policy of now, and that of then, sets credits at all. */
    readonly countsNow: boolean;
    readonly countsThen: boolean;
  },
  confirm: CommandRun,
): Reply {
  const [before, after] = [holdingText(localizer, told.before), holdingText(localizer, told.after)];
  return composeReply(localizer, {
    lead: localizer.t("policy.propose", { unit: told.unit, before, after }),
    lines: [
      peopleText(localizer, preview),
      effectText(localizer, preview, counts),
      localizer.t("policy.propose-how"),
    ],
    actions: [
      { label: localizer.t("actions.confirm"), run: confirm, style: "danger" },
      { label: localizer.t("actions.cancel"), run: { command: "cancel" } },
    ],
  });
}

/** Says that a policy now holds for a unit, and how to go back. */
export function policyChosenReply(localizer: Localizer, told: ChoiceTold, back: CommandRun): Reply {
  return composeReply(localizer, {
    lead: localizer.t("policy.chosen", {
      unit: told.unit,
      after: holdingText(localizer, told.after),
    }),
    tone: "good",
    lines: [localizer.t("policy.take-back", { before: holdingText(localizer, told.before) })],
    actions: [{ label: localizer.t("policy.back"), run: back }],
  });
}

/** Who chose what holds now, and on which day. */
export interface ChosenBy {
  readonly name: string;
  readonly day: string;
}

function byText(localizer: Localizer, by: ChosenBy | undefined): string | undefined {
  return by && localizer.t("policy.chosen-by", { name: by.name, day: by.day });
}

/** Says that the policy holds there already; nothing was changed. */
export function holdsAlreadyReply(
  localizer: Localizer,
  { unit, now }: UnitTold,
  by?: ChosenBy | undefined,
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("policy.holds-already", { unit, now: holdingText(localizer, now) }),
    lines: [byText(localizer, by)],
  });
}

/** Says that the unit has another policy by now than was shown, so that nothing was changed. */
export function choiceChangedReply(
  localizer: Localizer,
  { unit, now }: UnitTold,
  { by, again }: { readonly by: ChosenBy | undefined; readonly again: Action },
): Reply {
  return composeReply(localizer, {
    lead: localizer.t("policy.changed-since", { unit, now: holdingText(localizer, now) }),
    lines: [byText(localizer, by)],
    actions: [again],
  });
}

/** Says that no other policy was chosen. */
export function notChosenReply(localizer: Localizer): Reply {
  return composeReply(localizer, { lead: localizer.t("policy.not-chosen") });
}
