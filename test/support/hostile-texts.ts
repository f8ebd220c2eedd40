/** The longest message that is read. */
const LONGEST = 2000;

const filled = (unit: string) => [...unit.repeat(LONGEST)].slice(0, LONGEST).join("");

/**
 * What is repeated over and over: whatever a message is searched for, what expands or is cut in
 * many ways, and what once made a pattern take time out of proportion.
 */
const UNITS: readonly string[] = [
  ...["1学时", "9学时,", "负3学时", "1,000", "1.5", "0,00", "个半", "百分之三", "1", "一", "点", "2024"],
  ...["1月1日", "3月", "3.", "今年", "上周三", "三天前", "第一条", "每", "到", "—", "和", "1-", "12:30 "],
  ...["jan 1 ", "MAY ", "AUG11 ", "0D0W EIGHTD ", "next ", "last 3 weeks to ", "5 hours ", "more than "],
  ...["王芳", "李老师", "张三的", "给", "@王芳 ", "T001 ", "Abc Def ", "does Wang Fang's ", "查", "谁"],
  ...["因", "由于", "缺了5课时", "校园主任", "请假3天", "报名12人", "计划数", "提前", "多少", "怎么", "如果"],
  ...["《", "《甲》", "“", "「」", "(", "（qū", "区(qū)", "[", "{", "/", "/查 ", "<w:tc>", "名称是", "内容:"],
  ...["的", "学分", "培训", "讲座", "听", "主讲", "做了", "校级", "线上", "班主任", "优秀了", "不对", "可"],
  ...["a", "ab", "a ", "Hello, ", "how many ", "ignore ", "certificate ", "did ", "is ", "call me "],
  ...[" ", "\t", "　", "。", "?", "...", "~", "\n", "-", "_", "\u200b", "\ufeff", "🎉", "\u{2CB4E}", "區"],
  ...["㍿", "ﷺ", "½", "①", "Ａ", "…", "﹪", "℃", "\ue000", "\u0301", "可不可以", "和王芳、", "10.1/"],
  ...["不h更误不", "算did学a", "该how many多r", "组面", "听场主报做任过", "号~", "第条", "大0", "师哪老名"],
];

/** The sentence that once took minutes. */
const CUT_IN_MANY_WAYS = `按linwei-2022，一共40课时，李老师${"因".repeat(40)}甲乙丙丁戊缺了5课时，能发证吗`;

/** Messages that cost as much as a message can, each of at most 2,000 characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...UNITS.map(filled),
  CUT_IN_MANY_WAYS,
  `/政策 选用 ${"选".repeat(48)}`,
  `/政策 选用 ${"x".repeat(1900)}`,
  `/${"z".repeat(1990)}`,
  `记录：${filled("2025年3月1日县级培训2学时；").slice(0, 1990)}`,
  `${"(".repeat(990)}${")".repeat(990)}`,
  `${"《".repeat(990)}${"》".repeat(990)}`,
  `我还差多少学分${" ".repeat(1900)}?`,
  `${"x".repeat(1900)}@xuefen 我还差多少学分`,
  Array.from({ length: 400 }, (_, index) => `${index}天`).join("，").slice(0, LONGEST),
  Array.from({ length: LONGEST }, (_, index) => String.fromCodePoint(0x4e00 + index)).join(""),
  Array.from({ length: LONGEST }, (_, index) => String.fromCodePoint(0x20000 + index)).join(""),
];
