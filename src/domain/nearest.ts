/** How many letters must be put in, taken out or changed to make one word from the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? a.length;
}

/** The known word that was probably meant, if any is near enough to suggest. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(given.length / 2)) + 1;
  for (const word of known) {
    const here = editDistance(given.toLowerCase(), word.toLowerCase());
    if (here < distance) [best, distance] = [word, here];
  }
  return best;
}

/** Chinese characters that are easily typed for one another: they sound or look alike. */
const ALIKE: readonly string[] = [
  ..."修休秀羞 研妍严沿 培陪赔倍 训迅讯驯 授受售 课科棵客颗 县现宪 级极及吉 网罔忘 络洛落烙".split(
    " ",
  ),
  ..."远元园 程成城 省审 市是世 校效笑 合和河 格革各 通同 过国 优忧 秀透 管官 理里 员原圆 学雪".split(
    " ",
  ),
  ..."教较 师狮 面免 讲奖 座坐 质志治制 术树 德得 心新 安按 专砖 题提 论伦 文闻 公功 需须 选先 自字".split(
    " ",
  ),
  ..."初出 幼右 特持 园圆 委伟 组祖 长常 班斑 任认 副付 假价 产铲 病并 支只 交叫 流留 借接 调掉".split(
    " ",
  ),
];
const ARE_ALIKE: ReadonlySet<string> = new Set(
  ALIKE.flatMap((group) => {
    const letters = [...group];
    return letters.flatMap((one) => letters.map((other) => one + other));
  }),
);

const isLatin = (word: string) => /^[a-z]{5,}$/.test(word);
const withoutSigns = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
const inOrder = (word: string) => [...word].sort().join("");

/**
 * The known word of which a word is a misspelling, if that leaves no doubt: other signs, the same
 * letters in another order, a character for one that sounds or looks alike, or, in Latin letters,
 * one letter too many, too few or wrong.
 *
 * There is none where another meaning is as near. One Chinese character more or less is mostly
 * another word (听课 is not 授课), and whoever follows a wrong hint changes what is said.
 */
export function meantWord<T>(given: string, meanings: ReadonlyMap<string, T>): string | undefined {
  const word = withoutSigns(given);
  const found: string[] = [];
  const near = new Set<T>();
  for (const [known, meaning] of meanings) {
    const isMeant = isMisspelling(word, withoutSigns(known));
    if (isMeant) found.push(known);
    if (isMeant || isOneEditAway(given, known)) near.add(meaning);
  }
  return near.size === 1 ? found[0] : undefined;
}

function isMisspelling(given: string, word: string): boolean {
  if (given.length < 2 || word.length < 2) return false;
  if (given === word) return true;
  if (isLatin(given) && isLatin(word) && isOneEditAway(given, word)) return true;
  if (given.length !== word.length) return false;
  const at = [...given].findIndex((letter, index) => letter !== word[index]);
  if (given.slice(at + 1) === word.slice(at + 1)) {
    return ARE_ALIKE.has(`${given[at]}${word[at]}`);
  }
  return inOrder(given) === inOrder(word);
}

/** Whether one letter put in, taken out or changed makes one word of the other. */
function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const [left, right] = [one.slice(start), other.slice(start)];
  return left.slice(1) === right.slice(1) || left === right.slice(1) || left.slice(1) === right;
}
