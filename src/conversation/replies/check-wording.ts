import type { CellFault } from "../../app/import/supplement-sheet.ts";
import type { Fault, Finding, Place } from "../../policy/checks/finding.ts";
import type { Bilingual } from "../../policy/terms/text.ts";
import { bilingual, listed } from "./formatting.ts";
import { factsOf as cellFacts } from "./import-wording.ts";
import type { Params, Voice } from "./wording.ts";

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

function factText(voice: Voice, fact: Fact): string | number {
  if (typeof fact !== "object") return fact;
  if (!isList(fact)) return bilingual(voice, fact);
  return listed(
    voice,
    fact.map((each) => (typeof each === "string" ? each : bilingual(voice, each))),
  );
}

function factsOf(voice: Voice, { code: _, ...facts }: Fault): Params {
  const given: [string, Fact][] = Object.entries(facts);
  return Object.fromEntries(given.map(([name, fact]) => [name, factText(voice, fact)]));
}

/** Where something was found, as a person finds it again. */
export function placeText(voice: Voice, place: Place): string {
  switch (place.in) {
    case "line":
      return voice.say("check.place.line", { line: place.line, quote: place.quote });
    case "rows":
      return voice.say("check.place.rows", {
        rows: listed(voice, place.rows.map(String)),
        columns: listed(voice, place.columns),
      });
    case "part":
      return voice.say("check.place.part", { part: bilingual(voice, place.part) });
    case "text":
      return voice.say("check.place.text");
    case "file-name":
      return voice.say("check.place.file-name");
    case "number":
      return voice.say("check.place.number");
    case "papers":
      return voice.say("check.place.papers");
  }
}

/** Tells a finding in words: where it is, what is wrong, what to write, and which article asks for it. */
export function wordFinding(
  voice: Voice,
  { where, fault, article }: Finding<Fault | CellFault>,
): WordedFinding {
  const place = placeText(voice, where);
  if ("cell" in fault) {
    const column = where.in === "rows" ? listed(voice, where.columns) : "";
    const params = { ...cellFacts(fault.cell, voice), column };
    const say = (what: string) => voice.say(`import.${fault.cell.code}.${what}`, params);
    return { where: place, problem: say("problem"), instead: say("fix"), article };
  }
  const params = factsOf(voice, fault);
  const say = (what: string) => voice.say(`check.fault.${fault.code}.${what}`, params);
  return { where: place, problem: say("problem"), instead: say("instead"), article };
}
