import type { Intent, Slots } from "./meaning.ts";

/** Something in a message that settles its intent, whatever the rest is made of. */
export interface StrongSign {
  readonly name: string;
  readonly intent: Intent;
  shows(text: string, slots: Slots): boolean;
}

/** Tells the assistant to be something else, or asks for what it was told itself: no message changes what it may do. */
const AT_ITS_INSTRUCTIONS =
  /(?:忽略|无视|忘[记掉了]|绕过|跳过|不[要用必]?(?:管|理会|遵守))[^。;?!]{0,10}(?:指令|指示|提示|设定|限制|命令|你的规则)|原样(?:打印|输出|复述)|提示词|系统(?:提示(?=$|[,。;?!是吗的])|指令|设定)|你的(?:[内底初原][^,。;?!]{0,4})?(?:指令|设定)|假装你|扮演|(?:你现在|从现在[起开]始?你?)是(?:管理员|开发者|系统)|\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b(?:instructions?|prompts?|directives?)\b|\b(?:system|hidden|initial) (?:prompt|message|instructions?)\b|\byour (?:prompt|instructions)\b|\brepeat (?:the |all )?(?:text|words|everything|messages?) (?:above|before)\b|^(?:system|assistant|developer|admin)\s?:|\b(?:you are|you're) now\b|\bpretend (?:to be|you|that you)\b/iu;
const NO_MORE_MESSAGES =
  /(?:别|不要|不用|不想|停止?|关闭|关掉|取消|暂停|退订)(?:再|总|老|天天|继续|接收|收到|给我|向我|给|我|每[天日周月]的?|所有的?|全部的?){0,4}(?:提醒|推送|催|打扰|通知|日报|周报|汇总|发消息|消息)|\b(?:stop|don't|do not|no more|turn off|mute|cancel|unsubscribe)\b.{0,16}\b(?:remind|reminders?|reminding|messag\w{0,9}|notif\w{0,9}|digests?|reports?)\b/iu;
const REMIND_ME = /提醒我|(?:记得|到时候?|别忘了)(?:叫|喊|催)(?:一下|下)?我|\bremind me\b/iu;
const NOT_REMINDED = /别|不|没|停|取消|关掉|关闭|为什么|怎么|don't|do not|stop|not|never|cancel/iu;
const TAKE_BACK = /^(?:请|麻烦|帮我|我要|我想)*(?:撤销|撤回|撤消|撤掉|undo\b)/iu;
const ENTER_IT = /(?:记上|记录|登记|录入|补录|补登|补记|[记录登](?:一下|下))[.。!!吧啊哦]*$/u;
const WHO_APPROVES =
  /(?:谁|哪[个位里级一]\S{0,4}|找谁|向谁)(?:来|去|负责)?(?:审?批|批准|同意|签字)|\bwho (?:has to |must |should |can )?(?:approve|sign)/iu;
const BY_WHEN = /什么时候|何时|哪[一]?天|几[号日]|多久|最[迟晚]|\b(?:when|how long|latest)\b/iu;
const HOW_LONG_BEFORE =
  /提前(?:几|多少|多久|多长)|(?:几天|多久|多长时间|几个工作日)[之以]?前|\bhow (?:long|far|soon|early|many (?:working )?days) (?:before|in advance|ahead)/iu;
const SUPPOSES = /^(?:那|那么)?(?:如果|要是|假如|假设|若是|倘若)|^(?:what if|suppose|if I)\b/iu;
const NOT_OF_WORTH =
  /谁|批|请假|缺|提醒|通知|为什么|记[录上]|登记|什么时候|几号|\b(?:who|approve|remind|miss(?:ed)?|when|why)\b/iu;
const OTHER_MATTERS = /提醒|申诉|异议|绑定|通知|怎么|如何|吗|\?/u;
const NOT_A_REPORT =
  /[?]|吗|呢|多少|几分|几学分|为什么|为何|怎么|咋|没算|不算|只算|如果|要是|假如|假设|提醒|通知|撤|删|取消|谁|请假|什么时候|何时|几号|最晚|最迟|多久|截止|能不能|算不算|够不够|哪|查|规定|计划|\b(?:if|why|how|what|when|who|does|would|remind|undo|delete|cancel|suppose)\b/iu;

/** Whether a message is at what the assistant was told, which no text of a policy is about. */
export function isAtItsInstructions(text: string): boolean {
  return AT_ITS_INSTRUCTIONS.test(text);
}

/** Kept few: what can be taught by examples belongs into `prompts/examples`. */
export const STRONG_SIGNS: readonly StrongSign[] = [
  {
    name: "is at the assistant's own instructions, and names a person",
    intent: "standing",
    shows: (text, { person }) => isAtItsInstructions(text) && person !== undefined,
  },
  {
    name: "is at the assistant's own instructions",
    intent: "help",
    shows: isAtItsInstructions,
  },
  {
    name: "wants fewer messages",
    intent: "mute",
    shows: (text) => NO_MORE_MESSAGES.test(text),
  },
  {
    name: "asks to be reminded",
    intent: "remind",
    shows: (text) => REMIND_ME.test(text) && !NOT_REMINDED.test(text),
  },
  {
    name: "begins by taking back",
    intent: "undo",
    shows: (text) => TAKE_BACK.test(text) && !OTHER_MATTERS.test(text),
  },
  {
    name: "states how many days, and asks who approves before anything else",
    intent: "route",
    shows: (text, { days }) => days !== undefined && asksWhoFirst(text),
  },
  {
    name: "asks how long before, and not who approves",
    intent: "deadline",
    shows: (text) => HOW_LONG_BEFORE.test(text) && !text.includes("谁"),
  },
  {
    name: "supposes a training and how much of it",
    intent: "what-counts",
    shows: (text, slots) =>
      SUPPOSES.test(text) && statesTraining(slots) && !NOT_OF_WORTH.test(text),
  },
  {
    name: "states a day, an amount and a kind of training, and asks nothing",
    intent: "record",
    shows: (text, slots) =>
      (slots.date ?? slots.from) !== undefined && statesTraining(slots) && !NOT_A_REPORT.test(text),
  },
  {
    name: "states an amount and a kind of training, and ends by asking to enter it",
    intent: "record",
    shows: (text, slots) =>
      ENTER_IT.test(text) && statesTraining(slots) && !NOT_A_REPORT.test(text),
  },
];

function asksWhoFirst(text: string): boolean {
  const at = text.search(WHO_APPROVES);
  return at >= 0 && !BY_WHEN.test(text.slice(0, at));
}

function statesTraining({ hours, units, days, activity, level, mode }: Slots): boolean {
  const amount = hours ?? units ?? days;
  const kind = activity ?? level ?? mode;
  return amount !== undefined && kind !== undefined;
}
