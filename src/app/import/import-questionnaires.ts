import { createHash } from "node:crypto";
import type { Day } from "../../domain/day.ts";
import { sameText } from "../../domain/same-text.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { Catalogue } from "../../policy/loading/catalogue.ts";
import { programmeNames } from "../../policy/terms/programmes.ts";
import type { Person } from "../access/ports.ts";
import type { NewEntry } from "../ledger/ports.ts";
import { QUESTIONNAIRE_STATED } from "../questionnaires/entry-kinds.ts";
import type { Questionnaire } from "../questionnaires/ports.ts";
import { chooseSheet } from "./choose-sheet.ts";
import { matchPeople } from "./match-people.ts";
import { packs } from "./packs.ts";
import { type FindPolicy, policyFinder } from "./policy-finder.ts";
import type { ImportReport } from "./problem.ts";
import {
  QUESTIONNAIRE_HEADINGS,
  type QuestionnaireRow,
  REQUIRED_QUESTIONNAIRE_COLUMNS,
  readQuestionnaireRow,
} from "./questionnaire-row.ts";
import { firstSeen } from "./repeats.ts";
import type { Sheet } from "./sheet.ts";
import { type ImportOptions, type Judged, type Known, type SheetJob, takeIn } from "./take-in.ts";

export interface QuestionnairesImport extends ImportOptions {
  /** What fixed items are called is a matter of each person's policy. */
  readonly policies: Pick<Catalogue, "document">;
  /** Who imports. */
  readonly by: string;
  /** An ISO instant, and the day of it where the schools are. */
  readonly at: string;
  readonly today: Day;
}

/** A row whose cells are all read and whose person is known. */
interface ReadyRow {
  readonly row: QuestionnaireRow;
  readonly person: Person;
  readonly said: Pick<Questionnaire, "title" | "isDone" | "dueOn" | "programme">;
}

const ROWS_AT_ONCE = 500;

/**
 * Takes in who has filled in the questionnaire on which training (问卷), and by when it is due.
 *
 * A questionnaire is known by person and title: the same sheet again changes nothing, and a later
 * one says how it stands now. A sheet without days leaves those that are known.
 *
 * @throws {Failure} sheet/no-column, sheet/column-twice, import/busy, import/stopped
 */
export async function importQuestionnaires(
  sheet: Sheet,
  options: QuestionnairesImport,
): Promise<ImportReport> {
  const { chosen, columns, unread } = chooseSheet(
    sheet,
    QUESTIONNAIRE_HEADINGS,
    REQUIRED_QUESTIONNAIRE_COLUMNS,
  );
  const rows = chosen.rows.map((row) => readQuestionnaireRow(row, columns));
  const keepsDays = columns.dueOn === undefined;
  const entriesOf = (ready: readonly ReadyRow[], known: Known) =>
    entriesFor(ready, known, { ...options, keepsDays, file: sheet.file });
  const judge: SheetJob<ReadyRow>["judge"] = async (known, judging) => {
    const policyOf = policyFinder(known.roster, options.policies);
    const ready = await readyRows(await matchPeople(rows, known.roster, options.reach), policyOf);
    const parts: ReadyRow[] = [];
    let judged = rows.length - ready.length;
    for (const some of packs(ready, () => ROWS_AT_ONCE)) {
      const changing = new Set((await entriesOf(some, known)).map(({ ready: each }) => each));
      parts.push(...some.filter((each) => changing.has(each)));
      judged += some.length;
      judging(judged);
    }
    return { parts, changed: parts.length, remarks: unread, rowsOf: () => 1, write };
  };
  const write: Judged<ReadyRow>["write"] = async (kept, parts) => {
    const entries = await entriesOf(parts, kept);
    const appended = await kept.log.append(entries.map(({ entry }) => entry));
    return appended.filter(({ isNew }) => isNew).length;
  };
  return takeIn(sheet, { rows, judge }, options);
}

/** The rows that can be taken in; the second one on the same questionnaire is refused. */
async function readyRows(
  matched: readonly { readonly row: QuestionnaireRow; readonly person: Person | undefined }[],
  policyOf: FindPolicy,
): Promise<readonly ReadyRow[]> {
  const rowOf = firstSeen();
  const ready: ReadyRow[] = [];
  for (const { row, person } of matched) {
    const { reader, title, isDone, dueOn } = row;
    if (!person || title === undefined || isDone === undefined) continue;
    if (reader.rejections.length > 0) continue;
    const key = JSON.stringify([person.teacher.id, sameText(title)]);
    const first = rowOf(key, reader.row);
    if (first) {
      reader.refuse("title", { code: "questionnaire-repeated", row: first });
      continue;
    }
    const programme = programmeCalled(title, await policyOf(person));
    ready.push({ row, person, said: { title, isDone, dueOn, ...(programme && { programme }) } });
  }
  return ready;
}

/** The fixed item (专项) of somebody's policy that has this name, if any. */
function programmeCalled(title: string, policy: PolicyDocument | undefined): string | undefined {
  const programmes = policy?.programmes ?? {};
  return Object.keys(programmes).find((id) =>
    programmeNames(programmes, id).some((name) => sameText(name) === sameText(title)),
  );
}

interface Saying extends Pick<QuestionnairesImport, "by" | "at" | "today"> {
  readonly keepsDays: boolean;
  readonly file: string;
}

/** An entry for each row that says something else than what stands. */
async function entriesFor(
  ready: readonly ReadyRow[],
  { questionnaires }: Pick<Known, "questionnaires">,
  { by, at, today, keepsDays, file }: Saying,
): Promise<readonly { readonly ready: ReadyRow; readonly entry: NewEntry }[]> {
  const known = await questionnaires.ofMany(ready.map(({ person }) => person.teacher.id));
  return ready.flatMap((each) => {
    const { person, said, row } = each;
    const { id } = person.teacher;
    const before = known.get(id)?.find(({ title }) => sameText(title) === sameText(said.title));
    const dueOn = keepsDays ? before?.dueOn : said.dueOn;
    const isSame =
      before?.isDone === said.isDone &&
      before.dueOn === dueOn &&
      before.programme === said.programme;
    if (isSame) return [];
    const body = { ...said, dueOn, statedOn: today };
    const key = keyOf(id, said.title, before?.entry);
    const via = `sheet:${file}#${row.reader.row}`;
    return [{ ready: each, entry: QUESTIONNAIRE_STATED.entry(id, body, { key, by, at, via }) }];
  });
}

/** The same for whoever says the next thing after an entry, so that it is said once. */
function keyOf(teacher: string, title: string, after = 0): string {
  const named = JSON.stringify([teacher, sameText(title), after]);
  return `questionnaire:${createHash("sha256").update(named).digest("hex").slice(0, 32)}`;
}
