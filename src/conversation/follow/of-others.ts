import { readPerson, withoutIntroduction } from "../message/person.ts";
import type { Vocabulary } from "../message/vocabulary.ts";

/** Asks which people, or how many, fall short or have done. */
const WHICH_PEOPLE =
  /(?:谁|哪[些几](?:个|位|名)?(?:人|老师|教师|同事)?|(?:多少|几)(?:个|位|名)?(?:人|老师|教师|同事))(?:都|也)?(?:还|又)?(?:没|未|不够|不达标|差|缺|欠|达标|够了|完成|修[完够满])|\b(?:who|which (?:teachers|colleagues|people)|how many (?:teachers|colleagues|people)|(?:any|every)(?:one|body) (?:who|that))\b[^.;?!]{0,30}\b(?:not|n't|missing|short|lacks?|finished|completed|done|met|behind)\b/iu;
/** Asks who has most or least. */
const COMPARES =
  /谁(?:的)?(?:学分|学时|分)?最?[多少高低](?:$|[?啊呢])|\bwho has (?:the )?(?:most|least|more|fewest)\b/iu;
/** Those who are spoken of: everybody, or others than whoever asks. */
const OTHERS =
  /大家|大伙|所有(?:的)?(?:人|老师|教师|同事)|全(?:组|校|体|县|区|镇|年级)|每(?:个|位)(?:人|老师|教师|同事)|别人|其他(?:的)?(?:人|老师|教师|同事)|同事们?|\b(?:every(?:one|body)|all (?:the |of the |our )?(?:teachers|staff|colleagues|people)|others|other (?:people|teachers|colleagues)|colleagues|the whole (?:school|group|staff)|all teachers')/iu;
/** What of theirs is asked for. */
const FIGURES =
  /差|缺|欠|够|达标|完成|学分|学时|课时|进度|记录|\b(?:credits?|hours|records?|figures|missing|short|enough|standing|progress)\b/iu;
/** Asks what is demanded, allowed or done about it, which the text answers. */
const OF_THE_RULES =
  /要求|规定|必须|应当?|需要|至少|最少|最多|上限|每年|一年|每[个学]?周期|怎么|如何|会不会|会被|通报|处理|后果|[要得](?:修|学|上|参加|交|完成)|可以|能不能|为什么|\b(?:must|required?|needs?|at (?:least|most)|what happens|rule|may|should|have to|how is|how are|a year|every year)\b/iu;
/** Whose the others are is not said of whoever asks. */
const THEIRS =
  /我们?的?(?=同事|组|班|校|学校|年级)|\b(?:my|our) (?=colleagues|group|school|team|staff)/giu;

/** Whether figures of everybody, or of others than whoever asks, are asked for, and nobody is named. */
export function asksOfOthers(text: string, { people }: Vocabulary): boolean {
  const plain = withoutIntroduction(text).replace(THEIRS, "");
  if (COMPARES.test(plain)) return true;
  if (OF_THE_RULES.test(plain)) return false;
  if (WHICH_PEOPLE.test(plain)) return true;
  return !people.myself.test(plain) && OTHERS.test(plain) && FIGURES.test(plain);
}

/** Asks whether something may be done. */
const MAY =
  /能不能|可不可以|[能可][^。;?!]{0,60}[吗么?]|可否|能否|怎么|如何|\b(?:can|may|could|how (?:do|can)|am I allowed)\b/iu;
const FOR_SOMEBODY =
  /[替帮代给为](?:别人|旁人|他人|人家|大家|其他(?:人|老师|教师)|[他她]们?|同事|组员|老师们|全[组校]|\p{Script=Han}{1,3}(?:老师|主任|校长|组长|园长|书记))[^,。;?!]{0,6}(?:登记|记录|录入|补[录登记]|[记录填]|申报)|(?:别人|他人|同事|其他人)[^,。;?!]{0,6}[替帮代给]我|\b(?:some|any)(?:one|body)(?: else)? (?:record|enter|log)\b|\b(?:for|on behalf of) (?:(?:a|an|my|our|some|any|another|other|the other|one of my) )?(?:colleagues?|teachers?|somebody|someone|others?|anyone|them|him|her)\b/iu;
const FOR_NAMED = /[替帮代给为]|\b(?:for|on behalf of)\b/iu;
const RECORDS =
  /登记|记录|录入|补[录登记]|[记录填]|申报|\b(?:record|enter|log|register|add|submit|fill)/iu;

/** Whether it is asked if one may record what somebody else has done. */
export function asksToRecordForOthers(text: string, vocabulary: Vocabulary): boolean {
  if (!MAY.test(text) || !RECORDS.test(text)) return false;
  if (FOR_SOMEBODY.test(text)) return true;
  const unspoken = text.replace(/我(?!们)|\bI\b/gu, "");
  return FOR_NAMED.test(text) && readPerson(unspoken, vocabulary) !== undefined;
}
