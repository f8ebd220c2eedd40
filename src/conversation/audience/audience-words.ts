import type { OrganisationUnit } from "../../app/access/ports.ts";
import type { AudienceRole } from "../../app/audience/audience.ts";
import { normalise } from "../message/normalise.ts";

/** The units that can be meant: those to whom somebody may write, and those they work in themselves. */
export interface UnitsKnown {
  readonly reached: readonly OrganisationUnit[];
  /** The unit they work in and everything above it, the nearest first. */
  readonly own: readonly OrganisationUnit[];
}

/** What the words for an audience say, before anybody is looked up. */
export interface AudienceWords {
  /** The words, in normal form. */
  readonly said: string;
  readonly units: readonly OrganisationUnit[];
  /** Whether everybody is said to be meant. */
  readonly isEverybody: boolean;
  readonly roles: readonly AudienceRole[];
  readonly isShort: boolean;
  /** With the words for its title; empty where any is meant. */
  readonly questionnaire?: string;
  /** What is left over: names of people, or what is not understood. */
  readonly others: readonly string[];
}

/** The words for an audience, and for those whom it leaves out. */
export interface AudienceRead extends AudienceWords {
  readonly without?: AudienceWords;
}

/** A text out of which what is understood is taken, piece by piece. */
interface Words {
  readonly rest: () => string;
  take(pattern: RegExp): RegExpExecArray | undefined;
  /** Takes a text wherever it stands; false where it does not. */
  takeAll(text: string): boolean;
}

function createWords(text: string): Words {
  let rest = text;
  return {
    rest: () => rest,
    take(pattern) {
      const found = pattern.exec(rest) ?? undefined;
      if (found) {
        const end = found.index + found[0].length;
        rest = `${rest.slice(0, found.index)} ${rest.slice(end)}`;
      }
      return found;
    },
    takeAll(taken) {
      const before = rest;
      rest = rest.replaceAll(taken, " ");
      return rest !== before;
    },
  };
}

const EXCEPT =
  /除了|除去|除开|除|不含|不包括|但不发|\b(?:except(?: for)?|excluding|without|but(?: not)?)\b/iu;
const END_OF_EXCEPT = /(?:以外|之外|外(?![国语地市县]))的?/u;
const FIRST_COMMA = /,/u;

/** What the words for an audience say. */
export function readAudienceWords(text: string, units: UnitsKnown): AudienceRead {
  const said = normalise(text);
  const except = EXCEPT.exec(said);
  if (!except) return scan(said, units);
  const before = said.slice(0, except.index);
  const after = said.slice(except.index + except[0].length);
  // Without an end, all that follows is left out, unless nothing else says who is meant.
  const comma = before.trim() === "" ? FIRST_COMMA.exec(after) : null;
  const end = END_OF_EXCEPT.exec(after) ?? comma;
  const left = after.slice(0, end?.index);
  const rest = end ? after.slice(end.index + end[0].length) : "";
  return { ...scan(`${before} ${rest}`, units), without: scan(left, units) };
}

function scan(text: string, units: UnitsKnown): AudienceWords {
  const words = createWords(text);
  const questionnaire = takeQuestionnaire(words);
  const named = takeUnits(words, units);
  const isShort = takeAny(words, SHORT);
  const roles = ROLES.flatMap(([role, ...patterns]) => (takeAny(words, patterns) ? [role] : []));
  const ownKinds = OWN.flatMap(([kind, pattern]) => {
    const unit = units.own.find((each) => each.kind === kind);
    const isReached = units.reached.some(({ id }) => id === unit?.id);
    return unit && isReached && words.take(pattern) ? [unit] : [];
  });
  const isEverybody = takeAny(words, EVERYBODY);
  return {
    said: text.trim(),
    units: [...named, ...ownKinds],
    ...{ isEverybody, roles, isShort },
    ...(questionnaire !== undefined && { questionnaire }),
    others: othersIn(words.rest()),
  };
}

