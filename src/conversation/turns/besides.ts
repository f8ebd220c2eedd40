import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { sentencesOf } from "../procedures/called.ts";
import { bilingual } from "../replies/formatting.ts";
import type { Scene } from "./scene.ts";

/** Further lines of an answer, and the articles they rest on. */
export interface Besides {
  readonly lines: readonly string[];
  readonly articles: readonly string[];
}

/** Asks who decides. */
export const WHO =
  /谁|找哪|哪[个位里级]|批准|审批|同意|签字|谁批|批不批|\b(?:who|whom|whose|approv\w{0,9}|permission|sign)\b/iu;
/** Asks by when. */
export const WHEN =
  /几[天日号月]|多久|多长|什么时候|什么时间|啥时候|何时|哪[一]?[天日]|最[早晚迟快]|截止|期限|提前|到期|\b(?:when|how (?:long|far|soon|many days)|by|deadline|due|earliest|latest)\b/iu;

/** Fewer characters ask nothing by themselves. */
const A_QUESTION = 5;

/** An article told in its gist. */
export function gistOf({ voice }: Scene, policy: PolicyDocument, article: string): Besides {
  const gist = policy.file.articles[article]?.summary;
  const told = { article, gist: gist ? bilingual(voice, gist) : "" };
  return { lines: gist ? [voice.say("article.told", told)] : [], articles: [article] };
}

/**
 * What the articles say on the sentences of a message that a table has not answered.
 *
 * @param isAnswered whether a sentence was answered already
 */
export function besides(
  scene: Scene,
  policy: PolicyDocument,
  text: string,
  isAnswered: (sentence: string) => boolean,
): Besides {
  const found = sentencesOf(text)
    .filter((sentence) => [...sentence].length >= A_QUESTION && !isAnswered(sentence))
    .flatMap((sentence) => {
      const { best, sure } = scene.deps.articles.find(policy, sentence);
      return sure ? best.slice(0, 1) : [];
    });
  const articles = [...new Set(found)];
  return {
    lines: articles.flatMap((article) => gistOf(scene, policy, article).lines),
    articles,
  };
}
