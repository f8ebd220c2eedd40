import { describe, expect, it } from "vitest";
import { isFailure } from "../../../src/domain/failure.ts";
import { readFacts, readRecord } from "../../../src/policy/loading/facts.ts";

const TEACHER = { id: "T001" };
const RECORD = { id: "r1", date: "2013-07-20", activity: "training" };

const withTeacher = (more: object) => ({ teacher: { ...TEACHER, ...more } });
const withRecord = (more: object) => ({ teacher: TEACHER, records: [{ ...RECORD, ...more }] });

/** What is said of an input that is refused. */
function complaint(input: unknown): string {
  try {
    readFacts(input, "teachers.json");
  } catch (error) {
    if (isFailure(error, "input/unreadable")) return error.message;
    throw error;
  }
  return "accepted";
}

describe("facts", () => {
  it("are accepted as the contract writes them, and kept as they are", () => {
    const input = {
      teacher: {
        ...TEACHER,
        name: "李明",
        stage: "primary",
        hiredOn: "2013-09-01",
        confirmedOn: "2014-09-01",
        roles: ["class-teacher"],
        leaves: [{ kind: "maternity", from: "2015-02-28", to: "2015-07-31", fullSemesters: 1 }],
        postings: [{ kind: "exchange", from: "2016-09-01", sentBy: "county", towards: "weaker" }],
        designations: [{ kind: "dual-qualified", on: "2018-05-01" }],
      },
      records: [{ ...RECORD, from: "2013-07-16", hours: 16.25, themes: ["it"], accredited: false }],
    };
    expect(readFacts(input, "teachers.json")).toEqual(input);
  });

  it("need no records", () => {
    expect(readFacts({ teacher: TEACHER }, "teachers.json").records).toEqual([]);
  });

  it.each([
    // input, key, what is said
    [{ ...withTeacher({}), record: [] }, "record", "; did you mean records?"],
    [withTeacher({ hiredon: "2013-09-01" }), "teacher.hiredon", "; did you mean hiredOn?"],
    [
      withTeacher({ leaves: [{ kind: "sick", fron: "x" }] }),
      "teacher.leaves.0.fron",
      "; did you mean from?",
    ],
    [
      withTeacher({ postings: [{ kind: "exchange", sentby: "x" }] }),
      "teacher.postings.0.sentby",
      "; did you mean sentBy?",
    ],
    [
      withTeacher({ designations: [{ knd: "x" }] }),
      "teacher.designations.0.knd",
      "; did you mean kind?",
    ],
    [withRecord({ hour: 3 }), "records.0.hour", "; did you mean hours?"],
    [withRecord({ zzzzzzzzzzz: 3 }), "records.0.zzzzzzzzzzz", ""],
    [withRecord({ hiredOn: "2013-09-01" }), "records.0.hiredOn", ""],
    [withTeacher(JSON.parse('{ "__proto__": 3 }')), "teacher.__proto__", ""],
  ])(
    "%j is refused for its unknown key, with the nearest known at that place",
    (input, key, hint) => {
      expect(complaint(input)).toBe(`teachers.json, key ${key}: there is no such key${hint}`);
    },
  );

  it("name a misspelt key rather than the one that it leaves missing", () => {
    const { activity, ...rest } = RECORD;
    const input = { teacher: TEACHER, records: [{ ...rest, activty: activity }] };
    expect(complaint(input)).toContain("key records.0.activty: there is no such key");
  });

  it.each([
    // input, key, what is said
    [{}, "teacher", "is missing; it must be an object of keys and values"],
    [undefined, "(whole)", "is missing; it must be an object with teacher and records"],
    [null, "(whole)", "must be an object with teacher and records"],
    [[], "(whole)", "must be an object with teacher and records"],
    ["", "(whole)", "must be an object with teacher and records"],
    [{ teacher: [] }, "teacher", "must be an object of keys and values"],
    [withTeacher({ id: "" }), "teacher.id", "must not be empty"],
    [withTeacher({ id: 7 }), "teacher.id", "must be a text"],
    [withTeacher({ stage: "middle" }), "teacher.stage", "must be one of kindergarten, primary,"],
    [withTeacher({ roles: "class-teacher" }), "teacher.roles", "must be a list"],
    [withTeacher({ leaves: {} }), "teacher.leaves", "must be a list"],
    [withTeacher({ leaves: ["sick"] }), "teacher.leaves.0", "must be an object of keys and values"],
    [
      withTeacher({ leaves: [{ kind: "sick", fullSemesters: -1 }] }),
      "teacher.leaves.0.fullSemesters",
      "must not be negative",
    ],
    [
      withTeacher({ leaves: [{ kind: "sick", fullSemesters: 101 }] }),
      "teacher.leaves.0.fullSemesters",
      "is too large",
    ],
    [
      withTeacher({ leaves: [{ kind: "sick", from: "2013-02-02", to: "2013-02-01" }] }),
      "teacher.leaves.0.to",
      "ends before it starts",
    ],
    [
      withTeacher({ postings: [{ kind: "exchange", from: "2013-02-02", to: "2013-02-01" }] }),
      "teacher.postings.0.to",
      "ends before it starts",
    ],
    [
      withTeacher({ designations: [{ kind: "dual-qualified" }] }),
      "teacher.designations.0.on",
      "is missing; it must be a day",
    ],
    [{ teacher: TEACHER, records: RECORD }, "records", "must be a list"],
    [{ teacher: TEACHER, records: ["r1"] }, "records.0", "must be an object of keys and values"],
    [
      { teacher: TEACHER, records: [{ id: "r1", date: "2013-07-20" }] },
      "records.0.activity",
      "is missing; it must be one of training,",
    ],
    [withRecord({ id: "" }), "records.0.id", "must not be empty"],
    [
      withRecord({ activity: "trainings" }),
      "records.0.activity",
      "must be one of training, school-based,",
    ],
    [
      withRecord({ level: "region" }),
      "records.0.level",
      "must be one of school, county, city, province, nation",
    ],
    [withRecord({ themes: "it" }), "records.0.themes", "must be a list"],
    [withRecord({ themes: ["it", "art"] }), "records.0.themes.1", "must be one of it, ethics,"],
    [withRecord({ accredited: "yes" }), "records.0.accredited", "must be true or false"],
    [withRecord({ title: 3 }), "records.0.title", "must be a text"],
    [
      withRecord({ date: "2023-02-29" }),
      "records.0.date",
      "must be a day of the calendar such as 2013-07-20",
    ],
    [
      withRecord({ date: "20130720" }),
      "records.0.date",
      "must be a day of the calendar such as 2013-07-20",
    ],
    [
      withRecord({ date: "1899-12-31" }),
      "records.0.date",
      "must be a day of the calendar such as 2013-07-20",
    ],
    [
      withRecord({ date: "2200-01-01" }),
      "records.0.date",
      "must be a day of the calendar such as 2013-07-20",
    ],
    [withRecord({ date: 20130720 }), "records.0.date", "must be a day such as 2013-07-20"],
    [withRecord({ from: "2013-07-21" }), "records.0.from", "must not lie after date"],
    [withRecord({ hours: "16" }), "records.0.hours", "must be a number"],
    [withRecord({ hours: Number.NaN }), "records.0.hours", "must be a number"],
    [withRecord({ hours: -0.25 }), "records.0.hours", "must not be negative"],
    [withRecord({ hours: 0.12345 }), "records.0.hours", "must have at most four decimals"],
    [withRecord({ hours: 1_000_000.5 }), "records.0.hours", "is too large"],
    [withRecord({ hours: 1e300 }), "records.0.hours", "is too large"],
  ])("%j is refused at %s: %s", (input, key, words) => {
    const sentence = complaint(input);
    expect(sentence).toContain(`teachers.json, key ${key}: ${words}`);
    expect(sentence).not.toMatch(/\n|Invalid|expected/);
  });

  it("may not give two records the same id", () => {
    const records = [RECORD, { ...RECORD, id: "r2" }, RECORD];
    expect(complaint({ teacher: TEACHER, records })).toBe(
      'teachers.json, key records.2.id: repeats the id "r1" of records.0; give every record its own',
    );
  });

  it.each([
    // amount, why it is accepted
    [0, "nothing is an amount"],
    [0.0001, "the least part that is kept"],
    [999_999.9999, "four decimals at the upper end"],
    [1_000_000, "the most there may be"],
    [0.1 + 0.2, "what a sheet's sum leaves of three tenths"],
  ])("accept %d hours: %s", (hours) => {
    expect(complaint(withRecord({ hours }))).toBe("accepted");
  });

  it.each(["1900-01-01", "2199-12-31", "2024-02-29"])("accept the day %s", (date) => {
    expect(complaint(withRecord({ date }))).toBe("accepted");
  });
});

describe("a single record", () => {
  it("is accepted by itself", () => {
    expect(readRecord(RECORD, "option 1")).toEqual(RECORD);
  });

  it("is refused by the key it has wrong, with the nearest known", () => {
    const read = () => readRecord({ ...RECORD, organizer: "x" }, "option 1");
    expect(read).toThrow("option 1, key organizer: there is no such key; did you mean organiser?");
  });
});
