import { stem } from "../message/concepts.ts";
import { normalise } from "../message/normalise.ts";

/** Says nothing about what is asked. */
const FILLER =
  /请问|我们|咱们|你们|一下|可以|能不能|是不是|有没有|怎么办|怎么样|怎么|怎样|什么时候|啥时候|什么|多少|哪些|哪里|哪个|老师|规定|政策|咋办|咋样|咋|啥|多久|多长时间|为什么|为啥|行不行|可不可以|要不要|会不会|算不算|是否|谁|需要|应该|必须|一定|[我你他她您的了吗呢啊吧呀么嘛几个是有]|\b(?:the|a|an|is|are|do|does|did|i|my|me|we|you|what|how|when|where|why|which|who|there|this|that|it|can|to|of|for|in|on|by|it|be|have|has|must|should|and|or|say|about|policy|rules?)\b/giu;

/** A question without what says nothing; one that says nothing else stays as it is. */
export function telling(question: string): string {
  const rest = question.replace(FILLER, " ");
  return rest.trim() === "" ? question : rest;
}

/** 审核没过, 没有通过 and 未通过 are one. */
const NOT_PASSED = /(?:没有?|未|不)(?:能)?(?:通过|过(?![去来期多分度程高于早晚久]))/gu;

/** Single characters and pairs of Chinese, words and numbers of everything else. */
export function tokens(text: string): string[] {
  const plain = normalise(text).toLowerCase().replace(NOT_PASSED, "不通过");
  const words = plain.match(/[a-z]{2,}(?:-[a-z]+)*|\d+(?:\.\d+)?/g) ?? [];
  const runs = plain.match(/\p{Script=Han}+/gu) ?? [];
  return [...words.map(stem), ...runs.flatMap((run) => [...run, ...pairs(run)])];
}

function pairs(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((each, index) => `${characters[index]}${each}`);
}

/** A question without the marks in which two ways of typing it differ. */
export function spoken(question: string): string {
  return normalise(question)
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, "");
}

/** Said or left out, the question stays the same. */
const MANNER =
  /请问|可不可以|可以|能不能|能够|能|应该|都|一般|到底|具体|培训|研修|活动|项目|学分|学时|[会呢啊吧呀么嘛吗了的]/gu;
const WHICH = /什么样|什么|哪些|啥/gu;
const COUNTS = /登记|认定|计入|列入|纳入|申报|[算计记报登]/gu;
/** Shorter ones are alike by chance. */
const SHORTEST = 2;

/**
 * What is left of a question where ways of asking the same are made one: 哪些培训可以算学分 and
 * 什么培训能登记. Nothing where too little is left to tell.
 */
export function asked(question: string): string | undefined {
  const bare = spoken(question)
    .replace(WHICH, "哪")
    .replace(COUNTS, "算")
    .replace(MANNER, "")
    .replace(/算+/gu, "算");
  return [...bare].length >= SHORTEST ? bare : undefined;
}
