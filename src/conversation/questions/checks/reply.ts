import { checkNumber, partsOfNumber } from "../../../policy/checks/check-certificate.ts";
import { faultInField } from "../../../policy/checks/check-field.ts";
import type { PolicyDocument } from "../../../policy/engine/policy-document.ts";
import type { CertificateFile } from "../../../policy/terms/format/certificate-file.ts";
import { wordFinding } from "../../../wording/check-wording.ts";
import { composeReply } from "../../../wording/compose-reply.ts";
import { bilingual, listed } from "../../../wording/formatting.ts";
import type { Localizer } from "../../../wording/messages.ts";
import type { Reply } from "../../../wording/reply.ts";
import type { AskedName } from "./match-check.ts";

interface Telling {
  readonly localizer: Localizer;
  readonly policy: PolicyDocument;
}

/** Whether a name is put together as the policy asks, else how it should be. */
export function nameReply({ localizer, policy }: Telling, { field, name }: AskedName): Reply {
  const fault = faultInField(field, name);
  const articles = [field.cite];
  if (!fault) {
    return composeReply(localizer, {
      lead: localizer.t("check.chat.name-fits", { name }),
      articles,
      policy,
    });
  }
  const finding = { where: { in: "text" } as const, fault, article: field.cite };
  const { problem, instead } = wordFinding(localizer, finding);
  const lead = localizer.t("check.chat.name-not", { problem, instead });
  return composeReply(localizer, { lead, articles, policy });
}

function readingOf(localizer: Localizer, { cite, reading }: CertificateFile): readonly string[] {
  if (!reading) return [];
  return [
    localizer.t("check.chat.reading", { article: cite, reading: bilingual(localizer, reading) }),
  ];
}

/** Whether a number has its parts, and which they are; else what is wrong with it. */
export function numberReply(
  { localizer, policy }: Telling,
  rule: CertificateFile,
  number: string,
): Reply {
  const [first, ...others] = checkNumber(rule, number).map((each) => wordFinding(localizer, each));
  const reading = readingOf(localizer, rule);
  const articles = [rule.cite];
  if (first) {
    const lead = localizer.t("check.chat.number-not", { ...first });
    const more = others.map((each) => localizer.t("check.found", { ...each }));
    return composeReply(localizer, { lead, lines: [...more, ...reading], articles, policy });
  }
  const pieces = partsOfNumber(rule, number) ?? [];
  const parts = rule.parts.map(({ title }, index) =>
    localizer.t("check.chat.named-part", {
      part: bilingual(localizer, title),
      value: pieces[index] ?? "",
    }),
  );
  const told = { count: parts.length, parts: listed(localizer, parts) };
  const lead = localizer.t("check.chat.number-fits", told);
  return composeReply(localizer, { lead, lines: reading, articles, policy });
}
