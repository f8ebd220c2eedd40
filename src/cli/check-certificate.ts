import { checkAsked } from "../app/papers/check-asked.ts";
import { checkNumber, checkNumberFrom, composeNumber } from "../policy/checks/check-certificate.ts";
import type { CertificateFile } from "../policy/terms/format/certificate-file.ts";
import { bilingual } from "../wording/formatting.ts";
import { type Checked, given, refuseCheck, type ToCheck } from "./check-request.ts";
import { text } from "./command.ts";

/** The parts that `--parts` gives, in the order of the text. */
function partsGiven(
  { call, localizer }: ToCheck,
  { parts }: CertificateFile,
): string[] | undefined {
  const written = text(call.values, "parts");
  if (written === undefined) return undefined;
  const pieces = written.split(/[,，]/).map((piece) => piece.trim());
  if (pieces.length === parts.length && pieces.every((piece) => piece !== "")) return pieces;
  const titles = parts.map(({ title }) => bilingual(localizer, title)).join(", ");
  return refuseCheck(`--parts must give ${parts.length}, with commas between: ${titles}`);
}

/** Checks the number of a certificate, or puts one together from its parts. */
export async function certificateChecked(asked: ToCheck): Promise<Checked> {
  const { call, policy, localizer } = asked;
  const rule = checkAsked(policy, "certificate");
  const number = given(call);
  const parts = partsGiven(asked, rule);
  const reading = rule.reading
    ? [
        localizer.t("check.chat.reading", {
          article: rule.cite,
          reading: bilingual(localizer, rule.reading),
        }),
      ]
    : [];
  if (parts === undefined) {
    const what = number ?? refuseCheck("the number is missing; give it, or --parts");
    return { what, findings: checkNumber(rule, what), more: reading };
  }
  const composed = composeNumber(rule, parts);
  const more = [localizer.t("check.certificate", { number: composed }), ...reading];
  const ofParts = checkNumber(rule, composed);
  const ofNumber = number === undefined ? [] : checkNumberFrom(rule, number, parts);
  return { what: number ?? composed, findings: [...ofParts, ...ofNumber], more };
}
