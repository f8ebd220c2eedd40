import { helpReply } from "../replies/help-reply.ts";
import { greetingReply, thanksReply } from "../replies/small-replies.ts";
import { policyAskedAbout } from "./article.ts";
import type { Answer, Scene } from "./scene.ts";

const THANKS = /谢|辛苦|感谢|多谢|拜拜|再见|\b(?:thank|thanks|thx|cheers|bye)\b/iu;

/** Answers thanks and greetings; what was talked about stays. */
export async function answerSmallTalk({ voice, text, asker }: Scene): Promise<Answer> {
  const reply = THANKS.test(text) ? thanksReply(voice) : greetingReply(voice, asker?.teacher.name);
  return { reply, aside: true };
}

/** Answers what the assistant can do. */
export async function answerHelp(scene: Scene): Promise<Answer> {
  const { voice, deps } = scene;
  const lines = deps.commands.map(({ names, gist, example }) => ({
    word: `/${names[voice.language][0] ?? ""}`,
    gist: gist[voice.language],
    example: example[voice.language],
  }));
  const policy = await policyAskedAbout(scene);
  return { reply: helpReply(voice, lines, policy), intent: "help" };
}
