import { readOnce } from "../app/read-once.ts";
import { isFailure } from "../domain/failure.ts";
import { createTurnstile } from "./in-turn.ts";
import { languageOf } from "./language-of.ts";
import type { Language } from "./message/meaning.ts";
import { remember } from "./remember.ts";
import { brokenReply, failedReply, tooLongReply } from "./replies/small-replies.ts";
import type { Reply } from "./reply.ts";
import { type Setting, setScene } from "./set-scene.ts";
import { createPassingThreads } from "./state/passing-threads.ts";
import type { Conversation, Outcome, Turn } from "./turn.ts";
import { answerTurn } from "./turns/answer-turn.ts";
import type { Answer, ConversationDeps, Scene } from "./turns/scene.ts";

const LONGEST = 2000;
const CONTROL = /\p{Cc}(?<![\t\n\r])/gu;

/**
 * The one door for every channel: a message in, an answer out.
 *
 * Messages of one person are answered one after the other. Whatever a person types is answered;
 * what fails on the way is said in one sentence, and what nobody expected goes to `onError`.
 */
export function createConversation(deps: ConversationDeps): Conversation {
  const setting = {
    deps,
    policyAliases: policyAliases(deps),
    passing: createPassingThreads(),
  };
  const inTurn = createTurnstile();
  return {
    say: (turn) => inTurn(speakerOf(turn), () => converse(readingOnce(setting), turn)),
  };
}

function readingOnce({ deps, ...setting }: Setting): Setting {
  return { ...setting, deps: { ...deps, store: readOnce(deps.store) } };
}

/** Of strangers whom the channel cannot tell apart, all who speak in a room. */
function speakerOf({ speaker, room }: Turn): string {
  if (speaker.person !== undefined) return speaker.person;
  return speaker.account === undefined ? `room:${room}` : `account:${speaker.account}`;
}

/** Every name that people use for a policy, its id among them. */
function policyAliases({ catalogue }: ConversationDeps): ReadonlyMap<string, string> {
  return new Map(
    catalogue.ids.flatMap((id) =>
      [id, ...catalogue.namesOf(id)].map((name): [string, string] => [name, id]),
    ),
  );
}

async function converse(setting: Setting, turn: Turn): Promise<Outcome> {
  const { deps } = setting;
  const said = turn.text.replace(CONTROL, "").trim();
  const language = languageOf(said);
  if ([...said].length > LONGEST) {
    const reply = tooLongReply(deps.wording.in(language), LONGEST);
    return { intent: "unknown", reply: inPlace(reply, turn), effects: [] };
  }
  try {
    return await answerIn(await setScene(setting, turn, said));
  } catch (error) {
    return { intent: "unknown", reply: trouble(deps, language, error), effects: [] };
  }
}

async function answerIn(scene: Scene): Promise<Outcome> {
  const { deps, turn, meaning, voice } = scene;
  try {
    const answer = await answerTurn(scene);
    const { intent = meaning.intent, effects = [] } = answer;
    const reply = forAsker(scene, answer);
    await remember(scene, { ...answer, reply }).catch(deps.onError);
    return { intent, reply: inPlace(reply, turn), effects };
  } catch (error) {
    return { intent: meaning.intent, reply: trouble(deps, voice.language, error), effects: [] };
  }
}

function trouble(deps: ConversationDeps, language: Language, error: unknown): Reply {
  const voice = deps.wording.in(language);
  if (isFailure(error, "policy/unknown")) return failedReply(voice, error);
  deps.onError(error);
  return isFailure(error) ? failedReply(voice, error) : brokenReply(voice);
}

/** Whatever shows somebody's figures, or names people, is for the asker alone. */
function forAsker({ voice }: Scene, { reply, subject, apart }: Answer): Reply {
  if (!reply.private && subject === undefined && !apart) return reply;
  return {
    ...reply,
    private: true,
    publicNote: voice.say("common.answered-privately"),
  };
}

/** The note for the group belongs to a private answer that was asked for there, to no other. */
function inPlace({ publicNote, ...reply }: Reply, { place }: Turn): Reply {
  const apart = reply.private && place === "group" && publicNote !== undefined;
  return apart ? { ...reply, publicNote } : reply;
}
