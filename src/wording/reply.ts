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

/** Buttons say something: pressing one is the same as typing `says`. */
export interface Action {
  readonly label: string;
  readonly says: string;
  readonly style?: "primary" | "danger";
}

export type Block =
  /** The answer in one line. */
  | { readonly kind: "lead"; readonly text: string; readonly tone: "good" | "short" | "plain" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly { label: string; value: string }[] }
  | {
      readonly kind: "progress";
      readonly label: string;
      readonly counted: number;
      readonly required: number;
      /** The two amounts as a person reads them, with their unit. */
      readonly text: string;
    }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: "chart";
      readonly title: string;
      readonly unit: string;
      readonly bars: readonly { label: string; value: number; target?: number }[];
    }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "citation";
      readonly article: string;
      readonly policy: string;
      /** The policy's name, as people know it. */
      readonly title: string;
      /** What the article says; empty where the answer's own lines have told it. */
      readonly gist: string;
    }
  | { readonly kind: "actions"; readonly actions: readonly Action[] };
