import type { Reason } from "../domain/standing.ts";
import type { Policy } from "../policy/engine/compile.ts";
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
import type { Localizer } from "./messages.ts";

type Of<C extends Reason["code"]> = Extract<Reason, { readonly code: C }>;

const BOOKED = {
  cycle: "reasons.booked-cycle",
  track: "reasons.booked-track",
} as const;

/** A rule that gives nothing says by its title why. */
function nothingText({ rule }: Of<"converted">, policy: Policy, localizer: Localizer): string {
  const worth = amount(localizer, 0, unitOf(policy));
  const title = policy.rules.awards.find(({ id }) => id === rule)?.title;
  return title
    ? localizer.t("reasons.nothing-for", { what: bilingual(localizer, title), worth })
    : localizer.t("reasons.nothing", { worth });
}

/** What the proof would have to state to be worth anything. */
function lackingText(localizer: Localizer, lacking: readonly string[]): string {
  const measures = lacking.map((each) => localizer.name("measure-other", each));
  return localizer.t("reasons.lacking", { measures: listed(localizer, measures) });
}

function convertedText(reason: Of<"converted">, policy: Policy, localizer: Localizer): string {
  const { stated, booked, lacking } = reason;
  if (lacking) return lackingText(localizer, lacking);
  if (reason.amount === 0) return nothingText(reason, policy, localizer);
  const worth = amount(localizer, reason.amount, unitOf(policy));
  const proof = stated && measured(localizer, stated.amount, stated.measure);
  const text = proof
    ? localizer.t("reasons.converted", { stated: proof, worth })
    : localizer.t("reasons.flat", { worth });
  return booked === "year" ? text : text + localizer.t(BOOKED[booked]);
}

function cappedText(reason: Of<"capped">, policy: Policy, localizer: Localizer): string {
  const { window, label, lost } = reason;
  const cap = policy.rules.caps.find(({ id }) => id === reason.rule);
  const params = {
    scope: scopeName(localizer, policy, cap?.on ?? "total"),
    rule: capRule(localizer, reason),
    lost: number(lost),
  };
  if (window === "record") return localizer.t("reasons.capped-once", params);
  return localizer.t("reasons.capped", { ...params, window: windowName(localizer, window, label) });
}

function duplicateText(
  reason: Of<"duplicate">,
  policy: Policy,
  localizer: Localizer,
  called: (id: string) => string,
): string {
  const rule = policy.rules.duplicates.find(({ id }) => id === reason.rule);
  const kept = called(reason.kept);
  return rule?.same.length
    ? localizer.t("reasons.duplicate-content", { kept })
    : localizer.t("reasons.duplicate-kind", { kept });
}

function excludedText(reason: Of<"excluded">, policy: Policy, localizer: Localizer): string {
  const kinds = policy.rules.exclusions.find(({ id }) => id === reason.rule)?.when.kind ?? [];
  if (kinds.includes("failed")) return localizer.t("reasons.failed");
  if (kinds.includes("unaccredited")) return localizer.t("reasons.unaccredited");
  return localizer.t("reasons.excluded");
}

/**
 * What a reason did, in half a sentence and without its article.
 *
 * @param called what to call another record that is spoken of; default: its id
 */
export function reasonText(
  reason: Reason,
  policy: Policy,
  localizer: Localizer,
  called: (id: string) => string = (id) => id,
): string {
  switch (reason.code) {
    case "converted":
      return convertedText(reason, policy, localizer);
    case "bonus":
      return localizer.t("reasons.bonus", {
        worth: amount(localizer, reason.amount, unitOf(policy)),
      });
    case "granted":
      return localizer.t("reasons.granted", {
        worth: amount(localizer, reason.amount, unitOf(policy)),
      });
    case "capped":
      return cappedText(reason, policy, localizer);
    case "duplicate":
      return duplicateText(reason, policy, localizer, called);
    case "excluded":
      return excludedText(reason, policy, localizer);
    case "pending":
      return reason.because === "future"
        ? localizer.t("reasons.future")
        : localizer.t("reasons.unverified");
  }
}
