import type { Designation, Leave, Posting } from "../../domain/teacher.ts";
import type { Words } from "./read-word.ts";

/** What a row is about: in which of a teacher's lists it stands, and as what. */
export type CircumstanceKind =
  | { readonly list: "leaves"; readonly kind: Leave["kind"] }
  | { readonly list: "postings"; readonly kind: Posting["kind"] }
  | { readonly list: "designations"; readonly kind: Designation["kind"] };

/** 类别 */
export const CIRCUMSTANCE_WORDS: Words<CircumstanceKind> = [
  [{ list: "leaves", kind: "maternity" }, "产假", "生育假", "maternity"],
  [{ list: "leaves", kind: "sick" }, "病假", "病休", "sick"],
  [
    { list: "leaves", kind: "other" },
    "其他假",
    "其它假",
    "事假",
    "婚假",
    "丧假",
    "陪产假",
    "other",
  ],
  [{ list: "postings", kind: "rural-support" }, "支教", "支援农村", "rural-support"],
  [{ list: "postings", kind: "exchange" }, "交流", "交流轮岗", "轮岗", "exchange"],
  [{ list: "postings", kind: "secondment" }, "借调", "挂职", "secondment"],
  [{ list: "designations", kind: "dual-qualified" }, "双师型", "双师型教师", "dual-qualified"],
];

/** 派出方: who sent somebody to work elsewhere. */
export const SENDER_WORDS: Words<NonNullable<Posting["sentBy"]>> = [
  ["school", "学校", "本校", "校派", "school"],
  ["county", "县", "区", "区县", "县区", "县教育局", "区教育局", "县派", "区派", "county"],
  ["city", "市", "市州", "市教育局", "市派", "city"],
  ["province", "省", "省教育厅", "省派", "province"],
];

/** 去向: how the receiving school compares with the sending one. */
export const DIRECTION_WORDS: Words<NonNullable<Posting["towards"]>> = [
  ["weaker", "薄弱学校", "薄弱校", "薄弱", "weaker"],
  ["stronger", "优质学校", "优质校", "优质", "stronger"],
];
