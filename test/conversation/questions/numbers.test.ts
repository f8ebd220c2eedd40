import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordsReply } from "../../../src/conversation/questions/records/reply.ts";
import type { Focus } from "../../../src/conversation/questions/standing/focus-view.ts";
import { standingReply } from "../../../src/conversation/questions/standing/reply.ts";
import { whyReply } from "../../../src/conversation/questions/why/reply.ts";
import { whatIfReply } from "../../../src/conversation/questions/worth/reply.ts";
import { evaluate } from "../../../src/policy/engine/evaluate.ts";
import { whatIf } from "../../../src/policy/engine/what-if.ts";
import type { Language } from "../../../src/wording/messages.ts";
import type { Reply } from "../../../src/wording/reply.ts";
import { NAIVE_POLICY_IDS } from "../../naive/naive-standing.ts";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { numbersOnlyShown, numbersWithin, strayNumbers } from "../../support/numbers-in.ts";
import { caseArbitrary, type RandomCase, recordArbitrary } from "../../support/random-teacher.ts";
import { runs } from "../../support/runs.ts";
import { type Case, en, firstLines, zh } from "../../support/told.ts";

const catalogue = builtInPolicies();
const ids = NAIVE_POLICY_IDS.filter((id) => catalogue.ids.includes(id));
const NUM_RUNS = 15;
const VOICES = { "zh-CN": zh, en };

/** Everything that can be asked about: nothing in particular, each year, cycle and basket. */
function focuses({ standing, policy }: Case): Focus[] {
  return [
    {},
    ...standing.years.map(({ label }) => ({ year: label })),
    ...standing.cycles.map(({ label }) => ({ cycle: label })),
    ...Object.keys(policy.file.baskets).map((basket) => ({ basket })),
  ];
}

function expectSound(reply: Reply, policy: Case["policy"]): void {
  expect(firstLines(reply).length).toBeLessThanOrEqual(5);
  expect(reply.text).not.toMatch(/\n{3}|undefined|NaN|\{\w+\}/);
  expect(numbersOnlyShown(reply.blocks, reply.text)).toEqual([]);
  expect(reply.citations.length).toBeGreaterThan(0);
  for (const { article } of reply.citations) {
    expect(reply.text).toContain(article);
    expect(Object.keys(policy.file.articles)).toContain(article);
  }
}

describe.each(ids)("replies under %s", (id) => {
  const policy = catalogue.policy(id);
  const situation = caseArbitrary(id);
  const language = fc.constantFrom<Language>("zh-CN", "en");
  const caseFrom = ({ teacher, records, asOf }: RandomCase): Case => {
    const facts = { teacher, records };
    return { policy, facts, standing: evaluate(policy, facts, asOf) };
  };

  it("say no number about a standing that the engine did not give", () => {
    fc.assert(
      fc.property(situation, language, (random, spoken) => {
        const [given, localizer] = [caseFrom(random), VOICES[spoken]];
        for (const focus of focuses(given)) {
          const reply = standingReply({ localizer, ...given, focus });
          expectSound(reply, policy);
          expect(strayNumbers(reply.text, localizer, given), reply.text).toEqual([]);
        }
      }),
      runs(NUM_RUNS),
    );
  });

  it("give no reason with a number that the engine did not give", () => {
    fc.assert(
      fc.property(situation, language, (random, spoken) => {
        const [given, localizer] = [caseFrom(random), VOICES[spoken]];
        for (const focus of focuses(given).filter(({ basket }) => !basket)) {
          const reply = whyReply({ localizer, ...given, focus });
          expectSound(reply, policy);
          expect(strayNumbers(reply.text, localizer, given), reply.text).toEqual([]);
        }
      }),
      runs(NUM_RUNS),
    );
  });

  it("list every record once, with what it counts", () => {
    fc.assert(
      fc.property(situation, language, (random, spoken) => {
        const [given, localizer] = [caseFrom(random), VOICES[spoken]];
        const reply = recordsReply({ localizer, ...given, records: given.facts.records });
        const [table] = reply.blocks.filter((block) => block.kind === "table");
        expect(table?.rows.length ?? 0).toBe(given.facts.records.length);
        expect(numbersOnlyShown(reply.blocks, reply.text)).toEqual([]);
      }),
      runs(NUM_RUNS),
    );
  });

  it("say no number about a record to come that the engine did not give", () => {
    fc.assert(
      fc.property(situation, recordArbitrary, language, (random, record, spoken) => {
        const [given, localizer] = [caseFrom(random), VOICES[spoken]];
        const fresh = { ...record, id: "fresh" };
        const change = whatIf(policy, given.facts, fresh, given.standing.asOf);
        const reply = whatIfReply({ localizer, policy, record: fresh, whatIf: change });
        expectSound(reply, policy);
        const records = [...given.facts.records, fresh];
        const after = { policy, facts: { ...given.facts, records }, standing: change.after };
        const before = new Set(
          numbersWithin([change.before.requirements, change.before.years, change.before.cycles]),
        );
        const stray = strayNumbers(reply.text, localizer, after).filter(
          (each) => !before.has(each),
        );
        expect(stray, reply.text).toEqual([]);
      }),
      runs(NUM_RUNS),
    );
  });
});
