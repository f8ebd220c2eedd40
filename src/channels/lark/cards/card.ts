/**
 * The parts of Feishu's card JSON 2.0 that answers are drawn with, as its documentation has them
 * (open.feishu.cn, "卡片 JSON 2.0 结构" and "卡片 JSON 2.0 组件"). The platform refuses a card with
 * a property that it does not know, so nothing is added here without looking it up there.
 */
export interface Card {
  readonly schema: "2.0";
  readonly config: {
    /** The only value that 2.0 knows: whoever received a card sees it change. */
    readonly update_multi: true;
    /** What stands in the list of chats. */
    readonly summary: { readonly content: string };
  };
  readonly header: {
    readonly title: PlainText;
    readonly template: "green" | "orange" | "blue";
  };
  readonly body: { readonly elements: readonly Element[] };
}

/** What may stand in a card's body; a table and a form may stand nowhere else. */
export type Element = Part | Table | Form;

/** What may stand in a column, a panel or a form, too. */
export type Part = Div | Markdown | ColumnSet | Panel | Chart | Button | Field;

/** A text in which nothing is interpreted: no mention, no link, no markup. */
export interface PlainText {
  readonly tag: "plain_text";
  readonly content: string;
}

export interface Div {
  readonly tag: "div";
  readonly text: PlainText & {
    readonly text_size?: "notation";
    readonly text_color?: "grey";
  };
}

/** A text with markup: what people typed must be escaped in it. */
export interface Markdown {
  readonly tag: "markdown";
  readonly content: string;
  readonly text_size?: "heading" | "notation";
}

export interface ColumnSet {
  readonly tag: "column_set";
  /** How columns that find no room beside one another are put: in several rows, or each in its own. */
  readonly flex_mode: "flow" | "stretch";
  readonly columns: readonly Column[];
}

export interface Column {
  readonly tag: "column";
  readonly width: "auto" | "weighted";
  readonly weight?: number;
  readonly elements: readonly Part[];
}

/** A text that is folded away under its heading. */
export interface Panel {
  readonly tag: "collapsible_panel";
  readonly expanded: false;
  readonly header: {
    readonly title: Markdown;
    readonly icon: {
      readonly tag: "standard_icon";
      readonly token: "down-small-ccm_outlined";
      readonly size: "16px 16px";
    };
    readonly icon_position: "right";
    readonly icon_expanded_angle: -180;
  };
  readonly elements: readonly Part[];
}

export interface Table {
  readonly tag: "table";
  /** At most 10. */
  readonly page_size: number;
  readonly row_height: "auto";
  readonly columns: readonly {
    readonly name: string;
    readonly display_name: string;
    readonly data_type: "text";
    readonly width: "auto" | "180px";
    readonly horizontal_align: "left" | "right";
  }[];
  /** The cells of each row, by the names of the columns. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export interface Chart {
  readonly tag: "chart";
  readonly aspect_ratio: "4:3";
  /** A specification of VChart; Feishu 7.20 draws it with version 1.10. */
  readonly chart_spec: {
    readonly type: "bar";
    readonly title: { readonly text: string };
    readonly data: {
      readonly values: readonly {
        readonly label: string;
        readonly kind: string;
        readonly value: number;
      }[];
    };
    readonly xField: readonly ["label", "kind"];
    readonly yField: "value";
    readonly seriesField: "kind";
    readonly label: { readonly visible: true };
    readonly legends: { readonly visible: boolean; readonly orient: "bottom" };
  };
}

export interface Button {
  readonly tag: "button";
  readonly type: "primary" | "danger" | "default";
  /** Its content has at most 100 characters. */
  readonly text: PlainText;
  readonly behaviors: readonly [
    | { readonly type: "callback"; readonly value: object }
    | { readonly type: "open_url"; readonly default_url: string },
  ];
  /** Both in a form alone. */
  readonly name?: string;
  readonly form_action_type?: "submit";
}

/** Something to fill in; its name is unique within the card. */
export type Field =
  | {
      readonly tag: "input";
      readonly name: string;
      readonly width: "fill";
      readonly placeholder: PlainText;
      readonly max_length: number;
      readonly default_value?: string;
    }
  | {
      readonly tag: "date_picker";
      readonly name: string;
      readonly width: "fill";
      readonly placeholder: PlainText;
      /** As YYYY-MM-DD. */
      readonly initial_date?: string;
    }
  | {
      readonly tag: "select_static";
      readonly name: string;
      readonly width: "fill";
      readonly placeholder: PlainText;
      /** Their values differ. */
      readonly options: readonly { readonly text: PlainText; readonly value: string }[];
      /** Counted from 1. */
      readonly initial_index?: number;
    };

export interface Form {
  readonly tag: "form";
  readonly name: string;
  readonly elements: readonly Part[];
}
