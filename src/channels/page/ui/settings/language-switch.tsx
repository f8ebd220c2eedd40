import { type Language, useLocalizer } from "../texts";

/** Each language under its own name, so that whoever cannot read the page finds theirs. */
const NAMES: readonly (readonly [Language, string])[] = [
  ["zh-CN", "中文"],
  ["en", "English"],
];

export function LanguageSwitch() {
  const { language, setLanguage, say } = useLocalizer();
  return (
    <fieldset class="segments">
      <legend class="hidden">{say("language")}</legend>
      {NAMES.map(([each, name]) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-pressed={language === each}
          onClick={() => setLanguage(each)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
