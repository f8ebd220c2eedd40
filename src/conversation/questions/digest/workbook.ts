import type { Part } from "../../../app/digest/add-up.ts";
import type { Digest } from "../../../app/digest/compose-digest.ts";
import { isApplicable } from "../../../policy/engine/compile.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import { topsText } from "../../../wording/digest-wording.ts";
import { scopeName, unitName, unitOf } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import { matterText } from "../../../wording/reminder-wording.ts";
import type { Block, Sheet } from "../../../wording/reply.ts";

/** So many people are named at most, those who lack most; a list of a school names all of it. */
const MOST_NAMED = 1_000;

/** What the workbook shows, and to whom. */
export interface WorkbookShown {
  readonly parts: readonly Part[];
  readonly isPrivate: boolean;
}

/** Everything that a digest counts, as numbers that can be sorted and added up. */
export function digestWorkbook(
  localizer: Localizer,
  digest: Digest,
  { parts, isPrivate }: WorkbookShown,
): Block {
  const unit = topsText(localizer, digest.tops);
  return {
    kind: "file",
    name: localizer.t("digest.file", { unit, day: digest.day }),
    sheets: [
      partsSheet(localizer, digest, parts),
      ...(isPrivate && digest.worst.length > 0 ? [peopleSheet(localizer, digest)] : []),
      ...(digest.due.length + digest.over.length > 0 ? [dueSheet(localizer, digest)] : []),
    ],
  };
}

/** The people whom a private digest names: nobody but those in the workbook. */
export function peopleNamed({ worst }: Digest): readonly string[] {
  return worst.slice(0, MOST_NAMED).map(({ person }) => person);
}

const columnsOf = (localizer: Localizer, columns: readonly string[]) =>
  columns.map((each) => localizer.name("column", each));

function partsSheet(localizer: Localizer, digest: Digest, parts: readonly Part[]): Sheet {
  const baskets = digest.gaps.map((gap) => ({
    ...gap,
    title: basketName(localizer, digest.policies.get(gap.policy), gap.scope),
  }));
  return {
    title: localizer.t("digest.sheet-parts"),
    columns: [
      ...columnsOf(localizer, ["unit", "people", "short", "uncounted"]),
      ...baskets.map(({ title }) => title),
    ],
    rows: parts.map(({ unit, people, short, uncounted, gaps }) => [
      ...[unit.name, people, short, uncounted],
      ...baskets.map(
        ({ policy, scope }) =>
          gaps.find((gap) => gap.policy === policy && gap.scope === scope)?.people ?? 0,
      ),
    ]),
  };
}

function basketName(
  localizer: Localizer,
  policy: PolicyDocument | undefined,
  scope: string,
): string {
  return policy && isApplicable(policy) ? scopeName(localizer, policy, scope) : scope;
}

function peopleSheet(localizer: Localizer, { worst, policies }: Digest): Sheet {
  const columns = [
    "staff-number",
    "name",
    "unit",
    "scope",
    "missing",
    "counted",
    "required",
    "measure",
  ];
  return {
    title: localizer.t("digest.sheet-people"),
    columns: columnsOf(localizer, columns),
    rows: worst.slice(0, MOST_NAMED).map((each) => {
      const policy = policies.get(each.policy);
      const measure = policy && isApplicable(policy) ? unitName(localizer, unitOf(policy)) : "";
      return [
        ...[each.person, each.name, each.place, basketName(localizer, policy, each.scope)],
        ...[each.missing, each.counted, each.required, measure],
      ];
    }),
  };
}

function dueSheet(localizer: Localizer, { due, over, day }: Digest): Sheet {
  return {
    title: localizer.t("digest.sheet-due"),
    columns: columnsOf(localizer, ["due", "what", "not-done"]),
    rows: [...over, ...due].map((matter) => [
      matter.on,
      matterText(localizer, matter, day, "of-many"),
      peopleIn(matter.facts.people),
    ]),
  };
}

const peopleIn = (fact: unknown): number =>
  typeof fact === "object" && fact !== null && "people" in fact ? Number(fact.people) : 0;
