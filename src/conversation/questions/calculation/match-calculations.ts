import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { CalculationFile } from "../../../policy/procedures/calculation-file.ts";
import type { Found } from "../../message/found.ts";
import { placeOf, speaksOf } from "../../message/keywords.ts";
import { type Quantity, readQuantities } from "../../message/quantities.ts";

/** A calculation that a question asks for, with the numbers it states. */
export interface AskedCalculation {
  readonly rule: CalculationFile;
  /** What is held against the limit; absent where the share itself is asked for. */
  readonly part?: number;
  /** Absent where the limit is a plain number. */
  readonly whole?: number;
  /** Whether the part was told as a share already, in hundredths of the whole. */
  readonly inPercent?: boolean;
  /** Whom the part is said of. */
  readonly who?: string;
}

/** A number with the words around it. */
interface Stated extends Quantity {
  /** What stands between it and the number or the mark before. */
  readonly before: string;
  /** Everything from the mark before to the mark after. */
  readonly clause: string;
}

const MARK = /[,，、;；。?？!！:：\n]/gu;
const ALL = /一共|总共|共计?|合计|总|全部|\b(?:total|in all|altogether|all)\b/iu;
const ADVERBS = "(?:一共|总共|已经|只|共|又|都|累计|可能|要){0,3}";
/** What stands between a name and the word for missing: 王老师因病只缺了. */
const BETWEEN = new RegExp(`${ADVERBS}(?:(?:因|由于).{0,4})?${ADVERBS}$`, "u");
/** What a clause opens with, before its first number: 那李建国40课时. */
const OPENING = /^\s?(?:那么?|还有|要是|如果)?(\p{Script=Han}{2,6}?)(?:一共|总共|共)?\s?(?=\d)/u;
const TITLED = /^\p{Script=Han}{1,4}(?:老师|同学|校长|主任|园长)$/u;
const NAME =
  /(\p{Script=Han}{1,4}(?:老师|同学|校长|主任|园长)|(?<!\p{Script=Han})\p{Script=Han}{2,3}|[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20})?)\s?$/u;

function stated(text: string): Stated[] {
  const marks = [...text.matchAll(MARK)].map(({ index }) => index);
  let [last, next] = [0, 0];
  return readQuantities(text).map(({ value, start, end }: Found<Quantity>) => {
    while ((marks[next] ?? start) < start) next += 1;
    const from = (marks[next - 1] ?? -1) + 1;
    let after = next;
    while ((marks[after] ?? end) < end) after += 1;
    const before = text.slice(Math.max(from, last), start);
    last = end;
    return { ...value, before, clause: text.slice(from, marks[after]) };
  });
}

/** Only numbers that are all of one thing can be taken for it. */
function one(numbers: readonly Stated[]): number | undefined {
  const amounts = new Set(numbers.map(({ amount }) => amount));
  return amounts.size === 1 ? [...amounts][0] : undefined;
}

/** The number that a share is of: the one that words tell, else the only one there is. */
function wholeIn(rule: CalculationFile, numbers: readonly Stated[], parts: readonly Stated[]) {
  const { whole } = rule;
  if (!whole) return undefined;
  const fit = numbers.filter((each) => each.in === whole.in && !parts.includes(each));
  const introduced = fit.filter(({ before }) => speaksOf(whole.keywords, before));
  const named = fit.filter(({ clause }) => speaksOf(whole.keywords, clause));
  const summed = fit.filter(({ before }) => ALL.test(before));
  return one(introduced) ?? one(named) ?? one(summed) ?? one(fit);
}

function partsIn({ part, keywords }: CalculationFile, numbers: readonly Stated[]): Stated[] {
  if (!part) return [];
  const parts = numbers.filter(
    (each) =>
      (each.in === part.in || each.in === "percent") &&
      !ALL.test(each.before) &&
      speaksOf(part.keywords, each.before),
  );
  const heads = keywords.map((word) => word.split(" + ")[0] ?? word);
  const clauses = new Set(parts.map(({ clause }) => clause));
  const speaking = new Set([...clauses].filter((clause) => speaksOf(heads, clause)));
  const own = parts.filter(({ clause }) => speaking.has(clause));
  return own.length > 0 ? own : parts;
}

/** The name before the word that says what the number counts, 李老师缺了5课时, or else before all numbers: 那李建国40课时缺5课时. */
function whoIn({ part }: CalculationFile, stated: Stated, isName: IsName): string | undefined {
  if (part?.in !== "lessons") return undefined;
  const { before, clause } = stated;
  const places = part.keywords.map((word) => before.indexOf(word)).filter((place) => place > 0);
  const ahead = before.slice(0, Math.min(...places, before.length)).replace(BETWEEN, "");
  const nearest = places.length > 0 ? NAME.exec(ahead)?.[1] : undefined;
  if (nearest !== undefined) return nearest;
  const opening = OPENING.exec(clause)?.[1] ?? "";
  return TITLED.test(opening) || isName(opening) ? opening : undefined;
}

/** Whether a text is the name of a person and nothing else. */
type IsName = (text: string) => boolean;

function asked(
  rule: CalculationFile,
  numbers: readonly Stated[],
  isName: IsName,
): AskedCalculation[] {
  const parts = partsIn(rule, numbers);
  const whole = wholeIn(rule, numbers, parts);
  if (parts.length === 0) {
    return whole !== undefined && rule.share ? [{ rule, whole }] : [];
  }
  return parts.flatMap((part) => {
    const inPercent = part.in === "percent";
    const of = inPercent ? 100 : whole;
    if (of === undefined && rule.share) return [];
    const who = whoIn(rule, part, isName);
    const told = { rule, part: part.amount, inPercent, ...(who && { who }) };
    return [of === undefined ? told : { ...told, whole: of }];
  });
}

/** Every calculation of a policy that a text asks for and gives all the numbers of. */
export function askedCalculations(
  { calculations }: Pick<PolicyDocument, "calculations">,
  text: string,
  isName: IsName,
): AskedCalculation[] {
  const numbers = stated(text);
  return calculations
    .flatMap((rule) => {
      const at = placeOf(rule.keywords, text);
      return at === undefined ? [] : [{ at, asked: asked(rule, numbers, isName) }];
    })
    .sort((a, b) => a.at - b.at)
    .flatMap((each) => each.asked);
}
