import { type Day, isDay } from "../domain/day.ts";
import type { TrainingRecord } from "../domain/training-record.ts";
import type { OrganisationUnit, Person } from "./access/ports.ts";
import { RECORD_SUBMITTED } from "./records/entry-kinds.ts";
import type { Store } from "./store.ts";

/** A made-up school as its file states it; years count from the current one. */
export interface SampleSchool {
  readonly policy: string;
  readonly county: { readonly id: string; readonly name: string };
  readonly school: { readonly id: string; readonly name: string };
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly SamplePerson[];
  readonly records: readonly SampleRecord[];
}

interface SamplePerson {
  readonly id: string;
  readonly name: string;
  readonly group?: string | undefined;
  readonly stage?: Person["teacher"]["stage"];
  readonly hired?: { readonly year: number; readonly on: string } | undefined;
  readonly duties?: readonly string[] | undefined;
  /** The group this person leads. */
  readonly leads?: string | undefined;
  readonly role?: "admin" | "coordinator" | undefined;
  /** A year of rural support, from autumn to the next summer. */
  readonly posting?:
    | { readonly year: number; readonly from: string; readonly to: string }
    | undefined;
}

type SampleRecord = Omit<TrainingRecord, "id" | "date"> & {
  readonly teacher: string;
  readonly year: number;
  readonly on: string;
};

function dayIn(thisYear: number, year: number, monthDay: string): Day | undefined {
  const text = `${thisYear + year}-${monthDay}`;
  return isDay(text) ? text : undefined;
}

function grantsOf(sample: SampleSchool, { leads, role }: SamplePerson): Person["grants"] {
  const unit = role === "coordinator" ? sample.county.id : sample.school.id;
  return [
    ...(leads ? [{ role: "group-leader" as const, unit: leads }] : []),
    ...(role ? [{ role, unit }] : []),
  ];
}

function personFrom(sample: SampleSchool, from: SamplePerson, thisYear: number): Person {
  const { id, name, group, stage, hired, duties, posting } = from;
  const postedFrom = posting && dayIn(thisYear, posting.year, posting.from);
  const postedTo = posting && dayIn(thisYear, posting.year + 1, posting.to);
  return {
    teacher: {
      id,
      name,
      ...(stage && { stage }),
      ...(hired && { hiredOn: dayIn(thisYear, hired.year, hired.on) }),
      ...(duties && { roles: duties }),
      ...(posting && {
        postings: [
          {
            kind: "rural-support",
            from: postedFrom,
            to: postedTo,
            sentBy: "county",
            towards: "weaker",
          },
        ],
      }),
    },
    unit: group ?? (from.role === "coordinator" ? sample.county.id : sample.school.id),
    grants: grantsOf(sample, from),
  };
}

function unitsOf({ county, school, groups, policy }: SampleSchool): OrganisationUnit[] {
  return [
    { ...county, kind: "county" },
    { ...school, kind: "school", parent: county.id, policy },
    ...groups.map((group) => ({ ...group, kind: "group" as const, parent: school.id })),
  ];
}

/** Fills an empty store with a made-up school, its records up to today. */
export async function loadSample(
  store: Pick<Store, "roster" | "log">,
  sample: SampleSchool,
  now: { readonly at: string; readonly today: Day },
): Promise<void> {
  const thisYear = Number(now.today.slice(0, 4));
  await store.roster.put({
    units: unitsOf(sample),
    people: sample.people.map((person) => personFrom(sample, person, thisYear)),
  });
  const entries = sample.records.flatMap(({ teacher, year, on, ...facts }, index) => {
    const date = dayIn(thisYear, year, on);
    if (!date || date > now.today) return [];
    const record: TrainingRecord = { ...facts, id: `sample-${index + 1}`, date };
    const written = { key: `sample:${index + 1}`, by: "sample", at: now.at, via: "sample" };
    return [RECORD_SUBMITTED.entry(teacher, { record, origin: "sheet" }, written)];
  });
  await store.log.append(entries);
}