const NOT_DONE = "(?:没有|还没|没|未)(?:有)?(?:填写|填|做|交|答|回答|完成)(?:完|好|过|了)?的?";
const FORM = "(?:问卷|满意度调查)";
const QUESTIONNAIRES = [
  // 没填问卷“新课标培训” is followed by the title, after a blank or in marks.
  new RegExp(`${NOT_DONE}${FORM}(?:的(?:老师|教师|人))?(?:\\s|(?=["“「《]))(.{1,60})$`, "u"),
  new RegExp(`${NOT_DONE}(.{0,40}?)的?${FORM}`, "u"),
  new RegExp(`${FORM}(?:还)?${NOT_DONE}()`, "u"),
  /\b(?:not|n't) (?:yet )?(?:answered|answer|filled|fill|completed|complete|done|do)(?: in| out)? (?:the |their |a )?(?:questionnaires?|surveys?)(?: in)?(?: (?:on|about|for))?(?: (.{1,60}))?$/iu,
];
const AROUND_TITLE = /^["“”「」《》\s]|["“”「」《》\s]$|的(?:老师|教师|人)?$/u;

function takeQuestionnaire(words: Words): string | undefined {
  for (const pattern of QUESTIONNAIRES) {
    const found = words.take(pattern);
    if (found) return stripped(found[1] ?? "", AROUND_TITLE);
  }
  return undefined;
}

/** The units that are named; a school before one of its groups says whose group is meant. */
function takeUnits(words: Words, { reached }: UnitsKnown): OrganisationUnit[] {
  const longestFirst = reached.toSorted((a, b) => b.name.length - a.name.length);
  const names = [...new Set(longestFirst.map(({ name }) => name))];
  const said = new Set(names.filter((name) => words.takeAll(normalise(name))));
  const named = reached.filter(({ name }) => said.has(name));
  const isAbove = (id: string) => named.some(({ parent }) => parent === id);
  const within = named.filter(
    ({ id, parent }) => isAbove(id) || named.some((u) => u.id === parent),
  );
  const apart = named.filter(({ name }) => !within.some((each) => each.name === name));
  return [...within.filter(({ id }) => !isAbove(id)), ...apart];
}

const SHORT = [
  /(?:学分|学时|课时)?(?:还)?(?:没有|没|未)(?:修够|修满|修完|修足|达标|完成|够|满)(?:学分|学时|课时)?/u,
  /(?:学分|学时|课时)?(?:还)?(?:不够|不达标|不足)/u,
  /(?:还)?(?:差|缺|欠)(?:学分|学时|课时)/u,
  /\b(?:still )?(?:short(?: of (?:credits?|hours?))?|missing (?:credits?|hours?)|behind)\b/iu,
  /(?:\bnot|n't) (?:yet )?(?:finished|done|completed?|met the (?:minimum|requirement))\b/iu,
];

const ROLES: readonly (readonly [AudienceRole, ...RegExp[]])[] = [
  ["vice-principal", /副校长|副园长/u, /\bvice[- ]principals?\b/iu],
  ["principal", /(?:正)?(?:校长|园长)/u, /\bprincipals?\b/iu],
  ["middle-manager", /中层(?:干部)?/u, /\bmiddle managers?\b/iu],
  ["class-teacher", /班主任/u, /\bclass[- ]teachers?\b/iu],
  ["group-leader", /教研组长|组长/u, /\bgroup[- ]leaders?\b/iu],
  ["reviewer", /审核员/u, /\breviewers?\b/iu],
  ["coordinator", /继教(?:专员|管理员)|专员/u, /\bcoordinators?\b/iu],
  ["admin", /(?:学校)?管理员/u, /\badmin(?:istrator)?s?\b/iu],
];

/** The unit of a kind that one works in oneself: 全校, 我们组. */
const OWN: readonly (readonly [OrganisationUnit["kind"], RegExp])[] = [
  ["group", /全组|本组|(?:我们|咱们|我)(?:教研)?组|\b(?:my|our|the whole) group\b/iu],
  ["school", /全校|本校|(?:我们|咱们|我)(?:学校|校)|\b(?:my|our|the whole) school\b/iu],
  [
    "county",
    /[全本](?:县|区)|(?:我们|咱们|我)(?:县|区)|\b(?:my|our|the whole) (?:county|district)\b/iu,
  ],
  ["city", /[全本]市|(?:我们|咱们|我)市|\b(?:my|our|the whole) city\b/iu],
  ["province", /[全本]省|(?:我们|咱们|我)省|\b(?:my|our|the whole) province\b/iu],
];

const EVERYBODY = [
  /全体|全员|所有(?:的)?(?:人|老师|教师|同事)?|大家|每(?:个|位)(?:人|老师|教师)/u,
  /\b(?:every(?:one|body)|all(?: the| of the| our)? (?:teachers|staff|people|colleagues)|all)\b/iu,
];

function takeAny(words: Words, patterns: readonly RegExp[]): boolean {
  return patterns.map((pattern) => words.take(pattern)).some((found) => found !== undefined);
}

const ENGLISH_FILLERS =
  /\b(?:the|those|that|who|which|of|in|at|from|to|are|is|have|has|had|do|does|did|still|yet|and|or|teachers?|staff|people|members?|colleagues)\b|n't\b/giu;
const BETWEEN = /[\s,、;。()"“”「」]+|以及|和(?=.)|与(?=.)|及(?=.)/u;
const AROUND =
  /^(?:发给|给|的|里|中|内|还|都|有|是|那些|各位)|(?:的|里|中|内|们|人|老师|教师|同事|成员|还|都)$/u;

/** What is left over, without the words that say nothing. */
function othersIn(rest: string): string[] {
  return rest
    .replace(ENGLISH_FILLERS, " ")
    .split(BETWEEN)
    .map((each) => stripped(each, AROUND))
    .filter((each) => each !== "");
}

/** A text without what matches at its ends, one piece at a time. */
function stripped(text: string, pattern: RegExp): string {
  const next = text.replace(pattern, "");
  return next === text ? text : stripped(next, pattern);
}
