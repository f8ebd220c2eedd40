import type { RecordResult, RequirementLine, WindowTotal } from "../domain/standing.ts";
import type { WhatIf } from "../policy/engine/what-if.ts";
import { number, windowName } from "./formatting.ts";
import { gapText, placeName, type Telling } from "./line-wording.ts";
import { bookingOf } from "./record-verdict.ts";

type Between = Pick<WhatIf, "before" | "after">;

/** How a requirement moves: `2013年 22 → 38（要求 30，够了）`. */
function lineChange(telling: Telling, before: number, after: RequirementLine): string {
  const params = {
    what: placeName(telling, after),
    before: number(before),
    after: number(after.counted),
    required: number(after.required),
  };
  return after.missing > 0
    ? telling.localizer.t("changes.missing", { ...params, missing: number(after.missing) })
    : telling.localizer.t("changes.enough", params);
}

function totalChange(
  { localizer }: Telling,
  kind: "year" | "cycle",
  before: number,
  after: WindowTotal,
) {
  return localizer.t("changes.total", {
    what: windowName(localizer, kind, after.label),
    before: number(before),
    after: number(after.total),
  });
}

/** A change of a standing, told, with the lines that moved. */
export interface Change {
  readonly texts: readonly string[];
  readonly lines: readonly RequirementLine[];
}

/**
 * What moves between two standings: the requirements, or the totals where nothing is required; of
 * records for a track that is over, that they come too late for it.
 *
 * @param records what was added between the two
 */
export function changeBetween(
  telling: Telling,
  { before, after }: Between,
  records: readonly RecordResult[] = [],
): Change {
  const moved = after.requirements.flatMap((line) => {
    const old = before.requirements.find(({ id, label }) => id === line.id && label === line.label);
    const counted = old?.counted ?? 0;
    return counted === line.counted ? [] : [{ line, counted }];
  });
  if (moved.length > 0) {
    return {
      texts: moved.map(({ line, counted }) => lineChange(telling, counted, line)),
      lines: moved.map(({ line }) => line),
    };
  }
  const isOfTracks = records.length > 0 && records.every((record) => bookingOf(record) === "track");
  const over = after.requirements.filter(
    ({ window, status }) => isOfTracks && window === "track" && status === "short",
  );
  if (over.length > 0) {
    const texts = over.map((line) => {
      return telling.localizer.t("changes.too-late", { line: gapText(telling, line) });
    });
    return { texts, lines: over };
  }
  const totals = (kind: "year" | "cycle", list: "years" | "cycles") =>
    after[list].flatMap((window) => {
      const old = before[list].find(({ label }) => label === window.label)?.total ?? 0;
      return old === window.total ? [] : [totalChange(telling, kind, old, window)];
    });
  return { texts: [...totals("year", "years"), ...totals("cycle", "cycles")], lines: [] };
}
