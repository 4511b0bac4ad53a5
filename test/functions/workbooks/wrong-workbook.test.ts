import { beforeAll, describe, expect, it } from 'vitest';
import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { edit, editForm, fill } from '../../fixtures/workbooks/fill.ts';
import { hostileFiles } from '../../fixtures/workbooks/hostile-files.ts';
import { withCopiedForm } from '../../fixtures/workbooks/with-sheet.ts';
import { workbookOf } from '../../fixtures/workbooks/workbook-of.ts';
import type { Reply } from '../../fixtures/world.ts';
import { cellsIn, workbookWorld } from './answers.ts';

let sound: Buffer;

beforeAll(async () => {
  sound = await workbookOf('P.A');
});

async function answerTo(bytes: Uint8Array): Promise<Reply> {
  const { send } = await workbookWorld();
  return send(bytes, { accept: `${workbookMediaType}, application/json;q=0.1` });
}

/** The status, code and explanation of a refusal that is a problem. */
function refusalIn({ status, body }: Reply) {
  const { detail, errors = [] } = Object(body);
  return [status, errors[0]?.code, detail];
}

describe('F81: a file that is not the workbook of this unit and period has its own answer', () => {
  it('one that is none at all, or hostile', async () => {
    const files = hostileFiles(sound);
    const answers: unknown[] = [];
    for (const { name, bytes } of files) answers.push([name, ...refusalIn(await answerTo(bytes))]);
    expect(answers).toEqual(
      files.map(({ name, fault }) => [name, 400, fault, expect.stringMatching(/\S{2,}.*\.$/)]),
    );
  });

  it('the workbook of another unit is refused as such', async () => {
    expect(refusalIn(await answerTo(fill(await workbookOf('P.B'), { K11: 5 })))).toEqual([
      403,
      undefined,
      'Sổ này lập cho Sở B (P.B), không phải cho đơn vị đang gửi. Tải sổ của đơn vị mình.',
    ]);
  });

  it('a workbook of the clerk’s own, or a sheet copied to another file', async () => {
    const renamed = edit(sound, 'xl/workbook.xml', (xml) => xml.replace('_tiendo', 'Sheet2'));
    expect(refusalIn(await answerTo(renamed))).toEqual([
      400,
      'not-made-here',
      'Sổ này không phải sổ tải từ hệ thống, hoặc đã mất trang tính ẩn (khi chép sang tệp khác). Tải sổ mới cho đơn vị và kỳ báo cáo rồi chép số liệu sang.',
    ]);
  });

  it('one with two copies of the form', async () => {
    expect(refusalIn(await answerTo(withCopiedForm(sound)))).toEqual([
      422,
      'copied-sheet',
      'Chưa ghi nhận: có 1 chỗ cần sửa. Sửa rồi gửi lại toàn bộ.',
    ]);
  });

  it('one of a week that has not begun: the cell that names it', async () => {
    const { download, send } = await workbookWorld();
    const reply = await send(fill(await download('2024-W03'), { K11: 5 }));
    expect(cellsIn(reply)).toEqual([
      'Số liệu!B3 [Tuần 03/2024; 16:00 ngày 19/01/2024 (Thứ…] not-open-yet: Tuần 03/2024 chưa bắt đầu; gửi được từ 00:00 ngày 15/01/2024 (Thứ Hai).',
    ]);
  });

  it('one that is larger than an upload may be', async () => {
    const { send } = await workbookWorld();
    const { status, body } = await send(Buffer.alloc(1_100_000, 1));
    expect([status, Object(body).detail]).toEqual([
      413,
      'Sổ Excel có 1100000 byte, nhiều nhất là 1048576 byte. Xóa ảnh, trang tính và định dạng thừa, hoặc tải sổ mới và nhập lại.',
    ]);
  });

  it('one whose table lost its head', async () => {
    const reply = await answerTo(editForm(sound, (xml) => xml.replace(/<row r="8".*?<\/row>/s, '')));
    expect(refusalIn(reply).slice(0, 2)).toEqual([422, 'no-form']);
  });

  it.each<[string, string, (set: IndicatorSet) => IndicatorSet[], string]>([
    [
      ...(['less', 'vi'] as const),
      (set) => [{ ...set, indicators: set.indicators.filter(({ id }) => id !== 'S.5' && id !== 'S.4') }],
      'Danh mục đã đổi từ khi lập sổ này: bỏ S.4, S.5. Tải sổ mới rồi chép số liệu sang.',
    ],
    [
      ...(['more', 'vi'] as const),
      (set) => [{ ...set, indicators: [...set.indicators, count('S.8'), count('S.9')] }],
      'Danh mục đã đổi từ khi lập sổ này: thêm hoặc đổi Chỉ số S.8 (S.8), Chỉ số S.9 (S.9). Tải sổ mới rồi chép số liệu sang.',
    ],
    [
      ...(['more', 'en'] as const),
      (set) => [{ ...set, indicators: [...set.indicators, count('S.8')] }],
      'The catalogue has changed since this workbook was made: added or changed Indicator S.8 (S.8). Download a new one and copy the figures into it.',
    ],
    [
      ...(['another kind, one less and one more', 'en'] as const),
      (set) => [
        {
          ...set,
          indicators: [
            ...set.indicators.filter(({ id }) => id !== 'S.4' && id !== 'S.5'),
            count('S.5'),
            count('S.9'),
          ],
        },
      ],
      'The catalogue has changed since this workbook was made: added or changed Indicator S.5 (S.5), Indicator S.9 (S.9); removed S.4. Download a new one and copy the figures into it.',
    ],
    [
      ...(['less', 'en'] as const),
      (set) => [{ ...set, indicators: set.indicators.filter(({ id }) => id !== 'S.5') }],
      'The catalogue has changed since this workbook was made: removed S.5. Download a new one and copy the figures into it.',
    ],
    [
      ...(['nothing', 'vi'] as const),
      () => [],
      'Danh mục đã đổi từ khi lập sổ này: bỏ S.1, S.2, S.3, S.4, S.5. Tải sổ mới rồi chép số liệu sang.',
    ],
  ])(
    'one made before the catalogue asked for something else: %s, %s',
    async (_, language, change, detail) => {
      const { world, download, send } = await workbookWorld(language);
      const filled = fill(await download(), { K11: 5 });
      const catalogue = smallCatalogue();
      const changed = { ...catalogue, sets: catalogue.sets.flatMap(change) };
      await world.ports.catalogues.put(2, changed, instant('2024-01-10T02:00:00Z'));
      const { status, body } = await send(filled);
      expect([status, Object(body).errors]).toEqual([
        422,
        [{ pointer: '', code: 'workbook-outdated', detail }],
      ]);
    },
  );
});

/** An indicator that the form was made without. */
function count(id: string): Indicator {
  return {
    ...({ id, number: 8, group: 'G2', kind: 'count', maxPoints: 0, target: 1 } as const),
    name: { vi: `Chỉ số ${id}`, en: `Indicator ${id}` },
    measure: { vi: 'hồ sơ', en: 'dossiers' },
    appliesTo: { levels: ['department'] },
    evidence: { vi: 'kiểm thử', en: 'tests' },
  };
}
