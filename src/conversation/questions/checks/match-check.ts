import { isDay } from "../../../domain/day.ts";
import { isLikely } from "../../../policy/checks/check-field.ts";
import type { CertificateFile } from "../../../policy/terms/format/certificate-file.ts";
import type { PlanField, PlanFile } from "../../../policy/terms/format/plan-file.ts";
import { speaksOf } from "../../message/keywords.ts";
import type { Message } from "../../message/message.ts";

const QUOTED = /[“"「『《](.{4,60}?)[”"」』》]/u;
const NAMED =
  /(?:叫做?|名为|写[成为]?|取名|命名为|起名|是|为|:|\b(?:called|named|as|is)\s)[\s:]?(.{4,60}?)(?:[,;?吗呢]|这样|(?:行|可|对|正确|合|符|能|有没有|有问题)|\b(?:ok|okay|right|fine|valid|allowed|correct|acceptable|good)\b|$)/giu;
const NUMBER =
  /[A-Za-z0-9]{1,20}(?:\s?[-–—_/.·]\s?[A-Za-z0-9]{1,20}){1,12}|[A-Za-z]{0,12}\d{6,40}[A-Za-z0-9]{0,20}/g;

/** A name that somebody wants to give a project, and what the plan asks of it. */
export interface AskedName {
  readonly field: PlanField;
  readonly name: string;
}

/** The name whose form a text asks about, if it asks about one. */
export function askedName(
  { fields }: PlanFile,
  { text, ...message }: Message,
): AskedName | undefined {
  const field = fields.find(({ is, called }) => is.name !== undefined && speaksOf(called, text));
  if (!field || !message.shows("asks-right")) return undefined;
  const names = [QUOTED.exec(text)?.[1], ...[...text.matchAll(NAMED)].map(([, name]) => name)];
  const name = names.map((each) => each?.trim()).find((each) => each && isLikely(field, each));
  return name === undefined ? undefined : { field, name };
}

/** The number of a certificate that a text asks about, if it gives one. */
export function askedNumber(
  { keywords }: CertificateFile,
  { text, ...message }: Message,
): string | undefined {
  if (!speaksOf(keywords, text) || !message.shows("asks-right")) return undefined;
  return (text.match(NUMBER) ?? []).find((each) => /\d/.test(each) && !isDay(each));
}
