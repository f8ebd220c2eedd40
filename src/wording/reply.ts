import type { Language } from "./messages.ts";

/**
 * What the assistant says, free of any channel.
 *
 * `text` alone carries the whole answer, every number and every article in it: a
 * plain-text channel shows just that. `blocks` say the same again in parts, for a
 * channel that can draw.
 */
export interface Reply {
  readonly text: string;
  /** What it is written in; what a channel adds of its own goes in the same. */
  readonly language: Language;
  /** Whether only the asker may see it; in a group such a reply is delivered apart. */
  readonly private: boolean;
  /** What the group reads instead when `private` is true and the question was asked there. */
  readonly publicNote?: string;
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
}

/** The place in a policy that an answer rests on. */
export interface Citation {
  readonly policy: string;
  readonly article: string;
}

/** A button, with what it does; a channel without buttons numbers them. */
export interface Action {
  readonly label: string;
  readonly run: ActionRun;
  readonly style?: "primary" | "danger";
}

/**
 * What a button does, as data, so that no sentence is read again when it is pressed: it does the
 * same however often, in whatever language, and whatever was said since. Who may do it is decided
 * when it is pressed.
 */
export type ActionRun = CommandRun | QuestionRun | { readonly url: string };

/** A slash command, by its word in `prompts/commands.yaml`. */
export interface CommandRun {
  readonly command: string;
  /** What would stand after the command. */
  readonly args?: string;
}

/** A question of the conversation, by its id. */
export interface QuestionRun {
  readonly ask: string;
  /** The particulars that it is asked with. */
  readonly slots?: Readonly<Record<string, unknown>>;
  /** The id of the person whom it is about; without it, the one who presses. */
  readonly about?: string;
  /** The sentence that it is asked of, where the question reads one. */
  readonly text?: string;
  /** The files that it is about, by the ids under which they are kept. */
  readonly files?: readonly string[];
  /** The record that it is about, by its id. */
  readonly record?: string;
  /** The reminder that it is about, by its id. */
  readonly reminder?: string;
  /**
   * The record of a draft that it changes: which draft, as it was shown, and which of its records
   * from 0; the only one, or one that is asked for, without an index.
   */
  readonly item?: { readonly draft: string; readonly index?: number };
}

/** How much of a requirement is there. */
export interface ProgressBlock {
  readonly kind: "progress";
  readonly label: string;
  readonly counted: number;
  readonly required: number;
  /** The two amounts as a person reads them, with their unit. */
  readonly text: string;
}

/** Numbers beside each other, each perhaps with what it should be. */
export interface ChartBlock {
  readonly kind: "chart";
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { label: string; value: number; target?: number }[];
}

/**
 * A picture to keep, as data: a channel that can show pictures makes one of it. It says nothing that
 * the answer does not say in words.
 */
export interface PictureBlock {
  readonly kind: "picture";
  /** With its ending, `.png`. */
  readonly name: string;
  /** What is on it, for whoever does not see it. */
  readonly alt: string;
  readonly title: string;
  /** Under the title, such as the day of which the numbers are. */
  readonly note: string;
  readonly parts: readonly (ProgressBlock | ChartBlock)[];
  /** At the bottom, such as the articles it rests on. */
  readonly notes: readonly string[];
}

export type Block =
  /** The answer in one line. */
  | { readonly kind: "lead"; readonly text: string; readonly tone: "good" | "short" | "plain" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly { label: string; value: string }[] }
  | ProgressBlock
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | ChartBlock
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "citation";
      readonly article: string;
      readonly policy: string;
      /** The policy's name, as people know it. */
      readonly title: string;
      /** What the article says; empty where the answer's own lines have told it. */
      readonly summary: string;
    }
  | { readonly kind: "actions"; readonly actions: readonly Action[] }
  /** A workbook to keep, as data: a channel that can send files makes one of it. */
  | {
      readonly kind: "file";
      /** With its ending, such as `.xlsx`. */
      readonly name: string;
      readonly sheets: readonly Sheet[];
    }
  /** A file that is kept: a channel reads it when it shows it, on behalf of whoever is shown it. */
  | {
      readonly kind: "document";
      readonly name: string;
      /** The id under which it is kept. */
      readonly stored: string;
    }
  /** The same of a picture, which a channel that can draw shows. */
  | {
      readonly kind: "image";
      readonly name: string;
      readonly stored: string;
      /** What is on it, for whoever does not see it. */
      readonly alt: string;
    }
  | PictureBlock
  /** Several particulars asked for at once; what is left empty is asked for afterwards. */
  | {
      readonly kind: "form";
      readonly fields: readonly FormField[];
      readonly submit: { readonly label: string; readonly run: QuestionRun };
    };

/** A sheet of a workbook, under its headings. */
export interface Sheet {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** One particular of a form; a channel sends back its value as text under its name. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  /** `day` is sent as YYYY-MM-DD, `choice` as the value of an option. */
  readonly type: "text" | "day" | "number" | "choice";
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** What is known already. */
  readonly value?: string;
}
