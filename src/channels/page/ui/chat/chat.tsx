import { useState } from "preact/hooks";
import type { PagePerson } from "../../page-person";
import type { Place } from "../../transcript";
import type { PressedAction } from "../blocks/kinds";
import { postSaid } from "../server";
import { type TextKey, useLocalizer } from "../texts";
import { useTranscript } from "../use-transcript";
import { AssistantMessage } from "./assistant-message";
import { Composer } from "./composer";
import { ExchangeView } from "./exchange-view";
import { MessageList } from "./message-list";
import { Suggestions } from "./suggestions";
import { UserMessage } from "./user-message";

/** What is sent: words, or a button that was pressed. */
type Said = { readonly text: string } | { readonly action: PressedAction };

/** One chat of one person: what was said, and where to say more. */
export function Chat({
  me,
  place,
  timeZone,
  seenBy,
  backToMe,
  draft,
  editDraft,
  plain,
}: {
  me: PagePerson;
  place: Place;
  timeZone: string;
  /** The colleague through whose eyes the group is shown; nothing can be said meanwhile. */
  seenBy: PagePerson | undefined;
  backToMe: () => void;
  draft: string;
  editDraft: (edit: (draft: string) => string) => void;
  plain: boolean;
}) {
  const { say, chosen } = useLocalizer();
  const { exchanges, online, reload } = useTranscript((seenBy ?? me).id, place);
  const [waiting, setWaiting] = useState<string>();
  const [problem, setProblem] = useState<TextKey>();
  const viewer = seenBy ?? me;

  const send = async (said: Said): Promise<boolean> => {
    if (waiting !== undefined || seenBy) return false;
    setWaiting("text" in said ? said.text : said.action.label);
    setProblem(undefined);
    const answer = await postSaid({
      person: me.id,
      ...said,
      place,
      ...(chosen && { language: chosen }),
    });
    if (answer.ok) await reload();
    else setProblem(`problem.${answer.problem}`);
    setWaiting(undefined);
    return answer.ok;
  };
  const sendText = (text: string) => send({ text });
  const act = seenBy ? undefined : (action: PressedAction) => void send({ action });
  const empty = exchanges?.length === 0 && waiting === undefined;

  return (
    <div class="chat" id="chat" role="tabpanel" aria-labelledby={`tab-${place}`}>
      <MessageList count={exchanges?.length} waiting={waiting !== undefined}>
        {empty && !seenBy && <Suggestions place={place} ask={(text) => void sendText(text)} />}
        {exchanges?.map((exchange) => (
          <ExchangeView
            key={exchange.id}
            {...{ exchange, viewer, place, plain, timeZone, act }}
            isMe={!seenBy}
          />
        ))}
        {waiting !== undefined && (
          <div class="exchange" aria-hidden="true">
            <UserMessage mine name={me.name} text={waiting} />
            <AssistantMessage>
              <p class="card waiting">{say("waiting")}</p>
            </AssistantMessage>
          </div>
        )}
      </MessageList>
      {!online && (
        <p class="strip" role="status">
          {say("offline")}
        </p>
      )}
      {problem && (
        <p class="strip problem" role="alert">
          {say(problem)}
        </p>
      )}
      {seenBy ? (
        <div class="strip seen-by" role="status">
          <span>{say("see-as.now", { name: seenBy.name })}</span>
          <button type="button" class="button" onClick={backToMe}>
            {say("see-as.back")}
          </button>
        </div>
      ) : (
        <Composer {...{ place, draft, editDraft, send: sendText }} busy={waiting !== undefined} />
      )}
    </div>
  );
}
