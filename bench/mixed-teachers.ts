import { makeDay } from "../src/domain/day.ts";
import { PLACES, THEMES } from "../src/domain/training-record.ts";
import type { Facts } from "../src/policy/engine/evaluate.ts";
import { type Content, chance, overFiveYears } from "./teachers.ts";

type Chance = ReturnType<typeof chance>;

const LEVELS = ["county", "county", "city", "province", "nation"] as const;
const OTHERS: readonly Content[] = [
  { activity: "teaching-research", level: "county", hours: 6 },
  { activity: "open-lesson", level: "city", hours: 2 },
  { activity: "self-study", hours: 10 },
  { activity: "elective-course", courses: 1 },
  { activity: "publication", hours: 6 },
  { activity: "research-project", credits: 4 },
  { activity: "public-course", credits: 6 },
  { activity: "degree-study", courseCredits: 3, schoolYears: 1, diploma: true, matchesPost: true },
  { activity: "teaching-support", level: "school", hours: 4 },
  { activity: "induction", hours: 20 },
];

function trained(next: Chance): Content {
  const days = 1 + next(4);
  return {
    activity: "training",
    mode: (["in-person", "in-person", "online"] as const)[next(3)],
    level: LEVELS[next(5)],
    hours: 6 * days,
    days,
    outcome: ([undefined, "excellent", undefined, "failed"] as const)[next(4)],
    themes: next(2) === 0 ? [THEMES[next(8)] ?? "it"] : undefined,
    verified: next(20) === 0 ? false : undefined,
  };
}

function lectured(next: Chance): Content {
  const [level, place, hours] = [LEVELS[next(5)], PLACES[next(4)], 1 + next(8)];
  const content = next(2) === 0 ? "课堂评价" : "作文教学";
  return {
    activity: "training",
    role: "lecturer",
    host: "programme",
    ...{ level, place, hours, content },
  };
}

function content(next: Chance): Content {
  const kind = next(10);
  if (kind < 4) return trained(next);
  if (kind < 7) return { activity: "school-based", level: "school", hours: 4 + next(27) };
  return kind === 7 ? lectured(next) : (OTHERS[next(OTHERS.length)] as Content);
}

/**
 * A teacher who has something of everything in thirty records over five years, so that the rules
 * of any policy find work. Some are class teachers, some new, some have been on leave.
 */
export function mixedTeacher(number: number, firstYear: number): Facts {
  const next = chance(number + 1);
  const from = makeDay(firstYear + 1, 2, 1);
  return {
    teacher: {
      id: `T${number}`,
      stage: "primary",
      roles: number % 3 === 0 ? ["class-teacher"] : [],
      hiredOn: number % 5 === 0 ? makeDay(firstYear, 9, 1) : undefined,
      leaves:
        number % 10 === 0
          ? [{ kind: "maternity", from, to: makeDay(firstYear + 1, 7, 31), fullSemesters: 1 }]
          : undefined,
    },
    records: overFiveYears(firstYear, next, () => content(next)),
  };
}
