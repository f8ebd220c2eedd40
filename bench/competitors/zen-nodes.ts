export interface Node {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly content?: unknown;
}

/** The cells of a decision table's row, and the worth that it gives. */
export type Row = readonly [cells: readonly string[], worth: string];

/** What each record is worth: a decision table looped over the list, the first row that fits. */
export function worthTable(inputs: readonly string[], rows: readonly Row[]): Node {
  return {
    id: "worth",
    name: "worth",
    type: "decisionTableNode",
    content: {
      hitPolicy: "first",
      inputs: inputs.map((field, index) => ({ id: `i${index}`, name: field, field })),
      outputs: [{ id: "worth", name: "worth", field: "worth" }],
      rules: rows.map(([cells, worth], index) => ({
        _id: `row${index}`,
        ...Object.fromEntries(cells.map((cell, at) => [`i${at}`, cell])),
        worth,
      })),
      inputField: "records",
      outputPath: "records",
      executionMode: "loop",
      passThrough: true,
    },
  };
}

/** Values worked out one after the other; a later one reads an earlier one as `$.name`. */
export function expressions(id: string, values: Readonly<Record<string, string>>): Node {
  return {
    id,
    name: id,
    type: "expressionNode",
    content: {
      expressions: Object.entries(values).map(([key, value]) => ({ id: key, key, value })),
      inputField: null,
      outputPath: null,
      executionMode: "single",
      passThrough: false,
    },
  };
}

/** The nodes one after the other, between what goes in and what comes out. */
export function chain(nodes: readonly Node[]) {
  const all: Node[] = [
    { id: "in", name: "in", type: "inputNode" },
    ...nodes,
    { id: "out", name: "out", type: "outputNode" },
  ];
  const edges = all.slice(1).map(({ id }, index) => ({
    id: `to-${id}`,
    sourceId: all[index]?.id,
    targetId: id,
    type: "edge",
  }));
  return { nodes: all, edges };
}
