/** An example within a rule that the rule does not bear out. */
export interface FailingExample {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly expected: string;
  readonly found: string;
}
