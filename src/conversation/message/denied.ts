const DENIED =
  /[,、;。\s]{0,3}(?<![是不])(?:而)?不是[^,、;。?!]{1,16}?(?=[,、;。]|而?是|$)|[,;.\s]{0,3}\b(?:and )?not (?!that\b|only\b)[^,;.?!]{1,40}?(?= but\b|[,;.]|$)/giu;

/** A correction without what it says that something is not: 是市里办的,不是县里. */
export function withoutDenied(text: string): string {
  return text.replace(DENIED, " ").trim();
}

/** What a text sets aside, and not what it asks whether it counts: 算不算. */
const SET_ASIDE =
  /(?:不说|不谈|(?<!算)不算|除开|除了|除去|撇开|抛开)[^,。;?!]{1,12}|\b(?:apart from|not counting|leaving aside|besides|except)\b[^,.;?!]{1,30}/giu;

/** A text without what it sets aside: 不说新教师那块, apart from induction. */
export function withoutAsides(text: string): string {
  return text.replace(SET_ASIDE, " ");
}
