import type { TargetedKeyboardEvent } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { TEXT_MAX } from "../../text-max";
import type { Place } from "../../transcript";
import { Icon } from "../icons";
import { useLocalizer } from "../texts";

/** How many characters before the limit the count appears. */
const NEARLY = 200;

/** Where a message is written. What could not be sent stays in it. */
export function Composer({
  place,
  draft,
  editDraft,
  send,
  busy,
}: {
  place: Place;
  draft: string;
  editDraft: (edit: (draft: string) => string) => void;
  send: (text: string) => Promise<boolean>;
  busy: boolean;
}) {
  const { say } = useLocalizer();
  const box = useRef<HTMLTextAreaElement>(null);
  const count = [...draft].length;
  const tooLong = count > TEXT_MAX;
  const ready = !busy && !tooLong && draft.trim() !== "";

  const submit = async () => {
    if (!ready) return;
    const text = draft.trim();
    editDraft(() => "");
    if (!(await send(text))) editDraft((since) => (since === "" ? text : `${text}\n${since}`));
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  };

  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight}px`;
  }, [draft]);

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div class="box">
        <label for="say" class="hidden">
          {say("composer.label")}
        </label>
        <textarea
          ref={box}
          id="say"
          rows={1}
          value={draft}
          placeholder={say(`composer.${place}`)}
          aria-describedby="say-hint"
          aria-invalid={tooLong}
          enterkeyhint="send"
          onInput={({ currentTarget: { value } }) => editDraft(() => value)}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="send" disabled={!ready} aria-label={say("send")}>
          <Icon name="send" />
        </button>
      </div>
      <p class="hint" id="say-hint">
        {place === "group" && <span>{say("composer.group.hint")}</span>}
        <span class="keys">{say("composer.keys")}</span>
        {count > TEXT_MAX - NEARLY && (
          <span class={tooLong ? "count over" : "count"} role={tooLong ? "alert" : undefined}>
            {say("composer.count", { count, limit: TEXT_MAX })}
            {tooLong && ` · ${say("composer.too-long", { limit: TEXT_MAX })}`}
          </span>
        )}
      </p>
    </form>
  );
}
