import { isFailure } from "../../src/domain/failure.ts";
import type { PolicyFile } from "../../src/policy/engine/policy-file.ts";
import { openCatalogue } from "../../src/policy/loading/catalogue.ts";

const HEAD = `id: small
title: { zh: 小, en: Small }
source: { document: x, last-checked: "2026-01-01" }
articles: { 一: { summary: { zh: 条, en: article } } }
parties:
  head: { title: { zh: 组长, en: head } }
  office: { title: { zh: 教导处, en: office }, keywords: [教务处] }
  leader: { title: { zh: 领导, en: leader } }
  principal: { title: { zh: 校长, en: principal } }
`;

/** A policy of nothing but such procedures, one article 一, and four parties: head, office, leader, principal. */
export function smallProcedures(clauses: string): PolicyFile {
  const policies = [{ file: "small.yaml", text: `${HEAD}${clauses}\n` }];
  return openCatalogue({ policies, digest: (text) => String(text.length) }).document("small").file;
}

/** Why such procedures are refused; `loads` where they are not. */
export function complaintAboutProcedures(clauses: string): string {
  try {
    smallProcedures(clauses);
  } catch (error) {
    if (isFailure(error)) return error.message;
    throw error;
  }
  return "loads";
}

/** A table for leave with these rows, and more keys. */
export function leaveTable(rows: readonly string[], more = ""): string {
  const head = "id: leave, cite: 一, title: { zh: 请假, en: Leave }, keywords: [请假]";
  return `routes: [{ ${head}, rows: [${rows.join(", ")}]${more && `, ${more}`} }]`;
}
