import type { Policy } from "../../../policy/engine/compile.ts";
import type { OffsetRule, StatedRequirement } from "../../../policy/engine/policy-answers.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { bilingual, clauses, scopeName } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";

export interface OffsetAnswer {
  readonly localizer: Localizer;
  readonly policy: Policy;
  /** The requirement whose surplus is asked about, and the one that it might fill. */
  readonly giver: StatedRequirement;
  readonly taker: StatedRequirement;
}

/** What a rule lets surplus do, in half a sentence. */
function ruleText(localizer: Localizer, policy: Policy, rule: OffsetRule): string {
  const { requirements, caps } = policy.rules;
  const name = (id: string) =>
    scopeName(localizer, policy, requirements.find((each) => each.id === id)?.of ?? id);
  const room = caps.find(({ id }) => id === rule.upToRoomOf);
  const told = { from: name(rule.from), to: name(rule.fills), article: rule.cite };
  return room
    ? localizer.t("offset.rule-up-to", { ...told, room: scopeName(localizer, policy, room.on) })
    : localizer.t("offset.rule", told);
}

/** Whether surplus of one requirement may fill another, and where it is not said, what is. */
export function offsetReply({ localizer, policy, giver, taker }: OffsetAnswer): Reply {
  const { source } = policy;
  const { offsets } = policy.rules;
  const rule = policy.offsetBetween(giver.id, taker.id);
  if (rule) {
    const lead = localizer.t("offset.may", { rule: ruleText(localizer, policy, rule) });
    return composeReply(localizer, {
      lead,
      tone: "good",
      articles: [rule.cite, taker.cite],
      policy,
    });
  }
  const names = {
    from: scopeName(localizer, policy, giver.of),
    to: scopeName(localizer, policy, taker.of),
  };
  const others = offsets.map((each) => ruleText(localizer, policy, each));
  return composeReply(localizer, {
    lead: localizer.t("offset.unsaid", names),
    lines: [
      others.length > 0
        ? localizer.t("offset.only", { rules: clauses(localizer, others) })
        : undefined,
      localizer.t("offset.each", names),
      source.incomplete && bilingual(localizer, source.incomplete),
    ],
    articles: [...offsets.map(({ cite }) => cite), giver.cite, taker.cite],
    policy,
  });
}
