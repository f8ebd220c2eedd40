import type { Speaker } from "../conversation/turn.ts";
import { Failure } from "../domain/failure.ts";
import { openProgram, type Program } from "../main.ts";
import { argument, type Call, type Command, printJson, text } from "./command.ts";

/** Who a call speaks as: a person by id or account, or somebody of whom only the policy is known. */
export async function speakerOf(call: Call, program: Program): Promise<Speaker> {
  const [as, policy] = [text(call.values, "as"), text(call.values, "policy")];
  if (policy !== undefined) program.catalogue.policy(policy);
  if (as === undefined) {
    if (policy !== undefined) return { policy };
    const problem = "say who asks with --as <person>, or under which policy with --policy <id>";
    throw new Failure("usage/option", { problem });
  }
  const person = await program.recognise(as);
  return policy === undefined ? { person } : { person, policy };
}

/** Where a call is said. */
export function placeOf(call: Call): "private" | "group" {
  const place = text(call.values, "in") ?? "private";
  if (place === "private" || place === "group") return place;
  throw new Failure("usage/option", { problem: `--in must be private or group, not ${place}` });
}

/** `xuefen ask`: one turn of conversation. */
export const askCommand: Command = {
  name: "ask",
  usage: 'xuefen ask "<text>" --as <person> | --policy <id> [--in private|group] [--at …] [--json]',
  summary: "asks one question, as a person or under a policy",
  options: { as: { type: "string" }, policy: { type: "string" }, in: { type: "string" } },
  run: async (call) => {
    const sentence = argument(call, askCommand, 0);
    const place = placeOf(call);
    const program = await openProgram(call.common, call.console.err);
    try {
      const speaker = await speakerOf(call, program);
      const { intent, reply, effects } = await program.conversation.say({
        speaker,
        text: sentence,
        place,
        room: place,
        via: "cli",
        ...call.common.now(),
      });
      const { citations, ...said } = reply;
      if (call.common.json) printJson(call.console, { intent, reply: said, citations, effects });
      else call.console.out(`${reply.text}\n`);
    } finally {
      await program.close();
    }
  },
};
