import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Why the API refused. The page has its own sentence for each, in both languages. */
export type RefusalCode =
  | "bad-request"
  | "busy"
  | "cross-site"
  | "failed"
  | "not-demo"
  | "not-found"
  | "not-in-room"
  | "overloaded"
  | "person-unknown"
  | "text-too-long";

/** The body of every answer that is not 2xx. `message` is one English sentence for programmers. */
export interface Refusal {
  readonly error: { readonly code: RefusalCode; readonly message: string };
}

const STATUS: Record<RefusalCode, ContentfulStatusCode> = {
  "bad-request": 400,
  busy: 503,
  "cross-site": 403,
  failed: 500,
  "not-demo": 403,
  "not-found": 404,
  "not-in-room": 403,
  overloaded: 503,
  "person-unknown": 404,
  "text-too-long": 413,
};

/** Answers with a refusal; the status follows from the code. */
export function refuse(c: Context, code: RefusalCode, message: string): Response {
  const body: Refusal = { error: { code, message } };
  return c.json(body, STATUS[code]);
}
