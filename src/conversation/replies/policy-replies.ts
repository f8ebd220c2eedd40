import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Reply } from "../reply.ts";
import { numbered } from "./choices.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual } from "./formatting.ts";
import { type Choice, choiceReply } from "./small-replies.ts";
import type { Voice } from "./wording.ts";

/** Buttons that choose a policy. */
function policyChoices(voice: Voice, policies: readonly PolicyDocument[]): Choice[] {
  return policies.map(({ id, file }) => ({
    label: bilingual(voice, file.title),
    says: voice.say("policy.choose-says", { id }),
  }));
}

/** Says that no policy holds for the asker's school yet, and who can choose one. */
export function noPolicyReply(voice: Voice, { mayChoose }: { readonly mayChoose: boolean }): Reply {
  const lead = mayChoose ? voice.say("policy.none-yours") : voice.say("policy.none");
  return composeReply(voice, { lead });
}

/** Says that a policy sets no credits, so that nothing about anybody can be reckoned under it. */
export function noArithmeticReply(voice: Voice, { file }: PolicyDocument): Reply {
  const lead = voice.say("policy.no-arithmetic", { policy: bilingual(voice, file.title) });
  return composeReply(voice, { lead });
}

/** Tells which policy holds and where; who may choose sees all others as buttons. */
export function policyShownReply({
  voice,
  policy,
  unit,
  all,
  mayChoose,
}: {
  readonly voice: Voice;
  readonly policy: PolicyDocument | undefined;
  /** The name of the unit that chose it. */
  readonly unit: string | undefined;
  readonly all: readonly PolicyDocument[];
  readonly mayChoose: boolean;
}): Reply {
  const choices = mayChoose
    ? policyChoices(
        voice,
        all.filter((each) => each !== policy),
      )
    : [];
  const shown = policy && {
    policy: bilingual(voice, policy.file.title),
    checked: policy.file.source["last-checked"],
  };
  const lead = shown && unit ? voice.say("policy.shown", { ...shown, unit }) : undefined;
  const incomplete = policy?.file.source.incomplete;
  return composeReply(voice, {
    lead: lead ?? (shown ? voice.say("policy.shown-alone", shown) : voice.say("policy.none")),
    lines: [
      incomplete && bilingual(voice, incomplete),
      choices.length > 0 ? voice.say("policy.others") : undefined,
    ],
    details: numbered(choices),
    actions: choices,
  });
}

/** Says that there is no such policy, and which there are. */
export function noSuchPolicyReply(
  voice: Voice,
  { given, choices }: { readonly given: string; readonly choices: readonly Choice[] },
): Reply {
  return choiceReply(voice, voice.say("policy.none-called", { given }), choices);
}

/** Asks for which unit a policy is chosen. */
export function chooseUnitReply(voice: Voice, units: readonly Choice[]): Reply {
  return choiceReply(voice, voice.say("policy.which-unit"), units);
}
