import { builtInPrompts } from "../../built-in.ts";
import { maskMessage } from "../../conversation/reader/mask-message.ts";
import { checkReading } from "../../conversation/reader/reading.ts";
import { deadlineOf, modelBy } from "../../model-reader.ts";
import type { Check, Patient } from "./check.ts";

/** A sentence that names nobody, and the question that everybody knows it asks. */
const ASKED = "我今年还差多少学时";
const MEANT = "standing.total";
/** Longer than a turn waits, to tell slow from silent. */
const PATIENCE_MS = 15_000;

/** Whether the language model answers, in time, with a reading that can be used. */
export async function checkModel({ config, localizer: { t } }: Patient): Promise<Check> {
  const check = "model";
  const { material } = builtInPrompts();
  const set = await modelBy(config, material);
  if (!set) return { check, status: "off", detail: t("doctor.model-off"), fix: "" };
  const { model, offered } = set;
  const { vocabulary } = material;
  const masked = maskMessage(ASKED, { names: [], vocabulary, policies: new Set() });
  const began = performance.now();
  const answer = await model.read(ASKED, undefined, AbortSignal.timeout(PATIENCE_MS));
  const ms = Math.round(performance.now() - began);
  const named = { model: model.name, ms, limit: deadlineOf(config) };
  const warn = (detail: string, fix: string): Check => ({ check, status: "warn", detail, fix });
  if (answer.kind !== "answered") {
    const problem = answer.kind === "failed" ? answer.problem : t("doctor.model-too-often");
    const detail = t("doctor.model-fails", { ...named, problem });
    return { check, status: "fail", detail, fix: t("doctor.model-fix") };
  }
  const read = masked && checkReading(answer.content, { masked, offered });
  if (read?.kind !== "read" || read.questions[0]?.question !== MEANT) {
    return warn(t("doctor.model-useless", named), t("doctor.model-useless-fix"));
  }
  if (ms > named.limit) return warn(t("doctor.model-slow", named), t("doctor.model-slow-fix"));
  return { check, status: "ok", detail: t("doctor.model", named), fix: "" };
}
