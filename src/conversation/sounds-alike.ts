import { createRequire } from "node:module";

type Pinyin = typeof import("pinyin-pro", { with: { "resolution-mode": "require" }});

/** Beyond the basic plane, as 𬭎 is: it stands in few names, so that a given name tells whose it is. */
const BEYOND = /[\u{20000}-\u{3ffff}]/u;

let pinyinPro: Pinyin | undefined;

/** The dictionary costs about 50 ms to load, so it waits for the first name that nobody bears. */
function syllables(name: string): string[] {
  pinyinPro ??= createRequire(import.meta.url)("pinyin-pro") as Pinyin;
  return pinyinPro.pinyin(name, { toneType: "none", surname: "head", type: "array", v: true });
}

/**
 * Whether a name may have been meant though it is written otherwise: with other characters of the
 * same sound (张小艳 for 张晓燕), in pinyin (`zhang xiaoyan`), or by initials (`zxy`).
 *
 * Only ever a reason to ask: people of the same sound are many.
 */
export function soundsAlike(wanted: string, name: string): boolean {
  const sounds = syllables(name);
  if (/^[a-z\s']+$/iu.test(wanted)) {
    const letters = wanted.toLowerCase().replace(/[^a-z]/g, "");
    return (
      letters.length > 1 &&
      (letters === sounds.join("") || letters === sounds.map((each) => each[0]).join(""))
    );
  }
  const [letters, others] = [[...wanted], [...name]];
  if (letters.length < others.length) return BEYOND.test(wanted) && name.endsWith(wanted);
  return (
    letters.length > 1 && letters.length === others.length && sameSound(syllables(wanted), sounds)
  );
}

function sameSound(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
