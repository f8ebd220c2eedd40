import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { covers, exactly, piecesOf } from "../../src/policy/procedures/day-span.ts";
import { routesFor } from "../../src/policy/procedures/route.ts";
import { builtInPolicies } from "../support/built-in-policies.ts";
import { useCommandLine } from "../support/command-line.ts";

type Alternatives = string | readonly string[];

interface RouteCase {
  readonly id: string;
  readonly policy: string;
  readonly kind: "route";
  readonly calls: readonly {
    readonly args: readonly string[];
    readonly approver: readonly string[];
    readonly article: readonly string[];
    readonly warns: boolean;
  }[];
}

interface DeadlinesCase {
  readonly id: string;
  readonly policy: string;
  readonly kind: "deadlines";
  readonly args: readonly string[];
  readonly expect: readonly {
    readonly on: string;
    readonly mustContain: readonly Alternatives[];
  }[];
}

const folder = new URL("../fixtures/cases/", import.meta.url);
const catalogue = builtInPolicies();
const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap(
    (name) =>
      JSON.parse(readFileSync(new URL(name, folder), "utf8")) as (RouteCase | DeadlinesCase)[],
  )
  .filter(({ policy }) => catalogue.ids.includes(policy));
const routeCases = cases.filter((each) => each.kind === "route");
const deadlineCases = cases.filter((each) => each.kind === "deadlines");

function holdsOneOf(text: string, alternatives: Alternatives): boolean {
  return [alternatives].flat().some((each) => text.includes(each));
}

describe("the worked cases", () => {
  const line = useCommandLine();

  it("are there", () => {
    expect(routeCases.length).toBeGreaterThan(0);
    expect(deadlineCases.length).toBeGreaterThan(1);
  });

  it.each(routeCases)("of who approves under $policy: $id", async ({ policy, calls }) => {
    for (const { args, approver, article, warns } of calls) {
      const said = (await line.json("policy", "route", policy, ...args)) as {
        approver: string;
        article: string;
        warnings: string[];
      };
      expect(holdsOneOf(said.approver, approver), args.join(" ")).toBe(true);
      expect(article, args.join(" ")).toContain(said.article);
      expect(said.warnings.length > 0, args.join(" ")).toBe(warns);
    }
  });

  it.each(deadlineCases)("of what falls due under $policy: $id", async (each) => {
    const said = (await line.json("policy", "deadlines", each.policy, ...each.args)) as {
      on: string;
      what: string;
    }[];
    const [, from = "", , to = ""] = each.args;
    for (const { on, mustContain } of each.expect) {
      const fits = said.filter(
        ({ on: day, what }) => day === on && mustContain.every((part) => holdsOneOf(what, part)),
      );
      expect(fits.length, on).toBeGreaterThan(0);
    }
    for (const { on } of said) expect(from <= on && on <= to, on).toBe(true);
  });
});

const documents = catalogue.ids.map((id) => catalogue.document(id).file);

describe("the tables of the policies", () => {
  const tables = documents.flatMap(({ id, routes }) => routes.map((table) => ({ id, table })));

  it.each(tables)("of $id have an example within and at every bound: $table.id", ({ table }) => {
    const common = table.rows.filter(({ applicants }) => applicants === undefined);
    const pieces = piecesOf(common.flatMap(({ days }) => days ?? []));
    const days = table.examples.flatMap((each) => each.days ?? []);
    for (const piece of pieces) {
      const within = days.filter((each) => covers(piece, exactly(each)));
      expect(within.length, JSON.stringify(piece)).toBeGreaterThan(0);
    }
  });

  it.each(tables)("of $id decide for everybody they name: $table.id", ({ table }) => {
    const named = table.rows.flatMap(({ applicants = [] }) => applicants);
    for (const applicant of [undefined, ...named]) {
      for (const days of [0.25, 0.5, 1, 2, 3, 5, 30]) {
        expect(routesFor(table, applicant, exactly(days))).toHaveLength(1);
      }
    }
  });
});

describe("the deadlines of the policies", () => {
  const all = documents.flatMap((file) =>
    file.deadlines.map((deadline) => ({ policy: file.id, id: deadline.id, deadline })),
  );

  it.each(all)("have an example, where they have a day: $policy $id", ({ deadline }) => {
    if (!deadline.every) expect(deadline.examples.length).toBeGreaterThan(0);
  });
});

describe("the shares and limits of the policies", () => {
  const all = documents.flatMap((file) =>
    file.calculations.map((rule) => ({ policy: file.id, id: rule.id, rule })),
  );

  it.each(all)("have examples, of a limit on both sides: $policy $id", ({ rule }) => {
    expect(rule.examples.length).toBeGreaterThan(0);
    if (!rule.part) return;
    const given = new Set(rule.examples.map(({ gives }) => gives));
    expect([...given].sort()).toEqual(["over", "within"]);
  });
});
