import type { Reason } from "../../domain/standing.ts";
import type { Policy } from "../../policy/engine/compile.ts";
import {
  amount,
  bilingual,
  listed,
  measured,
  number,
  scopeName,
  unitOf,
  windowName,
} from "./formatting.ts";
import { capRule } from "./line-wording.ts";
import type { Voice } from "./wording.ts";

type Of<C extends Reason["code"]> = Extract<Reason, { readonly code: C }>;

const BOOKED = {
  cycle: "reasons.booked-cycle",
  track: "reasons.booked-track",
} as const;

/** A rule that gives nothing says by its title why. */
function nothingText({ rule }: Of<"converted">, policy: Policy, voice: Voice): string {
  const worth = amount(voice, 0, unitOf(policy));
  const title = policy.file.award.find(({ id }) => id === rule)?.title;
  return title
    ? voice.say("reasons.nothing-for", { what: bilingual(voice, title), worth })
    : voice.say("reasons.nothing", { worth });
}

/** What the proof would have to state to be worth anything. */
function lackingText(voice: Voice, lacking: readonly string[]): string {
  const measures = lacking.map((each) => voice.name("measure-other", each));
  return voice.say("reasons.lacking", { measures: listed(voice, measures) });
}

function convertedText(reason: Of<"converted">, policy: Policy, voice: Voice): string {
  const { stated, booked, lacking } = reason;
  if (lacking) return lackingText(voice, lacking);
  if (reason.amount === 0) return nothingText(reason, policy, voice);
  const worth = amount(voice, reason.amount, unitOf(policy));
  const proof = stated && measured(voice, stated.amount, stated.measure);
  const text = proof
    ? voice.say("reasons.converted", { stated: proof, worth })
    : voice.say("reasons.flat", { worth });
  return booked === "year" ? text : text + voice.say(BOOKED[booked]);
}

function cappedText(reason: Of<"capped">, policy: Policy, voice: Voice): string {
  const { window, label, lost } = reason;
  const cap = policy.file.caps.find(({ id }) => id === reason.rule);
  const params = {
    scope: scopeName(voice, policy, cap?.on ?? "total"),
    rule: capRule(voice, reason),
    lost: number(lost),
  };
  if (window === "record") return voice.say("reasons.capped-once", params);
  return voice.say("reasons.capped", { ...params, window: windowName(voice, window, label) });
}

function duplicateText(
  reason: Of<"duplicate">,
  policy: Policy,
  voice: Voice,
  called: (id: string) => string,
): string {
  const rule = policy.file.duplicates.find(({ id }) => id === reason.rule);
  const kept = called(reason.kept);
  return rule?.same.length
    ? voice.say("reasons.duplicate-content", { kept })
    : voice.say("reasons.duplicate-kind", { kept });
}

function excludedText(reason: Of<"excluded">, policy: Policy, voice: Voice): string {
  const kinds = policy.file.exclude.find(({ id }) => id === reason.rule)?.when.kind ?? [];
  if (kinds.includes("failed")) return voice.say("reasons.failed");
  if (kinds.includes("unaccredited")) return voice.say("reasons.unaccredited");
  return voice.say("reasons.excluded");
}

/**
 * What a reason did, in half a sentence and without its article.
 *
 * @param called what to call another record that is spoken of; default: its id
 */
export function reasonText(
  reason: Reason,
  policy: Policy,
  voice: Voice,
  called: (id: string) => string = (id) => id,
): string {
  switch (reason.code) {
    case "converted":
      return convertedText(reason, policy, voice);
    case "bonus":
      return voice.say("reasons.bonus", { worth: amount(voice, reason.amount, unitOf(policy)) });
    case "granted":
      return voice.say("reasons.granted", { worth: amount(voice, reason.amount, unitOf(policy)) });
    case "capped":
      return cappedText(reason, policy, voice);
    case "duplicate":
      return duplicateText(reason, policy, voice, called);
    case "excluded":
      return excludedText(reason, policy, voice);
    case "pending":
      return reason.because === "future"
        ? voice.say("reasons.future")
        : voice.say("reasons.unverified");
  }
}
