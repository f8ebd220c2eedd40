import type { CellFault } from "../app/import/supplement-sheet.ts";
import type { Fault, Finding, Place } from "../policy/checks/finding.ts";
import type { Bilingual } from "../policy/terms/text.ts";
import { bilingual, listed } from "./formatting.ts";
import { factsOf as cellFacts } from "./import-wording.ts";
import type { Localizer, Params } from "./messages.ts";

/** A finding as a person reads it. */
export interface WordedFinding {
  readonly where: string;
  readonly problem: string;
  readonly instead: string;
  readonly article: string;
}

type Fact = string | number | Bilingual | readonly (string | Bilingual)[];

function isList(fact: Fact): fact is readonly (string | Bilingual)[] {
  return Array.isArray(fact);
}

function factText(localizer: Localizer, fact: Fact): string | number {
  if (typeof fact !== "object") return fact;
  if (!isList(fact)) return bilingual(localizer, fact);
  return listed(
    localizer,
    fact.map((each) => (typeof each === "string" ? each : bilingual(localizer, each))),
  );
}

function factsOf(localizer: Localizer, { code: _, ...facts }: Fault): Params {
  const given: [string, Fact][] = Object.entries(facts);
  return Object.fromEntries(given.map(([name, fact]) => [name, factText(localizer, fact)]));
}

/** Where something was found, as a person finds it again. */
export function placeText(localizer: Localizer, place: Place): string {
  switch (place.in) {
    case "line":
      return localizer.t("check.place.line", { line: place.line, quote: place.quote });
    case "rows":
      return localizer.t("check.place.rows", {
        rows: listed(localizer, place.rows.map(String)),
        columns: listed(localizer, place.columns),
      });
    case "part":
      return localizer.t("check.place.part", { part: bilingual(localizer, place.part) });
    case "text":
      return localizer.t("check.place.text");
    case "file-name":
      return localizer.t("check.place.file-name");
    case "number":
      return localizer.t("check.place.number");
    case "papers":
      return localizer.t("check.place.papers");
  }
}

/** Tells a finding in words: where it is, what is wrong, what to write, and which article asks for it. */
export function wordFinding(
  localizer: Localizer,
  { where, fault, article }: Finding<Fault | CellFault>,
): WordedFinding {
  const place = placeText(localizer, where);
  if ("cell" in fault) {
    const column = where.in === "rows" ? listed(localizer, where.columns) : "";
    const params = { ...cellFacts(fault.cell, localizer), column };
    const say = (what: string) => localizer.t(`import.${fault.cell.code}.${what}`, params);
    return { where: place, problem: say("problem"), instead: say("fix"), article };
  }
  const params = factsOf(localizer, fault);
  const say = (what: string) => localizer.t(`check.fault.${fault.code}.${what}`, params);
  return { where: place, problem: say("problem"), instead: say("instead"), article };
}
