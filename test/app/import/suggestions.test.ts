import { describe, expect, it } from "vitest";
import {
  CIRCUMSTANCE_WORDS,
  DIRECTION_WORDS,
  SENDER_WORDS,
} from "../../../src/app/import/circumstance-words.ts";
import {
  HOST_WORDS,
  PART_WORDS,
  PLACE_WORDS,
  THEME_WORDS,
  VERIFIED_WORDS,
} from "../../../src/app/import/particular-words.ts";
import { readWord, type Words } from "../../../src/app/import/read-word.ts";
import {
  DUTY_WORDS,
  LEVEL_WORDS,
  MODE_WORDS,
  OUTCOME_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
  TRAINING_KIND_WORDS,
  YES_NO_WORDS,
} from "../../../src/app/import/words.ts";

const COLUMNS: Readonly<Record<string, Words<unknown>>> = {
  学段: STAGE_WORDS,
  角色: ROLE_WORDS,
  职务: DUTY_WORDS,
  是否: YES_NO_WORDS,
  培训类别: TRAINING_KIND_WORDS,
  培训级别: LEVEL_WORDS,
  培训形式: MODE_WORDS,
  成绩: OUTCOME_WORDS,
  主题: THEME_WORDS,
  参训身份: PART_WORDS,
  授课场合: HOST_WORDS,
  授课地点: PLACE_WORDS,
  审定: VERIFIED_WORDS,
  在岗情况: CIRCUMSTANCE_WORDS,
  派出方: SENDER_WORDS,
  去向: DIRECTION_WORDS,
};

type Suggest = (given: string) => string | undefined;

function suggestionsOf(column: string): Suggest {
  const read = readWord(COLUMNS[column] ?? []);
  return (given) => {
    const reading = read(given);
    if (!("problem" in reading) || reading.problem.code !== "word-misspelt") return undefined;
    return String(reading.problem.nearest);
  };
}

/** A word with one character changed, left out, put in, or put elsewhere. */
function* changed(word: string, alphabet: ReadonlySet<string>): Generator<string> {
  const letters = [...word];
  for (const at of letters.keys()) {
    yield [...letters.slice(0, at), ...letters.slice(at + 1)].join("");
    for (const letter of alphabet) {
      yield letters.with(at, letter).join("");
      yield letters.toSpliced(at, 0, letter).join("");
    }
    const [one, other] = [letters[at], letters[at + 1]];
    if (one && other)
      yield letters
        .with(at, other)
        .with(at + 1, one)
        .join("");
  }
}

describe("a suggestion for a word that is not known", () => {
  it.each(Object.keys(COLUMNS))(
    "is never another word of %s than the one that was mistyped",
    (column) => {
      const meaningOf = new Map(
        (COLUMNS[column] ?? []).flatMap(([meaning, ...all]) => all.map((word) => [word, meaning])),
      );
      const alphabet = new Set([...meaningOf.keys()].flatMap((word) => [...word, "是", "审", "/"]));
      const suggest = suggestionsOf(column);
      const wrong: string[] = [];
      for (const [word, meaning] of meaningOf) {
        for (const given of changed(word, alphabet)) {
          const suggestion = suggest(given);
          if (suggestion !== undefined && meaningOf.get(suggestion) !== meaning) {
            wrong.push(`${word} → ${given} → ${suggestion}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  it.each([
    // column, what was written: each of them once got the opposite or another level
    ["培训类别", "听课"],
    ["培训类别", "省培计划"],
    ["培训类别", "必修"],
    ["培训类别", "专业科目"],
    ["培训类别", "岗位培训"],
    ["培训类别", "骨干教师培训"],
    ["培训类别", "暑期研修"],
    ["培训级别", "部级"],
    ["培训级别", "国级"],
    ["培训级别", "州级"],
    ["培训级别", "/"],
    ["培训级别", "-"],
    ["培训级别", "无"],
    ["是否", "—"],
    ["成绩", "不及"],
  ])("is none in %s for %s", (column, given) => {
    expect(suggestionsOf(column)(given)).toBeUndefined();
  });

  it.each([
    ["学段", "小雪", "小学"],
    ["角色", "审核原", "审核员"],
    ["主题", "学生管里", "学生管理"],
    ["培训类别", "校本研秀", "校本研修"],
    ["培训级别", "级县", "县级"],
    ["培训类别", "（国培）", "国培"],
    ["培训形式", "in-persn", "in-person"],
  ])("in %s for %s is %s", (column, given, found) => {
    expect(suggestionsOf(column)(given)).toBe(found);
  });
});
