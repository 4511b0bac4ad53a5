/** What a list says that it leaves out. */
const leftOut = (...ids: string[]) => ({ total: ids.length, ids });

/** For each damaged row what the lists that read it say they leave out, by the name of the request; ids drawn by chance are masked. */
export const leftOutOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'what was intended': {
    listAudit: leftOut('2024-01-15T00:05:00-…'),
    'listAudit 2': leftOut('2024-01-15T00:05:00-…'),
  },
  'an earlier version': {
    listMilestones: leftOut(
      'tasks-done/P.B',
      'tasks-done/P.C',
      'tasks-done-before/P.B',
      'tasks-done-before/P.C',
    ),
    getMilestone: leftOut('P.B', 'P.C'),
    'getForm 2': leftOut('S/2024-W01'),
  },
  'a report that was sent': {
    listDeliveries: leftOut('chair'),
    'listDeliveries 2': leftOut('chair'),
  },
  'a report that is due': {
    listDeliveries: leftOut('contact-b'),
    'listDeliveries 2': leftOut('contact-b'),
  },
  'a report of the week before': {
    'listDeliveries 4': leftOut('head-q'),
  },
  'a receipt that is due': {
    'listDeliveries 3': leftOut('…-contact-a'),
  },
  'a receipt': {
    'listDeliveries 3': leftOut('…-contact-a'),
  },
  'a warning': {
    'listDeliveries 5': leftOut('contact-c'),
  },
  'a correction': {
    'listDeliveries 6': leftOut('2024-w01-s-departments-2-contact-b'),
  },
  'the header of the corrected ranking before': {
    getScorecard: leftOut('2024-W01'),
    'getScorecard 2': leftOut('2024-W01'),
  },
  'an approval': {
    'getForm 2': leftOut('S/2024-W03'),
    'getOwed 2': leftOut('S/2024-W03'),
    listMilestones: leftOut('tasks-done/P.B', 'tasks-done-before/P.B'),
    getMilestone: leftOut('P.B'),
  },
  'an open question': {
    listQuestions: leftOut('S#2024-W02#P.A#…#01'),
  },
  'an exception': {
    getOwed: leftOut('…'),
    listExceptions: leftOut('…'),
    'listExceptions 2': leftOut('…'),
  },
  'one as versions before 0.3.0 kept it': {
    'listExceptions 3': leftOut('…'),
  },
  'a request that waits': {
    getOwed: leftOut('S#2024-W02#P.A#0001'),
    listExtensionRequests: leftOut('S#2024-W02#P.A#0001'),
  },
  'a request that was granted': {
    'getOwed 2': leftOut('S#2024-W02#P.B#0001'),
    listExtensionRequests: leftOut('S#2024-W02#P.B#0001'),
  },
  'a held run': {
    listHeldRuns: leftOut('report@2024-01-22T00:00:00Z'),
  },
  'a session': {
    listSessions: leftOut('…'),
  },
  'a snooze': {
    getOwed: leftOut('S#2024-W03#P.A'),
  },
  'a stray event': {
    getSending: leftOut('n-1705277100000-2'),
  },
  'the last figures of a unit': {
    listRevisions: leftOut('2'),
    getForm: leftOut('S/2024-W02'),
    getOwed: leftOut('S/2024-W02'),
    listMilestones: leftOut('tasks-done/P.A', 'tasks-done-before/P.A'),
    getMilestone: leftOut('P.A'),
  },
  'figures that were corrected': {
    listRevisions: leftOut('1'),
  },
  'figures of the week before': {
    getForm: leftOut('S/2024-W01'),
    getOwed: leftOut('S/2024-W01'),
    listMilestones: leftOut('tasks-done/P.A', 'tasks-done-before/P.A'),
    getMilestone: leftOut('P.A'),
  },
  'figures of another unit': {
    listMilestones: leftOut('tasks-done/P.C', 'tasks-done-before/P.C'),
    getMilestone: leftOut('P.C'),
  },
  'an operations token issued with another': {
    listTokens: leftOut('…'),
  },
  'the token of a unit': {
    listTokens: leftOut('…'),
  },
  'a rotated token': {
    listTokens: leftOut('…', '…'),
  },
  'a token after a rotation': {
    listTokens: leftOut('…'),
  },
  'the token of a leader': {
    listTokens: leftOut('…'),
  },
  'the record of an unreadable row': {
    listUnreadableRows: leftOut('Reports#occurrence#warn#2023'),
  },
};
