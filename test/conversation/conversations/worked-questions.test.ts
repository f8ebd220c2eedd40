import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { builtInPolicies } from "../../support/built-in-policies.ts";
import { openChat } from "../../support/chat.ts";
import { createMemoryStore } from "../../support/memory-store.ts";

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly policy: string;
  readonly question: string;
  /** Each must be in the answer; of a list, one. */
  readonly mustContain: readonly (string | readonly string[])[];
  readonly mustNotContain?: readonly string[];
  /** One of these must be cited, where there are any. */
  readonly article: readonly string[];
}

const folder = new URL("../../fixtures/cases/", import.meta.url);
const policies = builtInPolicies();

const cases = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Case[])
  .filter(({ kind, policy }) => kind === "ask" && policies.ids.includes(policy));

describe("the worked questions", () => {
  it("are there", () => {
    expect(cases.length).toBeGreaterThan(4);
  });

  it.each(cases)("$policy $id: $question", async (each) => {
    const stranger = (await openChat(createMemoryStore(), policies)).stranger(each.policy);
    await stranger.says(each.question);
    const said = stranger.heard();
    for (const alternatives of each.mustContain) {
      const told = [alternatives].flat().some((words) => said.includes(words));
      expect(told, `${alternatives} in: ${said}`).toBe(true);
    }
    for (const words of each.mustNotContain ?? []) expect(said).not.toContain(words);
    const cited = stranger.reply().citations.map(({ article }) => article);
    if (each.article.length > 0) {
      expect(
        each.article.some((article) => said.includes(article) || cited.includes(article)),
        `${each.article} in: ${said}`,
      ).toBe(true);
    }
    expect((said.split("\n\n")[0] ?? "").split("\n").length).toBeLessThanOrEqual(5);
  });
});
