import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { ContentKind, DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import type { ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { FigureItem, OwedItem } from '../../domain/milestone/warning-digest.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Message } from '../../messages/letter/message.ts';
import type { Reader } from '../../messages/message-definition.ts';
import { renderMessage } from '../../messages/message-kinds.ts';
import { signInCodeMessage } from '../../messages/sign-in-code/sign-in-code-message.ts';
import { deliveryTest } from '../../messages/test-message/delivery-test.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import { iso } from '../fixtures/instants.ts';
import { failures } from './failure-digest/failure-fixture.ts';
import { correction } from './ranking-correction/correction-fixture.ts';
import { partial, receipt } from './submission-receipt/receipt-fixture.ts';
import { shortened } from './weekly-report/shortened-fixture.ts';
import { explained, published } from './weekly-report/weekly-report-fixture.ts';

/** Where the links of these messages lead. */
export const portalUrl = 'https://tiendo.binhduong.example';
const unsubscribeUrl = `https://api.binhduong.example/v1/unsubscribe/${'a'.repeat(40)}`;

const trend = [6_100, 6_250, null, 6_400, 6_559].map((points, index) => ({
  period: `2023-W${46 + index}`,
  points,
  rank: points === null ? null : 9 - index,
}));

/** A report with everything that one can have: notes, milestones, absent units, trends and a ranking shown in part. */
export const fullReport: WeeklyReport = {
  ...explained,
  movedBecause: { vi: 'nghỉ Tết Nguyên đán', en: 'the Lunar New Year holiday' },
  standing: { ...published, trend },
  leagues: [
    ...explained.leagues.map((league) => ({
      ...league,
      lines: league.lines.map((line) => ({ ...line, trend })),
      absent: [
        {
          unit: 'BD.SNGV',
          name: { vi: 'Sở Ngoại vụ', en: 'Department of Foreign Affairs' },
          weeks: 3,
          workingDays: 11,
        },
      ],
      carriers: {
        up: { name: published.name, points: 50 },
        down: { name: published.name, points: -20 },
        sum: { units: 3, points: 90, sentNow: 70, notSentNow: -15 },
      },
    })),
    ...shortened.leagues,
  ],
  milestones: [
    {
      milestone: 'm',
      name: { vi: 'Hoàn thành bộ dữ liệu số', en: 'Complete the digital data set' },
      date: '2024-02-29',
      before: false,
      status: 'overdue',
      workingDays: 9,
      obliged: 28,
      done: 20,
      behind: { count: 8, names: [{ vi: 'Sở Y tế', en: 'Department of Health' }] },
    },
  ],
  remarks: [
    {
      unit: 'BD.STP',
      name: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
      readableBy: ['BD.STP'],
      note: 'Thiếu máy quét tại bộ phận một cửa',
      more: 2,
      illustrative: true,
      comments: [
        { figures: [{ indicator: published.name, figure: published.name }], text: 'Tồn đọng năm trước' },
      ],
    },
  ],
  corrected: [
    {
      period: '2024-W01',
      league: 'departments',
      edition: 2,
      reason: 'Đính chính',
      moved: 3,
      leagueName: { vi: 'Sở, ban, ngành', en: 'Departments' },
    },
  ],
};

const figure: FigureItem = {
  unit: 'BD.STP',
  unitName: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
  milestone: 'm',
  name: { vi: 'Kích hoạt tài khoản định danh', en: 'Activate identification accounts' },
  date: '2024-01-19',
  kind: 'ahead',
  workingDays: 3,
  set: '06',
  indicator: '06.1',
  indicatorName: { vi: 'Tài khoản mức 2', en: 'Level-2 accounts' },
  measure: { vi: 'tài khoản', en: 'accounts' },
  done: 172_986,
  target: 1_200_000,
  figureDate: '2024-01-12',
  illustrative: true,
  extension: {
    from: '2024-01-12',
    date: '2024-01-19',
    decidedOn: '2024-01-11',
    reason: { vi: 'Nguồn dữ liệu bị gián đoạn', en: 'The source of data was down' },
  },
  forecast: {
    remaining: 1_027_014,
    status: 'at-risk',
    pace: { perDay: 1_234, amount: 8_641, days: 7 },
    neededPace: { perDay: 8_818, amount: 123_456, days: 14 },
    projected: '2024-09-24',
    earliest: '2024-07-03',
    latest: '2025-12-31',
  },
  escalatedTo: [{ vi: 'Chủ tịch UBND tỉnh', en: 'Chair of the province' }],
};

const owed: OwedItem = {
  goal: 'owed',
  unit: 'BD.STP',
  unitName: figure.unitName,
  kind: 'overdue',
  workingDays: 1,
  name: { vi: 'Bộ chỉ số 766', en: 'Set 766' },
  set: '766',
  period: '2024-W02',
  date: '2024-01-12',
  time: '16:00',
  dueAt: iso('2024-01-12T09:00:00Z'),
  illustrative: false,
  sent: 'partial',
  opensUntil: iso('2024-01-16T23:00:00Z'),
  afterLock: 'not-ranked',
  lacking: { count: 3, first: [{ indicator: '766.1', name: published.name }] },
};

/** Twelve items of three units, which are rows instead of boxes, and what is overdue in the units below. */
const manyItems = Array.from({ length: 12 }, (_, index) => ({
  ...figure,
  unit: `BD.${index % 3}`,
  unitName: { vi: `Phòng ${index % 3}`, en: `Office ${index % 3}` },
  workingDays: index,
}));
const digest = { scope: explained.scope, day: '2024-01-16' };

const frame = {
  scope: explained.scope,
  unit: 'BD.STP',
  unitName: figure.unitName,
  set: '766',
  setName: owed.name,
  period: '2024-W02',
};

type ContentsOf = { readonly [Kind in ContentKind]: readonly Extract<DeliveryContent, { kind: Kind }>[] };

/** Contents of every kind, which together use everything that a message can show. */
export const everyContent: ContentsOf = {
  'weekly-report': [{ kind: 'weekly-report', set: '766', period: '2024-W02' }],
  'warning-digest': [
    { kind: 'warning-digest', digest: { ...digest, items: [figure, owed] } },
    {
      kind: 'warning-digest',
      digest: {
        ...digest,
        items: manyItems,
        beyond: { items: 70, units: 25 },
        escalations: [
          { item: { ...figure, kind: 'overdue' }, owners: [{ vi: 'Đầu mối', en: 'Contact' }], more: 2 },
        ],
      },
    },
  ],
  'submission-receipt': [
    {
      kind: 'submission-receipt',
      receipt: {
        ...receipt,
        ...partial,
        preview: { points: 6_559, maxPoints: 7_000 },
        given: {
          figures: [{ indicator: '766.1', name: published.name, from: figure.name, to: figure.measure }],
          more: 2,
        },
      },
    },
    {
      kind: 'submission-receipt',
      receipt: {
        ...receipt,
        revision: 2,
        addition: true,
        warnings: [],
        illustrative: false,
        correctUntil: receipt.dueAt,
        asked: { count: 14, lacking: 0, first: [], until: null },
        awaitsApproval: true,
      },
    },
    {
      kind: 'submission-receipt',
      receipt: {
        ...receipt,
        revision: 3,
        warnings: [],
        late: true,
        afterLock: true,
        correctUntil: null,
        given: { figures: [{ indicator: '766.1', name: published.name, to: figure.measure }], more: 0 },
      },
    },
  ],
  'ranking-correction': [
    { kind: 'ranking-correction', correction: { ...correction, moreUnits: 12 } },
    {
      kind: 'ranking-correction',
      correction: {
        ...correction,
        units: correction.units.map((unit) => ({ ...unit, corrected: unit.after, after: unit.before })),
      },
    },
  ],
  notice: [
    { kind: 'notice', notice: { about: 'extension-asked', ...frame, reason: 'Mất điện', by: 'Đầu mối' } },
    {
      kind: 'notice',
      notice: {
        about: 'extension-granted',
        ...frame,
        asked: 'Mất điện',
        officer: 'Trưởng phòng',
        until: iso('2024-01-16T10:00:00Z'),
      },
    },
    {
      kind: 'notice',
      notice: {
        about: 'exception-opened',
        ...frame,
        reason: 'Mất điện toàn huyện',
        officer: 'Trưởng phòng',
        until: iso('2024-01-16T10:00:00Z'),
      },
    },
    {
      kind: 'notice',
      notice: {
        about: 'exception-closed',
        ...frame,
        reason: 'Mở nhầm',
        opensUntil: null,
        until: iso('2024-01-16T10:00:00Z'),
      },
    },
    {
      kind: 'notice',
      notice: { about: 'extension-refused', ...frame, asked: 'Mất điện', reason: 'Đã quá hạn' },
    },
    {
      kind: 'notice',
      notice: { about: 'figures-to-approve', ...frame, revision: 2, receivedAt: iso('2024-01-12T02:00:00Z') },
    },
    {
      kind: 'notice',
      notice: { about: 'figures-returned', ...frame, revision: 2, reason: 'Sai mẫu số', by: 'Giám đốc' },
    },
    {
      kind: 'notice',
      notice: { about: 'question-asked', ...frame, text: 'Vì sao giảm 3 bậc?', by: 'Chủ tịch UBND tỉnh' },
    },
  ],
  'failure-digest': [{ kind: 'failure-digest', digest: failures }],
  // It is what another kind was.
  rendered: [],
};

const recipient: Delivery['recipient'] = {
  id: 'stp',
  unit: 'BD.STP',
  email: 'stp@binhduong.example',
  post: { vi: 'Giám đốc Sở Tư pháp', en: 'Director of the Department of Justice' },
  also: [{ id: 'snv', post: { vi: 'Trưởng ban', en: 'Head of the committee' }, unit: 'BD.SNV' }],
};

/** What surrounds the contents: the reader, and where they find help. */
export const surroundings = {
  recipient,
  helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
  report: fullReport,
};

/** A message of a content, with its button, its links and its help line. */
export function messageOf(
  content: DeliveryContent,
  language: ReaderLanguage,
  around: typeof surroundings = surroundings,
  portal: string | null = portalUrl,
  limit: Reader['portalLimit'] = null,
): Promise<Message> {
  const reader: Reader = {
    recipient: language === 'both' ? around.recipient : { ...around.recipient, language },
    leaving: { url: unsubscribeUrl },
    help: { helpdesk: around.helpdesk, takesReplies: true },
    portalUrl: portal,
    portalLimit: limit,
    at: iso('2024-01-16T00:35:00Z'),
    missingWorkbook: null,
    files: [{ name: 'Xếp hạng 766 tuần 02-2024.xlsx', hasCauses: true }],
    calendars: [
      { label: around.recipient.post, url: 'https://api.binhduong.example/v1/calendar/BD.STP?key=a.b' },
    ],
  };
  return renderMessage(content, reader, async () => new WeeklyReportLayout(around.report, [], portal));
}

/** Every kind of message in a language: those that are planned, and those that are sent at once. */
export async function everyMessage(language: ReaderLanguage): Promise<ReadonlyMap<string, Message>> {
  const messages = new Map<string, Message>();
  for (const [kind, contents] of Object.entries(everyContent))
    for (const [index, content] of contents.entries())
      messages.set(`${kind} ${index + 1}`, await messageOf(content, language));
  messages.set(
    'sign-in-code',
    signInCodeMessage({
      scope: explained.scope,
      post: recipient.post,
      code: '12345678',
      at: iso('2024-01-16T00:35:00Z'),
      browser: { vi: 'Firefox trên Windows', en: 'Firefox on Windows' },
      reader: language,
      help: { helpdesk: surroundings.helpdesk, takesReplies: false },
    }),
  );
  if (language === 'both')
    messages.set(
      'delivery-test',
      deliveryTest(explained.scope, { helpdesk: surroundings.helpdesk, takesReplies: false }),
    );
  return messages;
}
