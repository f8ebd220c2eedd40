import type { Situation } from "../../context.ts";
import { readPerson } from "../../message/person.ts";
import { locate, type SlotContext } from "../../message/slots.ts";

/** For whom a message wants a training to be recorded. */
export type ForWhom =
  | { readonly kind: "asker" }
  | { readonly kind: "named"; readonly name: string }
  /** Somebody who is not named: 帮他记, 我爱人. */
  | { readonly kind: "unnamed" }
  | { readonly kind: "several" };

const ASKER: ForWhom = { kind: "asker" };

/** 李老师让我帮她登记: who passes the wish on is whom it is for. */
const ASKED_ME =
  /^(?<name>\p{Script=Han}{1,4}?)(?:老师|主任|校长|园长)?(?:让|叫|托|请|要|麻烦)我(?:帮|替|给|代|把)/u;
const TO = /(?:[帮替给为代把将]|\b(?:for|on behalf of) )(?:我的?)?[把将]?\u{E001}/iu;
/** What somebody did who is named first: 王芳昨天参加了…. */
const DID =
  /(?:^|[\s,、;。:!?])@?\u{E001}(?:(?:老师|主任|校长|园长|书记|组长)?(?:也|在|于|已经?)?\s?(?=\d|今|昨|前|上|去|本|这|参加|完成|修|学|听|做|刚|\u{E000})| (?:also |has |have )?(?:attended|took|did|completed|finished|went)\b)/iu;
/** 李老师的也记上. */
const TOO = /\u{E001}(?:老师)?(?:的[^,。;]{0,8})?也[^,。;]{0,8}[记登录补]/u;
/** Stands where the name was. */
const NAME = "\u{E001}";

/**
 * Reads it by its words alone: nobody's roster is known here. A name that may be that of who held
 * the training is not taken for whom it is for.
 */
export function forWhom({ message, reading, asker }: Situation): ForWhom {
  const text = message.command?.rest ?? message.text;
  if (message.shows("records-for-several")) return { kind: "several" };
  const name = nameIn(text, reading);
  const isAsker = name !== undefined && [asker?.teacher.name, asker?.teacher.id].includes(name);
  if (isAsker) return ASKER;
  if (name !== undefined) return { kind: "named", name };
  return message.shows("records-for-unnamed") ? { kind: "unnamed" } : ASKER;
}

function nameIn(text: string, reading: SlotContext): string | undefined {
  const { vocabulary } = reading;
  const passedOn = ASKED_ME.exec(text)?.groups?.name;
  if (passedOn !== undefined) return readPerson(`${passedOn}老师的学分`, vocabulary);
  const unspoken = text.replace(/我(?!们)|\b(?:I|me|my)\b/gu, "");
  const name = readPerson(locate(unspoken, reading).undated, vocabulary);
  if (name === undefined) return undefined;
  const unnamed = text.replaceAll(name, NAME);
  return [TO, DID, TOO].some((form) => form.test(unnamed)) ? name : undefined;
}
