import { describe, expect, it } from "vitest";
import type { Slots } from "../../../../src/conversation/message/meaning.ts";
import { askedRoutes } from "../../../../src/conversation/questions/route/match-routes.ts";
import { daysMoreThan, exactly } from "../../../../src/policy/procedures/day-span.ts";
import { smallProcedures } from "../../../support/small-procedures.ts";

const table = (id: string, called: string, more = "") =>
  `{ id: ${id}, cite: 一, title: { zh: ${called}, en: ${id} }, keywords: [${called}], rows: [{ id: a, approver: head }, { id: b, applicants: [principal], approver: leader }]${more} }`;
const file = smallProcedures(
  `routes: [${table("leave", "请假", ", hours-in-day: 8")}, ${table("outbound", "外出")}]`,
);

function asked(text: string, slots: Slots = {}, before?: string) {
  return askedRoutes(file, text, slots, before).map(({ table: { id }, ...more }) => ({
    id,
    ...more,
  }));
}

const of = (id: string, more: object = {}) => ({ id, applicant: undefined, ...more });

describe("the approvals that a question asks about", () => {
  it.each([
    ["请假两天找谁批", [of("leave", { days: exactly(2) })]],
    ["两天外出谁批", [of("outbound", { days: exactly(2) })]],
    ["请假找谁批", [of("leave")]],
    [
      "请假两小时、一天,外出四天、三天半,各找谁批",
      [
        of("leave", { days: exactly(0.25), hours: 2 }),
        of("leave", { days: exactly(1) }),
        of("outbound", { days: exactly(4) }),
        of("outbound", { days: exactly(3.5) }),
      ],
    ],
    ["外出两小时谁批", [of("outbound")]],
    [
      "请假半天,外出四天,再请假一天,谁批",
      [
        of("leave", { days: exactly(0.5) }),
        of("outbound", { days: exactly(4) }),
        of("leave", { days: exactly(1) }),
      ],
    ],
    ["外出超过三天谁批", [of("outbound", { days: daysMoreThan(3) })]],
    ["校长外出五天谁批", [{ id: "outbound", applicant: "principal", days: exactly(5) }]],
    ["副校长外出五天谁批", [of("outbound", { days: exactly(5) })]],
    ["两天谁批", [of("leave", { days: exactly(2) }), of("outbound", { days: exactly(2) })]],
    ["学分谁审核", []],
  ])("%s", (text, expected) => {
    expect(asked(text)).toEqual(expected);
  });

  it("take the days from the first to the last where both are told", () => {
    const slots = { from: "2026-07-01", to: "2026-07-03" } as Slots;
    expect(asked("7月1日到3日外出谁批", slots)).toEqual([of("outbound", { days: exactly(3) })]);
  });

  it("go on from the question before", () => {
    expect(asked("那三天呢", {}, "请假半天找谁批")).toEqual([of("leave", { days: exactly(3) })]);
    expect(asked("校长呢", {}, "请假半天找谁批 外出四天呢")).toEqual([
      { id: "outbound", applicant: "principal", days: exactly(4) },
    ]);
    expect(asked("外出呢", {}, "请假半天找谁批")).toEqual([of("outbound")]);
  });
});
