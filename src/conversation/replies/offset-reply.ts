import type { Policy } from "../../policy/engine/compile.ts";
import type { PolicyFile } from "../../policy/engine/policy-file.ts";
import type { RequireFile } from "../../policy/mechanisms/require.ts";
import type { Reply } from "../reply.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual, clauses, scopeName } from "./formatting.ts";
import type { Voice } from "./wording.ts";

export interface OffsetAnswer {
  readonly voice: Voice;
  readonly policy: Policy;
  /** The requirement whose surplus is asked about, and the one that it might fill. */
  readonly giver: RequireFile;
  readonly taker: RequireFile;
}

type Rule = PolicyFile["offset"][number];

/** What a rule lets surplus do, in half a sentence. */
function ruleText(voice: Voice, policy: Policy, rule: Rule): string {
  const { require, caps } = policy.file;
  const name = (id: string) =>
    scopeName(voice, policy, require.find((each) => each.id === id)?.of ?? id);
  const room = caps.find(({ id }) => id === rule["up-to-room-of"]);
  const told = { from: name(rule["surplus-of"]), to: name(rule.fills), article: rule.cite };
  return room
    ? voice.say("offset.rule-up-to", { ...told, room: scopeName(voice, policy, room.on) })
    : voice.say("offset.rule", told);
}

/** Whether surplus of one requirement may fill another, and where it is not said, what is. */
export function offsetReply({ voice, policy, giver, taker }: OffsetAnswer): Reply {
  const { offset: rules, source } = policy.file;
  const rule = rules.find((each) => each["surplus-of"] === giver.id && each.fills === taker.id);
  if (rule) {
    const lead = voice.say("offset.may", { rule: ruleText(voice, policy, rule) });
    return composeReply(voice, { lead, tone: "good", articles: [rule.cite, taker.cite], policy });
  }
  const names = {
    from: scopeName(voice, policy, giver.of),
    to: scopeName(voice, policy, taker.of),
  };
  const others = rules.map((each) => ruleText(voice, policy, each));
  return composeReply(voice, {
    lead: voice.say("offset.unsaid", names),
    lines: [
      others.length > 0 ? voice.say("offset.only", { rules: clauses(voice, others) }) : undefined,
      voice.say("offset.each", names),
      source.incomplete && bilingual(voice, source.incomplete),
    ],
    articles: [...rules.map(({ cite }) => cite), giver.cite, taker.cite],
    policy,
  });
}
