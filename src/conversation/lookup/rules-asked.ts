import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import { TOTAL } from "../../policy/mechanisms/cap.ts";
import { askedScope } from "../asked-scope.ts";
import type { Slots } from "../message/meaning.ts";

/** Asks for the least that is demanded. */
const AT_LEAST =
  /(?:要|需|得|该|必须|至少|最少|起码|修[满够完]?|达到|完成|规定)[^,、;。?!多几]{0,6}(?:多少|几)(?:个)?(?:学分|学时|课时|小时|分|培训)?(?=$|[,、;。?!\s]|才|啊|呢|吧|呀|的|合格|够|市|县|校|啦)|(?:多少|几)(?:个)?(?:学分|学时|课时|小时|分)(?:就|才|算){1,3}(?:够|达标|合格|完成)|最低(?:要求|标准|是|要)|\bhow (?:many|much)\b.{0,40}\b(?:needs?|needed|requires?|required|must|have to|per (?:year|cycle)|(?:a|each|every|one) (?:year|cycle))\b|\bminimum\b/iu;
/** Asks for the most that counts. */
const AT_MOST =
  /最多|最高|封顶|上限|顶多|至多|\b(?:at (?:the )?most|maximum|caps?|capped|limits?|limited|up to)\b/iu;
/** Asks what a piece of training is worth, or for what is counted otherwise: neither is a demand. */
const ELSE =
  /折|抵|1学时|一学时|1小时|一小时|一天|每天|一次|每次|单元|超过?了|加分|奖励|证书|结转|\b(?:worth|an hour|per hour|a day|per day|each time|carr(?:y|ied)|enlarge\w{0,9}|people|trainees)\b/iu;
const OF_CYCLE = /周期|五年|[5五]个?学?年度?|\b(?:cycle|five[- ]year|5[- ]year|five years)/iu;
const OF_YEAR = /年|\b(?:year|yearly|annual|annually)\b/iu;
const NEWCOMERS =
  /新(?:任|入职|招|进)?(?:的)?(?:教师|老师)|刚(?:考上|入职|毕业|参加工作|进编|上岗)|试用期|岗前|\bnew teachers?\b|\binduction\b|\bprobation/iu;
const PARTICULAR: readonly (keyof Slots)[] = ["mode", "level", "themes", "role", "place"];

/** The window that a question names, if it names one. */
function windowAsked(text: string): "year" | "cycle" | undefined {
  if (OF_CYCLE.test(text)) return "cycle";
  return OF_YEAR.test(text) ? "year" : undefined;
}

/** The basket spoken of; the whole where nothing narrower is. */
function basketAsked(policy: PolicyDocument, slots: Slots, text: string): string | undefined {
  const named = askedScope(policy, slots, text);
  if (named !== undefined) return named;
  const { activity } = slots;
  const isKind = activity !== undefined && activity !== "training" && activity !== "other";
  return isKind || PARTICULAR.some((key) => slots[key] !== undefined) ? undefined : TOTAL;
}

/** Of several rules those of the window asked for, if there are any. */
function ofWindow<T extends { readonly per: string }>(rules: readonly T[], text: string): T[] {
  const window = windowAsked(text);
  const own = rules.filter(({ per }) => window !== undefined && per.endsWith(window));
  return own.length > 0 ? own : [...rules];
}

/**
 * The articles of the rules that a question asks for by what they do: how much is demanded, or how
 * much counts at most, of what it names. None where the policy has no such rule.
 *
 * Words find articles that speak of a thing; the rules know which of them sets its amount.
 */
export function rulesAsked(policy: PolicyDocument, slots: Slots, text: string): string[] {
  if (ELSE.test(text)) return [];
  const { require, tracks, caps } = policy.file;
  const most = AT_MOST.test(text);
  if (!most && !AT_LEAST.test(text)) return [];
  if (!most && NEWCOMERS.test(text)) return tracks.map(({ cite }) => cite);
  const basket = basketAsked(policy, slots, text);
  const found = most
    ? ofWindow(
        caps.filter(({ on }) => on === basket),
        text,
      )
    : ofWindow(
        require.filter(({ of }) => of === basket),
        text,
      );
  return [...new Set(found.map(({ cite }) => cite))];
}
