const END = "[了的吧啊呀哦嗯啦\\s。.!~]{0,20}$";
const YES = new RegExp(
  `^(?:\\/\\s?)?(?:确认|确定|保存|没错|没问题|对|是|好|行|可以|嗯|就这样|记吧|记上|存|yes|yep|yeah|y|ok|okay|sure|correct|right|confirm|save(?: it)?|go ahead)${END}`,
  "iu",
);
const NO = new RegExp(
  `^(?:\\/\\s?)?(?:取消|算|不记|不用|不要|不存|别记|作废|放弃|不|no|nope|n|cancel|never ?mind|drop it|forget it|discard)${END}`,
  "iu",
);
const NOT_STATED =
  /^(?:没有?写?|没写(?:学时|学分)?|证(?:书|明)?上?没(?:有)?写?(?:学时|学分)?|没有?(?:标|注明)|不知道|不清楚|not? stated|none|no|not (?:given|written|known)|unknown|i don't know)[了的。.!\s]{0,9}$/iu;

/** Whether a message says nothing but yes. */
export function isYes(text: string): boolean {
  return YES.test(text);
}

/** Whether a message says nothing but no. */
export function isNo(text: string): boolean {
  return NO.test(text);
}

/** Whether the answer is that the proof states no amount. */
export function saysNotStated(text: string): boolean {
  return NOT_STATED.test(text);
}
