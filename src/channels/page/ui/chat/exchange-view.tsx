import type { Reply } from "../../../../wording/reply";
import type { PagePerson } from "../../page-person";
import type { Exchange, Place } from "../../transcript";
import { BlockView } from "../blocks/block-view";
import { FileBlock, ImageBlock } from "../blocks/file-block";
import type { Act } from "../blocks/kinds";
import { Icon } from "../icons";
import { fileAddress } from "../server";
import { useLocalizer } from "../texts";
import { AssistantMessage } from "./assistant-message";
import { UserMessage } from "./user-message";

/** A question and its answer, as the viewer may see them. */
export function ExchangeView({
  exchange: { id, by, text, at, isPushed, answer },
  viewer,
  isMe,
  place,
  plain,
  timeZone,
  act,
}: {
  exchange: Exchange;
  viewer: PagePerson;
  /** Whether the viewer is who sits at the page, and not a colleague being tried on. */
  isMe: boolean;
  place: Place;
  plain: boolean;
  timeZone: string;
  act: Act;
}) {
  const { say } = useLocalizer();
  const mine = by.id === viewer.id;
  const onlyAsker = answer?.kind === "reply" && answer.onlyAsker;
  const badge = isMe ? say("only-you") : say("only-them", { name: viewer.name });
  return (
    <article
      class="exchange"
      aria-label={isPushed ? say("pushed", { name: by.name }) : `${by.name}: ${text}`}
    >
      {!isPushed && <UserMessage mine={mine} name={by.name} text={text} when={{ at, timeZone }} />}
      {answer && (
        <AssistantMessage
          {...(onlyAsker && { badge })}
          {...(isPushed && { sentOn: { at, timeZone } })}
        >
          <div class={answer.kind === "note" ? "card note" : "card"}>
            {place === "group" && !isPushed && (
              <p class="quote clamped">{say("quote", { name: by.name, text })}</p>
            )}
            {answer.kind === "note" ? (
              <p>{answer.text}</p>
            ) : (
              <Answer
                reply={answer.reply}
                plain={plain}
                act={act}
                file={(block) => fileAddress({ person: viewer.id, place, exchange: id, block })}
              />
            )}
          </div>
          {onlyAsker && <GroupSees note={answer.reply.publicNote} />}
        </AssistantMessage>
      )}
    </article>
  );
}

/** An answer in parts, or as text with the files that belong to it. */
function Answer({
  reply: { text, blocks },
  plain,
  act,
  file,
}: {
  reply: Reply;
  plain: boolean;
  act: Act;
  /** The address of the file in one of the blocks. */
  file: (block: number) => string;
}) {
  const isText = plain || blocks.length === 0;
  return (
    <>
      {isText && <p class="plain">{text}</p>}
      {blocks.map((block, at) => {
        if ((block.kind === "image" || block.kind === "picture") && !isText) {
          return <ImageBlock key={at} {...block} src={file(at)} />;
        }
        if ("name" in block) return <FileBlock key={at} name={block.name} href={file(at)} />;
        return isText ? null : <BlockView key={at} block={block} act={act} />;
      })}
    </>
  );
}

/** What the others read instead of a private answer. */
function GroupSees({ note }: { note: string | undefined }) {
  const { say } = useLocalizer();
  return (
    <p class="group-sees">
      <Icon name="people" />
      {note === undefined ? (
        <span>{say("group-sees.nothing")}</span>
      ) : (
        <span>
          {say("group-sees")}
          <q>{note}</q>
        </span>
      )}
    </p>
  );
}
