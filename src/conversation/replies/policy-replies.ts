import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { numbered } from "../../wording/choices.ts";
import { composeReply } from "../../wording/compose-reply.ts";
import { bilingual } from "../../wording/formatting.ts";
import type { Localizer } from "../../wording/messages.ts";
import type { Action, Reply } from "../../wording/reply.ts";
import { choiceReply } from "./common-replies.ts";

/** Buttons that choose a policy. */
function policyChoices(localizer: Localizer, policies: readonly PolicyDocument[]): Action[] {
  return policies.map(({ id, title }) => ({
    label: bilingual(localizer, title),
    run: { command: "policy", args: localizer.t("policy.choose-args", { id }) },
  }));
}

/** Says that no policy holds for the asker's school yet, and who can choose one. */
export function noPolicyReply(
  localizer: Localizer,
  { mayChoose }: { readonly mayChoose: boolean },
): Reply {
  const lead = mayChoose ? localizer.t("policy.none-yours") : localizer.t("policy.none");
  return composeReply(localizer, { lead });
}

/**
 * Says that a policy sets no credits, so that nothing about anybody can be counted under it, and what
 * of its text is missing, as they may stand there.
 */
export function noArithmeticReply(localizer: Localizer, policy: PolicyDocument): Reply {
  const { title, source } = policy;
  return composeReply(localizer, {
    lead: localizer.t("policy.no-arithmetic", { policy: bilingual(localizer, title) }),
    lines: [source.incomplete && bilingual(localizer, source.incomplete)],
  });
}

/** Tells which policy holds and where; who may choose sees all others as buttons. */
export function policyShownReply({
  localizer,
  policy,
  unit,
  all,
  mayChoose,
}: {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument | undefined;
  /** The name of the unit that chose it. */
  readonly unit: string | undefined;
  readonly all: readonly PolicyDocument[];
  readonly mayChoose: boolean;
}): Reply {
  const choices = mayChoose
    ? policyChoices(
        localizer,
        all.filter((each) => each !== policy),
      )
    : [];
  const shown = policy && {
    policy: bilingual(localizer, policy.title),
    checked: policy.source.lastChecked,
  };
  const lead = shown && unit ? localizer.t("policy.shown", { ...shown, unit }) : undefined;
  const incomplete = policy?.source.incomplete;
  return composeReply(localizer, {
    lead: lead ?? (shown ? localizer.t("policy.shown-alone", shown) : localizer.t("policy.none")),
    lines: [
      incomplete && bilingual(localizer, incomplete),
      choices.length > 0 ? localizer.t("policy.others") : undefined,
    ],
    details: numbered(choices),
    actions: choices,
  });
}

/** Says that there is no such policy, and which there are. */
export function noSuchPolicyReply(
  localizer: Localizer,
  { given, choices }: { readonly given: string; readonly choices: readonly Action[] },
): Reply {
  return choiceReply(localizer, localizer.t("policy.none-called", { given }), choices);
}

/** Asks for which unit a policy is chosen. */
export function chooseUnitReply(localizer: Localizer, units: readonly Action[]): Reply {
  return choiceReply(localizer, localizer.t("policy.which-unit"), units);
}
