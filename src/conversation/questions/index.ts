import { createTable } from "../question.ts";
import * as account from "./account/question.ts";
import * as article from "./article/question.ts";
import * as broadcast from "./broadcast/question.ts";
import * as calculation from "./calculation/question.ts";
import * as carryOver from "./carry-over/question.ts";
import * as chat from "./chat/question.ts";
import * as checks from "./checks/question.ts";
import * as deadline from "./deadline/question.ts";
import * as digest from "./digest/question.ts";
import * as evidence from "./evidence/question.ts";
import * as files from "./files/question.ts";
import * as fulfils from "./fulfils/question.ts";
import * as fulfilsStated from "./fulfils/stated.ts";
import * as leave from "./leave/question.ts";
import * as mute from "./mute/question.ts";
import * as offset from "./offset/question.ts";
import * as people from "./people/question.ts";
import * as picture from "./picture/question.ts";
import * as planAverage from "./plan/average.ts";
import * as planForDoor from "./plan/for-door.ts";
import * as planOfKind from "./plan/of-kind.ts";
import * as plan from "./plan/question.ts";
import * as policy from "./policy/question.ts";
import * as questionnaire from "./questionnaire/question.ts";
import * as recordCorrectSaved from "./record/correct-saved.ts";
import * as recordDeclined from "./record/declined.ts";
import * as record from "./record/question.ts";
import * as recordSettle from "./record/settle.ts";
import * as records from "./records/question.ts";
import * as reminderChanges from "./reminder/change-questions.ts";
import * as reminderDrafts from "./reminder/draft-questions.ts";
import * as reminder from "./reminder/question.ts";
import * as route from "./route/question.ts";
import * as short from "./short/question.ts";
import * as standing from "./standing/question.ts";
import * as threshold from "./threshold/question.ts";
import * as undelivered from "./undelivered/question.ts";
import * as undo from "./undo/question.ts";
import * as unsupported from "./unsupported/question.ts";
import * as whyOtherwise from "./why/otherwise.ts";
import * as why from "./why/question.ts";
import * as worthMore from "./worth/more.ts";
import * as worth from "./worth/question.ts";

/** Every kind of question, one folder each; their order means nothing. */
export const QUESTIONS = createTable([
  account.accountBind,
  account.accountOneself,
  account.accountUnbind,
  account.accountWhoSees,
  account.roomUnit,
  article.articleLost,
  article.articleSearch,
  article.policyByName,
  broadcast.broadcastCancel,
  broadcast.broadcastConfirm,
  broadcast.broadcastList,
  broadcast.broadcastStart,
  broadcast.broadcastSteer,
  calculation.calculationShare,
  carryOver.carryOverAmount,
  carryOver.carryOverRule,
  chat.chatHelp,
  chat.chatInsult,
  chat.chatInstructions,
  chat.chatMachine,
  chat.chatOffTopic,
  chat.chatSmallTalk,
  chat.chatThanks,
  chat.unknownGuess,
  checks.checkName,
  checks.checkNumber,
  deadline.deadlineBefore,
  deadline.deadlineNext,
  digest.digestNow,
  digest.digestOrder,
  digest.digestStop,
  evidence.evidenceAttach,
  evidence.evidenceDetach,
  evidence.evidenceShow,
  files.filesDrop,
  files.filesImport,
  files.filesImportGood,
  files.filesReceived,
  fulfils.fulfilsOwn,
  fulfilsStated.fulfilsStated,
  leave.leaveEffect,
  mute.muteLift,
  mute.muteSet,
  offset.offsetRule,
  people.peopleCompared,
  people.peopleOthers,
  people.peopleReport,
  people.peopleUnbound,
  people.peopleWhom,
  picture.pictureShortfalls,
  picture.pictureStanding,
  picture.pictureTrend,
  short.peopleForGroup,
  short.peopleShort,
  plan.planNext,
  planAverage.planAverage,
  planForDoor.planForDoor,
  planOfKind.planOfKind,
  policy.policyCancel,
  policy.policyCommand,
  policy.policyConfirm,
  questionnaire.questionnaireOthers,
  questionnaire.questionnaireOwn,
  recordSettle.recordCancel,
  record.recordChange,
  recordSettle.recordConfirm,
  record.recordContinue,
  recordCorrectSaved.recordCorrectSaved,
  recordDeclined.recordDeclined,
  record.recordEdit,
  record.recordForOthers,
  record.recordForPerson,
  record.recordOfDays,
  record.recordReport,
  record.recordStated,
  records.recordsClaimed,
  records.recordsList,
  reminder.reminderForOthers,
  reminder.reminderList,
  reminder.reminderSet,
  reminder.reminderShow,
  reminderChanges.reminderAgain,
  reminderChanges.reminderDelete,
  reminderChanges.reminderDone,
  reminderChanges.reminderMove,
  reminderChanges.reminderPause,
  reminderChanges.reminderResume,
  reminderDrafts.reminderChange,
  reminderDrafts.reminderDrop,
  reminderDrafts.reminderEdit,
  reminderDrafts.reminderSave,
  route.routeApprover,
  route.routeOfDays,
  route.routeStated,
  route.routeWorkflow,
  standing.standingDemanded,
  standing.standingMissing,
  standing.standingOwn,
  standing.standingUntil,
  standing.standingThreshold,
  standing.standingTotal,
  standing.standingUnderPolicy,
  threshold.thresholdRule,
  undelivered.undeliveredAgain,
  undo.undoLast,
  ...unsupported.unsupportedTopics,
  why.whyInVain,
  why.whyNumber,
  whyOtherwise.whyOtherwise,
  why.whyRecord,
  worth.worthAhead,
  worth.worthIf,
  worthMore.worthMoreThen,
  worth.worthSupposed,
  worth.worthWhy,
]);
