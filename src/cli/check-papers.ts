import { readdir } from "node:fs/promises";
import { checkAsked } from "../app/papers/check-asked.ts";
import { checkPapersOf } from "../app/papers/check-papers.ts";
import { type Day, isDay } from "../domain/day.ts";
import { Failure } from "../domain/failure.ts";
import type { PapersFile } from "../policy/terms/format/papers-file.ts";
import { type Checked, given, refuseCheck, type ToCheck } from "./check-request.ts";
import { text } from "./command.ts";

function dayGiven({ call }: ToCheck, name: "begins" | "handed-in"): Day | undefined {
  const written = text(call.values, name);
  if (written === undefined || isDay(written)) return written;
  return refuseCheck(`--${name} ${written} is not a day such as 2026-06-15`);
}

/** The list of papers that is meant: the only one, or the one that `--kind` names. */
function listMeant({ call }: ToCheck, lists: readonly PapersFile[]): PapersFile {
  const kind = text(call.values, "kind");
  const ids = lists.map(({ id }) => id).join(", ");
  const [only, other] = lists;
  if (kind === undefined && only && !other) return only;
  if (kind === undefined) return refuseCheck(`--kind is missing; it is one of ${ids}`);
  const named = lists.find(({ id }) => id === kind);
  return named ?? refuseCheck(`there is no list of papers --kind ${kind}; there is ${ids}`);
}

/** Checks a folder of papers against the list that is asked for, and the day against the deadline. */
export async function papersChecked(asked: ToCheck): Promise<Checked> {
  const { call, policy, catalogue } = asked;
  const what = given(call) ?? refuseCheck("the folder is missing");
  const list = listMeant(asked, checkAsked(policy, "papers"));
  const [begins, handedIn] = [dayGiven(asked, "begins"), dayGiven(asked, "handed-in")];
  const names = await readdir(what).catch((cause) => {
    throw new Failure("input/no-file", { file: what }, { cause });
  });
  const papers = { names, begins, on: handedIn ?? call.common.now().today };
  const findings = checkPapersOf(policy, list, papers, catalogue.workingCalendar());
  return { what, findings };
}
