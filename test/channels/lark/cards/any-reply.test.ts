import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPressed } from "../../../../src/channels/lark/cards/pressed.ts";
import { renderCard } from "../../../../src/channels/lark/cards/render-card.ts";
import type { Action, Block, Reply } from "../../../../src/wording/reply.ts";
import { builtInWording } from "../../../support/built-in-wording.ts";
import { componentsOfTag, faultsOf } from "../../../support/card-schema.ts";
import { drawCard } from "../../../support/draw-card.ts";
import { hostileText, randomReply } from "../../../support/random-reply.ts";
import { runs } from "../../../support/runs.ts";

const ACCOUNT = "ou_0123456789abcdef";

const cardOf = (reply: Reply) =>
  renderCard(builtInWording().in(reply.language), reply, { account: ACCOUNT });

describe("the card of any reply", () => {
  it("is one that the platform takes: documented, below 30 KB and 200 components", () => {
    fc.assert(
      fc.property(randomReply, (reply) => {
        expect(faultsOf(cardOf(reply))).toEqual([]);
      }),
      runs(150),
    );
  });

  it("has whole buttons alone, each of which does what it did in the reply", () => {
    fc.assert(
      fc.property(randomReply, (reply) => {
        const known = reply.blocks.flatMap(runsOf);
        for (const { behaviors } of componentsOfTag(cardOf(reply), "button")) {
          const [behavior] = behaviors as [{ default_url?: string; value?: unknown }];
          const { default_url: url } = behavior;
          const pressed = readPressed(JSON.parse(JSON.stringify(behavior.value ?? null)));
          if (url === undefined) expect(pressed?.for).toBe(ACCOUNT);
          expect(known).toContainEqual(url === undefined ? pressed?.run : { url });
        }
      }),
      runs(100),
    );
  });

  it("says nothing that is a mention, a link or markup, whatever was typed", () => {
    const marked = hostileText(60).map((text) => `\ue000${text}\ue001`);
    fc.assert(
      fc.property(fc.array(marked, { minLength: 8, maxLength: 8 }), (texts) => {
        const card = cardOf(replyOf(texts));
        for (const { content } of componentsOfTag(card, "markdown")) {
          const typed = String(content).match(/\ue000[^\ue001]*/g) ?? [];
          for (const text of typed) {
            const plain = text.replace(/&#\d{1,6};/g, "");
            expect(plain).not.toMatch(/[&<>*_~`[\]()#+\-!|\\:"'$/={}^@\n]/);
          }
        }
        expect(drawCard(card)).not.toMatch(/<a>|class="mention"|<h2>|<s>|<code>|<script/);
      }),
      runs(150),
    );
  });
});

function runsOf(block: Block): Action["run"][] {
  if (block.kind === "form") return [block.submit.run];
  return block.kind === "actions" ? block.actions.map(({ run }) => run) : [];
}

/** A reply that has what was typed wherever there is markup around it. */
function replyOf([lead = "", fact = "", bar = "", cell = "", ...others]: readonly string[]): Reply {
  const [label = "", item = "", title = "", summary = ""] = others;
  const tables = Array.from(
    { length: 6 },
    (): Block => ({
      kind: "table",
      caption: label,
      columns: [label],
      rows: [[cell]],
    }),
  );
  const charts = Array.from(
    { length: 6 },
    (): Block => ({
      kind: "chart",
      title: label,
      unit: label,
      bars: [{ label: cell, value: 1, target: 2 }],
    }),
  );
  return {
    text: lead,
    language: "zh-CN",
    private: true,
    citations: [],
    blocks: [
      { kind: "text", text: lead },
      { kind: "lead", text: `${lead}${lead}`, tone: "good" },
      { kind: "facts", rows: [{ label, value: fact }] },
      { kind: "progress", label, counted: 1, required: 2, text: bar },
      { kind: "list", items: [item] },
      { kind: "citation", article: label, policy: "p", title, summary },
      ...tables,
      ...charts,
    ],
  };
}
