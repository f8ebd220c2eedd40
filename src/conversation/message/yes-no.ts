const END = "[了的吧啊呀哦嗯啦\\s。.!~]{0,20}$";
const PAUSES = /[\s,、。.!！~;]+/u;
/** Nobody agrees in more words: 嗯，可以了，都存了吧. */
const MOST_WORDS = 4;
const ASSENT =
  /^(?:嗯{1,4}|好{1,3}的?|行|可以了?|对的?|没错|没问题|是的?|就这样|就是这样|就这些)[吧呀啊哈了呢哦啦的嗯]{0,3}$/u;
const KEEP =
  /^(?:嗯|好|行|对)?(?:都|全部?|就|那就)?(?:请|帮我|给我|先|一起|可以)?(?:确认|确定|保存|存|提交|登记|记|登)(?:上|好|下来|下|起来)?[吧了啊去哈]{0,3}$/u;
const ENGLISH_YES =
  /^(?:y|yes|yep|yeah|ok|okay|sure|great|fine|correct|right|all right|looks good|looks right|that's right|that's it|that's all|please|confirm|save|save it|save it please|please save it|save them|save both|save all|save them all|save all of them|record it|log it|submit it|keep it|go ahead|confirm it|confirm and save)$/iu;

/** Whether every part of a short message says yes. */
function agrees(text: string): boolean {
  const plain = text.replace(/^\/\s?/u, "").trim();
  const phrases = plain.split(/[,.!;]+ ?/u).filter((phrase) => phrase !== "");
  if (phrases.length === 0 || phrases.length > MOST_WORDS) return false;
  if (phrases.every((phrase) => ENGLISH_YES.test(phrase.trim()))) return true;
  const words = plain.split(PAUSES).filter((word) => word !== "");
  return words.length <= MOST_WORDS && words.every((word) => ASSENT.test(word) || KEEP.test(word));
}

const NO = new RegExp(
  `^(?:\\/\\s?)?(?:取消|(?:那)?(?:先)?算|不记|不用|不要|不存|别记|作废|放弃|不|no|nope|n|cancel|never ?mind|drop it|forget it|discard)${END}`,
  "iu",
);
const NOT_STATED =
  /^(?:没有?写?|没写(?:学时|学分)?|证(?:书|明)?上?没(?:有)?写?(?:学时|学分)?|没有?(?:标|注明)|不知道|不清楚|not? stated|none|no|not (?:given|written|known)|unknown|i don't know)[了的。.!\s]{0,9}$/iu;

/** Whether a message says nothing but yes. */
export function isYes(text: string): boolean {
  return agrees(text);
}

/** Whether a message says nothing but no. */
export function isNo(text: string): boolean {
  return NO.test(text);
}

/** Whether the answer is that the proof states no amount. */
export function saysNotStated(text: string): boolean {
  return NOT_STATED.test(text);
}
