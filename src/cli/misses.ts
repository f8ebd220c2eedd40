import { groupMisses, type MissedGroup } from "../app/audit/group-misses.ts";
import { type BuiltIn, builtIn } from "../built-in.ts";
import { interpret } from "../conversation/interpret.ts";
import { languageOf } from "../conversation/message/language-of.ts";
import { unmasked } from "../conversation/message/mask-sentence.ts";
import type { QuestionId } from "../conversation/message/meaning.ts";
import { normalise } from "../conversation/message/normalise.ts";
import { QUESTIONS } from "../conversation/questions/index.ts";
import { NOTHING_UNDERSTOOD, SURE } from "../conversation/reader/read-unsure.ts";
import { nearest } from "../domain/nearest.ts";
import { teach } from "../files/prompts/taught-examples.ts";
import { openData } from "../open-data.ts";
import { argument, type Call, type Command, misused, printJson, text } from "./command.ts";

/** `xuefen misses`: what people said that nobody understood; `teach` makes an example of one. */
export const missesCommand: Command = {
  name: "misses",
  usage: 'xuefen misses [teach <number> <question> [--say "<text>"]] [--json]',
  summary: "lists what was not understood, the most frequent first; teaches the assistant one",
  takes: ["what to do", "the number of the line", "the id of the question"],
  options: { say: { type: "string" } },
  run: async (call) => {
    const [named] = call.positionals;
    if (named !== undefined && named !== "teach") {
      throw misused(missesCommand, `there is no "misses ${named}"`);
    }
    const store = await openData(call.common.config);
    try {
      const missed = missedStill(groupMisses(await store.unansweredLog.list()), call);
      if (named === undefined) list(missed, call);
      else teachOne(missed, call);
    } finally {
      await store.close();
    }
  },
};

interface Missed extends MissedGroup {
  /** The question that it reads like most, however little. */
  readonly nearest: QuestionId | undefined;
}

/** What is still not understood for sure, now that the assistant may have learned more. */
function missedStill(groups: readonly MissedGroup[], { common }: Call): readonly Missed[] {
  const parts = builtIn(common.policies, { data: common.config.data });
  return groups.flatMap((group) => {
    const taken = takenFor(group.texts[0] ?? "", parts, common.now().today);
    return taken.isSure ? [] : [{ ...group, nearest: taken.nearest }];
  });
}

function takenFor(
  masked: string,
  { understanding, articles, catalogue, policyAliases }: BuiltIn,
  today: Parameters<typeof interpret>[2]["today"],
) {
  const deps = { understanding: understanding(), catalogue, articles: articles() };
  const reading = { today, policyAliases };
  const meaning = interpret(deps, normalise(unmasked(masked)), reading);
  const isUnknown = meaning.question === NOTHING_UNDERSTOOD;
  const others = meaning.interpretations.filter(({ question }) => question !== NOTHING_UNDERSTOOD);
  return { isSure: !isUnknown && meaning.confidence >= SURE, nearest: others[0]?.question };
}

function list(missed: readonly Missed[], { common, console }: Call): void {
  if (common.json) {
    printJson(console, missed);
    return;
  }
  missed.forEach(({ texts, count, nearest = "?", last }, index) => {
    const [first, ...others] = texts;
    console.out(`${index + 1}. ${count}×  ${first}  (${nearest}?)  ${last.slice(0, 10)}\n`);
    for (const other of others) console.out(`       ${other}\n`);
  });
  const isAll = missed.length === 0;
  console.out(
    isAll
      ? "everything that was said is understood by now\n"
      : "\nteach one: xuefen misses teach <number> <question>\n",
  );
}

function teachOne(missed: readonly Missed[], call: Call): void {
  const number = argument(call, missesCommand, 1);
  const group = /^\d{1,6}$/.test(number) ? missed[Number(number) - 1] : undefined;
  if (!group) throw misused(missesCommand, `there is no number ${number} among ${missed.length}`);
  const question = questionNamed(argument(call, missesCommand, 2));
  const sentence = normalise(text(call.values, "say") ?? unmasked(group.texts[0] ?? ""));
  if (sentence === "") throw misused(missesCommand, "--say must say something");
  const { data } = call.common.config;
  const file = teach(data, { text: sentence, question, language: languageOf(sentence) });
  if (call.common.json) {
    printJson(call.console, { question, text: sentence, file });
    return;
  }
  call.console.out(
    `“${sentence}” asks ${question} from the next start of the program; it stands in ${file}\n`,
  );
}

function questionNamed(given: string): QuestionId {
  const found = QUESTIONS.find(given);
  if (found && found.id !== NOTHING_UNDERSTOOD) return found.id;
  const near = nearest(
    given,
    QUESTIONS.all.map(({ id }) => id),
  );
  throw misused(missesCommand, `there is no question ${given}${near ? ` (${near}?)` : ""}`);
}
