import type { EntryKinds } from "../../src/app/ledger/entry-kinds.ts";
import type {
  PlannedDay,
  PlannedReminder,
  Preference,
  Preferences,
  ReminderPlan,
  Whose,
} from "../../src/app/outreach/ports.ts";
import { QUESTIONNAIRE_STATED } from "../../src/app/questionnaires/entry-kinds.ts";
import type { Questionnaire, Questionnaires } from "../../src/app/questionnaires/ports.ts";
import type { Cell, Turn } from "./memory-cell.ts";
import type { Line } from "./memory-log.ts";

/** Names a person or a room in one text. */
export const ownerOf = (whose: Whose) =>
  "person" in whose ? `person ${whose.person}` : `room ${whose.channel} ${whose.room}`;

export function createMemoryPreferences(
  state: Cell<ReadonlyMap<string, Preference>>,
  inTurn: Turn,
): Preferences {
  const of = (whose: Whose) => state.now().get(ownerOf(whose));
  return {
    of: async (whose) => of(whose) ?? {},
    async ofMany(people) {
      const own = people.map((person) => [person, of({ person })] as const);
      return new Map(own.flatMap(([person, each]) => (each ? [[person, each]] : [])));
    },
    set: (whose, preference) =>
      inTurn(() => state.change(new Map([...state.now(), [ownerOf(whose), preference]]))),
    async endingBetween(from, to) {
      const ending = [...state.now()].filter(([owner, { silentUntil = "" }]) => {
        return owner.startsWith("person ") && from <= silentUntil && silentUntil <= to;
      });
      return ending.map(([owner]) => owner.slice("person ".length)).sort();
    },
  };
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

export function createMemoryReminders(
  state: Cell<readonly PlannedReminder[]>,
  days: Cell<ReadonlyMap<string, PlannedDay>>,
  inTurn: Turn,
): ReminderPlan {
  const sorted = () =>
    [...state.now()].sort(
      (a, b) => compare(a.day, b.day) || compare(a.rule, b.rule) || compare(a.period, b.period),
    );
  return {
    put: (reminders) =>
      inTurn(() => {
        const before = state.now().length;
        for (const added of reminders) {
          const isKnown = state
            .now()
            .some(
              ({ rule, person, period }) =>
                rule === added.rule && person === added.person && period === added.period,
            );
          if (!isKnown) state.change([...state.now(), added]);
        }
        return state.now().length - before;
      }),
    async ofMany(people, since) {
      const wanted = sorted().filter(({ person, day }) => people.includes(person) && day >= since);
      const own = (each: string) => wanted.filter(({ person }) => person === each);
      return new Map(people.flatMap((each) => (own(each).length > 0 ? [[each, own(each)]] : [])));
    },
    ofDelivery: async (key) => sorted().filter(({ delivery }) => delivery === key),
    noteDay: (planned) =>
      inTurn(() => days.change(new Map([...days.now(), [planned.day, planned]]))),
    lastDay: async (until) =>
      [...days.now().values()]
        .filter(({ day }) => day <= until)
        .sort((a, b) => compare(a.day, b.day))
        .at(-1),
  };
}

export function createMemoryQuestionnaires(
  lines: Cell<readonly Line[]>,
  kinds: EntryKinds,
): Questionnaires {
  const all = () => {
    const found = new Map<string, Map<string, Questionnaire>>();
    for (const line of lines.now()) {
      const entry = { ...line, ...kinds.parseStored(line) };
      if (!QUESTIONNAIRE_STATED.isKindOf(entry)) continue;
      const own = found.get(entry.stream.id) ?? new Map<string, Questionnaire>();
      found.set(entry.stream.id, own);
      own.set(entry.body.title.replaceAll(" ", ""), { ...entry.body, entry: entry.number });
    }
    return found;
  };
  return {
    async ofMany(teachers) {
      const wanted = [...all()].filter(([teacher]) => teachers.includes(teacher));
      return new Map(wanted.map(([teacher, own]) => [teacher, [...own.values()]]));
    },
    async teachersWithOpen(by, from, to) {
      const open = [...all()].filter(([, own]) =>
        [...own.values()].some((each) => {
          const day = each[by] ?? "";
          return !each.isDone && from <= day && day <= to;
        }),
      );
      return open.map(([teacher]) => teacher).sort();
    },
  };
}
