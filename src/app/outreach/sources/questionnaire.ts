import type { Day } from "../../../domain/day.ts";
import { sameText } from "../../../domain/same-text.ts";
import type { Questionnaire } from "../../questionnaires/ports.ts";
import type { Matter, Source } from "../matter.ts";

/** A source of questionnaires, by the day from which it is counted when each is told. */
function questionnaires(id: string, schedule: readonly number[], by: "dueOn" | "statedOn"): Source {
  const countedFrom = ({ dueOn, statedOn }: Questionnaire) =>
    by === "dueOn" ? dueOn : dueOn === undefined ? statedOn : undefined;
  const matterOf = ({ title, isDone, dueOn }: Questionnaire, on: Day): Matter => ({
    kind: "questionnaire",
    rule: `${id}/${sameText(title)}/${on}`,
    on,
    isDone,
    ...(!dueOn && { isWithoutDay: true }),
    says: dueOn ? "questionnaire" : "questionnaire-without-day",
    facts: { title },
  });
  return {
    id,
    schedule,
    others: ({ questionnaires: kept }, { from, to }) => kept.teachersWithOpen(by, from, to),
    due: (days, { questionnaires: own }) =>
      own.flatMap((each) => {
        const on = countedFrom(each);
        return on && days.has(on) ? [matterOf(each, on)] : [];
      }),
  };
}

/** Before a questionnaire is due. */
export const questionnaireDue = questionnaires("questionnaire", [-7, -3, -1, 0], "dueOn");

/** One without a day, counted from when somebody said that it is open. */
export const questionnaireOpen = questionnaires("questionnaire-open", [3, 14], "statedOn");
