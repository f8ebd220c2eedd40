import { z } from "zod";
import type { Model, ModelAnswer } from "../conversation/reader/reader.ts";
import { messageForModel } from "../conversation/reader/reader-prompt.ts";
import { READING } from "../conversation/reader/reading.ts";

/** A server that speaks the protocol of OpenAI's chat completions, and a model that it has. */
export interface ModelSettings {
  /** Up to and without `/chat/completions`. */
  readonly baseUrl: string;
  /** Absent where the server asks for none, as one in the school mostly does. */
  readonly apiKey?: string | undefined;
  readonly model: string;
}

const TOOL = "reading";
const TOOLS = [
  {
    type: "function",
    function: {
      name: TOOL,
      description: "which questions a message asks, with its own words for their particulars",
      parameters: z.toJSONSchema(READING, { io: "input" }),
    },
  },
];
/** Enough for three questions with quotes. */
const MOST_TOKENS = 400;
const MOST_BYTES = 64 * 1024;

const COMPLETION = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          tool_calls: z
            .array(z.object({ function: z.object({ name: z.string(), arguments: z.string() }) }))
            .nullish(),
        }),
      }),
    )
    .min(1),
});

/**
 * A model behind a server of chat completions: one call that is not streamed, the reading as a tool
 * call. `response_format` is not used, for not every server takes it; where a server has no tools,
 * the JSON in the text is read.
 *
 * @param instructions what the model is told before every message
 */
export function chatCompletions(
  { baseUrl, apiKey, model }: ModelSettings,
  instructions: string,
): Model {
  const url = `${baseUrl.replace(/\/$/u, "")}/chat/completions`;
  const headers = {
    "content-type": "application/json",
    ...(apiKey !== undefined && { authorization: `Bearer ${apiKey}` }),
  };
  const ask = async (body: object, signal: AbortSignal): Promise<ModelAnswer> => {
    // What is sent goes to the address that was set, and to no other.
    const sent = { method: "POST", redirect: "error", headers, signal } as const;
    const response = await fetch(url, { ...sent, body: JSON.stringify(body) });
    return response.ok ? contentOf(await bodyOf(response)) : refusal(response);
  };
  return {
    name: model,
    async read(message, before, signal) {
      const body = {
        ...{ model, temperature: 0, max_tokens: MOST_TOKENS, stream: false },
        messages: [
          { role: "system", content: instructions },
          { role: "user", content: messageForModel(message, before) },
        ],
        tools: TOOLS,
        tool_choice: { type: "function", function: { name: TOOL } },
      };
      try {
        return await ask(body, signal);
      } catch (error) {
        return { kind: "failed", problem: signal.aborted ? "no answer in time" : reasonOf(error) };
      }
    },
  };
}

/** Why nothing came: what lies behind `fetch failed`. */
function reasonOf(error: unknown): string {
  const { cause } = error as {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
}

async function refusal(response: Response): Promise<ModelAnswer> {
  await response.body?.cancel();
  const { status, headers } = response;
  if (status !== 429) return { kind: "failed", problem: `refused with status ${status}` };
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return { kind: "rate-limited", ...(seconds >= 0 && { seconds }) };
}

/** The body of an answer, as far as it may be long. */
async function bodyOf(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > MOST_BYTES) throw new Error("the answer is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}

function contentOf(body: string): ModelAnswer {
  const completion = COMPLETION.safeParse(parsed(body));
  if (!completion.success) return { kind: "failed", problem: "the answer is no chat completion" };
  const message = completion.data.choices[0]?.message;
  const call = message?.tool_calls?.find((each) => each.function.name === TOOL);
  const written = call?.function.arguments ?? objectIn(message?.content ?? "");
  return { kind: "answered", content: parsed(written) };
}

/** The JSON object in a text, whatever stands around it. */
function objectIn(text: string): string {
  return text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
