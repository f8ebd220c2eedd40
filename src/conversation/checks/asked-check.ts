import { isDay } from "../../domain/day.ts";
import { isLikely } from "../../policy/checks/check-field.ts";
import type { CertificateFile } from "../../policy/terms/format/certificate-file.ts";
import type { PlanField, PlanFile } from "../../policy/terms/format/plan-file.ts";
import { speaksOf } from "../procedures/called.ts";

/** Asks for a yes or a no. */
const IS_IT_RIGHT =
  /行不行|行吗|可以吗|可不可以|(?:可以|能)(?:叫|写[成为]|取名|起名|命名)|对吗|对不对|对不|正确|合不合|合格吗|符合|能过|能通过|有没有问题|有问题吗|核对|\b(?:ok|okay|right|fine|valid|allowed|correct|acceptable|good)\b/iu;
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
export function askedName({ fields }: PlanFile, text: string): AskedName | undefined {
  const field = fields.find(({ is, called }) => is.name !== undefined && speaksOf(called, text));
  if (!field || !IS_IT_RIGHT.test(text)) return undefined;
  const names = [QUOTED.exec(text)?.[1], ...[...text.matchAll(NAMED)].map(([, name]) => name)];
  const name = names.map((each) => each?.trim()).find((each) => each && isLikely(field, each));
  return name === undefined ? undefined : { field, name };
}

/** The number of a certificate that a text asks about, if it gives one. */
export function askedNumber({ keywords }: CertificateFile, text: string): string | undefined {
  if (!speaksOf(keywords, text) || !IS_IT_RIGHT.test(text)) return undefined;
  return (text.match(NUMBER) ?? []).find((each) => /\d/.test(each) && !isDay(each));
}
