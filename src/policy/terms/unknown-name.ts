/** A rule speaks of a kind, measure, anchor or dimension that the policy does not define, or that is defined by way of itself. */
export class UnknownName extends Error {
  readonly what: "kind" | "measure" | "anchor" | "dimension";
  readonly given: string;
  /** Where in the policy file it is spoken of. */
  readonly path: readonly PropertyKey[];

  constructor(
    what: "kind" | "measure" | "anchor" | "dimension",
    given: string,
    path: readonly PropertyKey[] = [],
  ) {
    super(`there is no ${what} called ${given}`);
    this.what = what;
    this.given = given;
    this.path = path;
  }
}
