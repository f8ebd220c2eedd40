import { nearest } from "../../domain/nearest.ts";
import type { PolicyFile } from "../engine/policy-file.ts";
import type { Refuse } from "../terms/refuse.ts";

/** Rules that name requirements name ones that exist. */
export function checkReferences(file: PolicyFile, refuse: Refuse): void {
  const requirements = file.require.map(({ id }) => id);
  const known = (path: readonly (string | number)[], id: string) => {
    if (requirements.includes(id)) return;
    const near = nearest(id, requirements);
    refuse(path, `require has no rule ${id}${near ? `; did you mean ${near}?` : ""}`);
  };
  for (const [index, rule] of file.offset.entries()) {
    known(["offset", index, "surplus-of"], rule["surplus-of"]);
    known(["offset", index, "fills"], rule.fills);
  }
  for (const [index, rule] of file.carry.entries()) {
    known(["carry", index, "surplus-of"], rule["surplus-of"]);
  }
  for (const [index, rule] of file.reduce.entries()) {
    for (const id of rule.lowers) known(["reduce", index, "lowers"], id);
  }
}

/** Surplus goes one way and once, within one kind of window: else it would be counted twice. */
export function checkOffsets(file: PolicyFile, refuse: Refuse): void {
  const perOf = new Map(file.require.map(({ id, per }) => [id, per]));
  const given = new Set<string>();
  for (const [index, { "surplus-of": giver, fills }] of file.offset.entries()) {
    const path = ["offset", index, "surplus-of"] as const;
    if (perOf.get(giver) !== perOf.get(fills))
      refuse(["offset", index, "fills"], "both must be per year or both per cycle");
    if (given.has(giver)) refuse(path, "its surplus is given away already");
    if (file.offset.some((other) => other.fills === giver))
      refuse(path, "what is filled by surplus has none of its own to give");
    given.add(giver);
    checkRoom(file, index, perOf.get(giver), refuse);
  }
}

/** Surplus is limited by the room of a cap on the same kind of window, whose limit is always known. */
function checkRoom(file: PolicyFile, index: number, per: string | undefined, refuse: Refuse): void {
  const limit = file.offset[index]?.["up-to-room-of"];
  if (limit === undefined) return;
  const path = ["offset", index, "up-to-room-of"];
  const ids = file.caps.map(({ id }) => id);
  const cap = file.caps.find(({ id }) => id === limit);
  if (!cap) {
    const near = nearest(limit, ids);
    refuse(path, `caps has no rule ${limit}${near ? `; did you mean ${near}?` : ""}`);
  } else if (cap.per !== per || cap.raise) {
    refuse(path, `${limit} must be a cap with one limit per ${per}`);
  }
}

/** Surplus is carried by one rule, and not if another rule of the same window deals with it. */
export function checkCarries(file: PolicyFile, refuse: Refuse): void {
  for (const [index, { "surplus-of": of }] of file.carry.entries()) {
    const path = ["carry", index, "surplus-of"];
    if (file.carry.slice(0, index).some((other) => other["surplus-of"] === of))
      refuse(path, "its surplus is carried already");
    if (file.offset.some((offset) => offset["surplus-of"] === of || offset.fills === of))
      refuse(path, "what takes part in an offset cannot be carried too");
  }
}

/** A leave, posting or designation is rewarded by one rule: a second would grant it twice. */
export function checkGrants(file: PolicyFile, refuse: Refuse): void {
  for (const [index, rule] of file.grant.entries()) {
    const other = file.grant
      .slice(0, index)
      .find(
        (each) =>
          each.for === rule.for &&
          (!each.kinds ||
            !rule.kinds ||
            each.kinds.some((kind) => rule.kinds?.some((k) => k === kind))),
      );
    if (other) refuse(["grant", index, "id"], `${other.id} grants credits for the same already`);
  }
}
