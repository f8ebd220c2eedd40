import type { Facts } from "../../policy/engine/evaluate.ts";
import { canView } from "../access/permissions.ts";
import type { Person } from "../access/ports.ts";
import { type LedgerRecord, recordsWeighed } from "../records/ports.ts";
import type { Store } from "../store.ts";

/** Who looks at whose figures, when, and what for. */
export interface Look {
  readonly viewer: Person;
  readonly subject: Person;
  readonly at: string;
  /** The kind of question, such as `standing`. */
  readonly why: string;
}

/** What is known of a teacher, with how each record came. */
export interface TeacherFacts extends Facts {
  readonly entries: readonly LedgerRecord[];
}

/**
 * The facts about a teacher, for somebody who may see them; nothing for anybody else.
 * A look at another person's facts is noted in the access log before they are read.
 */
export async function loadTeacherFacts(
  { roster, records, accessLog }: Pick<Store, "roster" | "records" | "accessLog">,
  { viewer, subject, at, why }: Look,
): Promise<TeacherFacts | undefined> {
  if (!(await canView(roster, viewer, subject))) return undefined;
  const [by, whom] = [viewer.teacher.id, subject.teacher.id];
  if (by !== whom) await accessLog.record([{ by, whom, at, why }]);
  const entries = await records.of(whom);
  return { teacher: subject.teacher, records: recordsWeighed(entries), entries };
}
