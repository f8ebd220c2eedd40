import { checkNumber, partsOfNumber } from "../../policy/checks/check-certificate.ts";
import { faultInField } from "../../policy/checks/check-field.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import type { CertificateFile } from "../../policy/terms/format/certificate-file.ts";
import type { AskedName } from "../questions/checks/asked-check.ts";
import type { Reply } from "../reply.ts";
import { wordFinding } from "./check-wording.ts";
import { composeReply } from "./compose-reply.ts";
import { bilingual, listed } from "./formatting.ts";
import type { Voice } from "./wording.ts";

interface Telling {
  readonly voice: Voice;
  readonly policy: PolicyDocument;
}

/** Whether a name is put together as the policy asks, else how it should be. */
export function nameReply({ voice, policy }: Telling, { field, name }: AskedName): Reply {
  const fault = faultInField(field, name);
  const articles = [field.cite];
  if (!fault) {
    return composeReply(voice, {
      lead: voice.say("check.chat.name-fits", { name }),
      articles,
      policy,
    });
  }
  const finding = { where: { in: "text" } as const, fault, article: field.cite };
  const { problem, instead } = wordFinding(voice, finding);
  const lead = voice.say("check.chat.name-not", { problem, instead });
  return composeReply(voice, { lead, articles, policy });
}

function readingOf(voice: Voice, { cite, reading }: CertificateFile): readonly string[] {
  if (!reading) return [];
  return [voice.say("check.chat.reading", { article: cite, reading: bilingual(voice, reading) })];
}

/** Whether a number has its parts, and which they are; else what is wrong with it. */
export function numberReply(
  { voice, policy }: Telling,
  rule: CertificateFile,
  number: string,
): Reply {
  const [first, ...others] = checkNumber(rule, number).map((each) => wordFinding(voice, each));
  const reading = readingOf(voice, rule);
  const articles = [rule.cite];
  if (first) {
    const lead = voice.say("check.chat.number-not", { ...first });
    const more = others.map((each) => voice.say("check.found", { ...each }));
    return composeReply(voice, { lead, lines: [...more, ...reading], articles, policy });
  }
  const pieces = partsOfNumber(rule, number) ?? [];
  const parts = rule.parts.map(({ title }, index) =>
    voice.say("check.chat.named-part", {
      part: bilingual(voice, title),
      value: pieces[index] ?? "",
    }),
  );
  const told = { count: parts.length, parts: listed(voice, parts) };
  const lead = voice.say("check.chat.number-fits", told);
  return composeReply(voice, { lead, lines: reading, articles, policy });
}
