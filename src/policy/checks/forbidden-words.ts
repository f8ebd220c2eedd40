import type { PlanFile } from "../terms/format/plan-file.ts";
import type { Finding } from "./finding.ts";

/** So many characters of a line around a word, by which it is found again. */
const AROUND = 10;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The longest word at a place is the one that is meant. */
function anyOf(words: readonly string[]): RegExp {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return new RegExp(longestFirst.map(escaped).join("|"), "gu");
}

function around(line: string, at: number, word: string): string {
  const [from, to] = [Math.max(0, at - AROUND), at + word.length + AROUND];
  return `${from > 0 ? "…" : ""}${line.slice(from, to)}${to < line.length ? "…" : ""}`;
}

/** Every place where a document uses a word that it must not use. */
export function forbiddenWords(rules: PlanFile["forbidden"], lines: readonly string[]): Finding[] {
  return rules.flatMap(({ words, alike, instead, cite }) => {
    const pattern = anyOf([...words, ...alike]);
    return lines.flatMap((line, index) =>
      [...line.matchAll(pattern)].map(({ 0: word, index: at }): Finding => {
        const quote = around(line, at, word).replaceAll("\t", " ");
        return {
          where: { in: "line", line: index + 1, quote },
          fault: words.includes(word)
            ? { code: "forbidden", word, instead }
            : { code: "forbidden-alike", word, words, instead },
          article: cite,
        };
      }),
    );
  });
}
