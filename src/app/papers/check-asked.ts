import { Failure } from "../../domain/failure.ts";
import type { PolicyDocument } from "../../policy/engine/policy-document.ts";
import {
  availableChecks,
  type CheckKind,
  type Checks,
} from "../../policy/terms/format/checks-file.ts";

/**
 * What a policy asks of something that is handed in.
 *
 * @throws {Failure} policy/no-check where it asks nothing of it
 */
export function checkAsked<K extends CheckKind>(
  { id, checks }: PolicyDocument,
  kind: K,
): NonNullable<Checks[K]> {
  const there = [...new Set(availableChecks(checks).map((each) => each.kind))];
  const asked = checks[kind];
  if (asked && there.includes(kind)) return asked;
  throw new Failure("policy/no-check", { policy: id, check: kind, there: there.join(", ") });
}
