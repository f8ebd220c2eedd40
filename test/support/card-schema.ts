import { z } from "zod";

/**
 * The components of Feishu's card JSON 2.0 that answers are drawn with, each property with the
 * values that its documentation allows (open.feishu.cn, "卡片 JSON 2.0 结构" and "卡片 JSON 2.0
 * 组件"). An unknown property is a failure here as it is there.
 */
const plainText = z.strictObject({ tag: z.literal("plain_text"), content: z.string() });

const TEXT_SIZES = ["normal", "heading", "notation"] as const;

const markdown = z.strictObject({
  tag: z.literal("markdown"),
  content: z.string().min(1),
  text_size: z.enum(TEXT_SIZES).optional(),
});

const div = z.strictObject({
  tag: z.literal("div"),
  text: z.strictObject({
    ...plainText.shape,
    text_size: z.enum(TEXT_SIZES).optional(),
    text_color: z.enum(["default", "grey"]).optional(),
  }),
});

const behavior = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("callback"), value: z.record(z.string(), z.unknown()) }),
  z.strictObject({ type: z.literal("open_url"), default_url: z.string().min(1) }),
]);

const button = z.strictObject({
  tag: z.literal("button"),
  type: z.enum(["default", "primary", "danger"]),
  text: z.strictObject({ tag: z.literal("plain_text"), content: z.string().max(100) }),
  behaviors: z.array(behavior).min(1),
  name: z.string().min(1).optional(),
  form_action_type: z.enum(["submit", "reset"]).optional(),
});

const field = {
  name: z.string().min(1),
  width: z.enum(["default", "fill"]),
  placeholder: z.strictObject({ tag: z.literal("plain_text"), content: z.string().max(100) }),
};

const input = z.strictObject({
  tag: z.literal("input"),
  ...field,
  max_length: z.int().min(1).max(1000),
  default_value: z.string().optional(),
});

const datePicker = z.strictObject({
  tag: z.literal("date_picker"),
  ...field,
  initial_date: z.iso.date().optional(),
});

const differ = (values: readonly string[]) => new Set(values).size === values.length;

const select = z
  .strictObject({
    tag: z.literal("select_static"),
    ...field,
    options: z.array(z.strictObject({ text: plainText, value: z.string() })),
    initial_index: z.int().min(1).optional(),
  })
  .refine(({ options }) => differ(options.map(({ value }) => value)), "two options of one value")
  .refine(
    ({ options, initial_index = 0 }) => initial_index <= options.length,
    "an initial option that is not there",
  );

const chart = z.strictObject({
  tag: z.literal("chart"),
  aspect_ratio: z.enum(["1:1", "2:1", "4:3", "16:9"]),
  chart_spec: z.strictObject({
    type: z.literal("bar"),
    title: z.strictObject({ text: z.string() }),
    data: z.strictObject({
      values: z.array(z.strictObject({ label: z.string(), kind: z.string(), value: z.number() })),
    }),
    xField: z.tuple([z.literal("label"), z.literal("kind")]),
    yField: z.literal("value"),
    seriesField: z.literal("kind"),
    label: z.strictObject({ visible: z.boolean() }),
    legends: z.strictObject({ visible: z.boolean(), orient: z.literal("bottom") }),
  }),
});

/** What may stand in a container: neither a table nor a form. */
const part = z.lazy((): z.ZodType => z.union([...COMMON, columnSet, panel]));

const columnSet = z.strictObject({
  tag: z.literal("column_set"),
  flex_mode: z.enum(["none", "stretch", "flow", "bisect", "trisect"]),
  columns: z
    .array(
      z.strictObject({
        tag: z.literal("column"),
        width: z.enum(["auto", "weighted"]),
        weight: z.int().min(1).max(5).optional(),
        elements: z.array(part).min(1),
      }),
    )
    .min(1),
});

const panel = z.strictObject({
  tag: z.literal("collapsible_panel"),
  expanded: z.boolean(),
  header: z.strictObject({
    title: z.union([markdown, plainText]),
    icon: z.strictObject({
      tag: z.literal("standard_icon"),
      token: z.string().min(1),
      size: z.string().regex(/^\d{1,3}px \d{1,3}px$/),
    }),
    icon_position: z.enum(["left", "right", "follow_text"]),
    icon_expanded_angle: z.literal([-180, -90, 90, 180]),
  }),
  elements: z.array(part).min(1),
});

const COMMON = [div, markdown, button, input, datePicker, select, chart] as const;

const table = z.strictObject({
  tag: z.literal("table"),
  page_size: z.int().min(1).max(10),
  row_height: z.enum(["low", "middle", "high", "auto"]),
  columns: z.array(
    z.strictObject({
      name: z.string().min(1),
      display_name: z.string(),
      data_type: z.literal("text"),
      width: z.union([z.literal("auto"), z.string().regex(/^(?:[89]\d|[1-5]\d\d|600)px$/)]),
      horizontal_align: z.enum(["left", "center", "right"]),
    }),
  ),
  rows: z.array(z.record(z.string(), z.string())),
});

const form = z.strictObject({
  tag: z.literal("form"),
  name: z.string().min(1),
  elements: z.array(part).min(1),
});

const card = z.strictObject({
  schema: z.literal("2.0"),
  config: z.strictObject({
    update_multi: z.literal(true),
    summary: z.strictObject({ content: z.string() }),
  }),
  header: z.strictObject({
    title: z.strictObject({ tag: z.literal("plain_text"), content: z.string().min(1) }),
    template: z.enum(["blue", "green", "orange"]),
  }),
  body: z.strictObject({ elements: z.array(z.union([...COMMON, columnSet, panel, table, form])) }),
});

/** A part of a card, as JSON has it. */
export type Node = Readonly<Record<string, unknown>>;

/** Every component of a card, outermost first. */
export function componentsOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(componentsOf);
  if (typeof value !== "object" || value === null) return [];
  const inner = Object.values(value).flatMap(componentsOf);
  return "tag" in value ? [{ ...value }, ...inner] : inner;
}

/** The components of one tag. */
export function componentsOfTag(value: unknown, tag: string): Node[] {
  return componentsOf(value).filter((component) => component.tag === tag);
}

/** What a message with the card takes of the 30 KB that its request may have. */
export function bytesInRequest(value: object): number {
  const content = JSON.stringify(value);
  return Buffer.byteLength(JSON.stringify({ msg_type: "interactive", content }));
}

/**
 * What the platform would refuse a card for, one sentence each: a property or a value that is not
 * documented, or more than a card may hold.
 */
export function faultsOf(value: object): string[] {
  const { error } = card.safeParse(value);
  const named = componentsOf(value).flatMap(({ tag, name }) =>
    tag !== "form" && typeof name === "string" ? [name] : [],
  );
  const submits = componentsOfTag(value, "form").map(
    (each) =>
      componentsOf(each).filter((component) => component.form_action_type === "submit").length,
  );
  return [
    ...(error ? [z.prettifyError(error)] : []),
    ...(componentsOf(value).length > 200 ? ["more than 200 components"] : []),
    ...(componentsOfTag(value, "table").length > 5 ? ["more than 5 tables"] : []),
    ...(componentsOfTag(value, "chart").length > 5 ? ["more than 5 charts"] : []),
    ...(componentsOfTag(value, "form").length > 1 ? ["more than one form"] : []),
    ...(differ(named) ? [] : ["two fields of one name"]),
    ...(submits.every((count) => count === 1) ? [] : ["a form that cannot be sent"]),
    ...(bytesInRequest(value) < 30_000 ? [] : [`${bytesInRequest(value)} bytes`]),
  ];
}
