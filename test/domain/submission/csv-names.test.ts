import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { type CsvName, CsvNames } from '../../../domain/submission/csv/names.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const text = (vi: string, en = vi) => ({ vi, en });

function namesOf(change: (catalogue: Catalogue) => Catalogue = (catalogue) => catalogue): CsvNames {
  return new CsvNames(change(smallCatalogue()));
}

const shown = (name: CsvName) => (name.ok ? name.id : `${name.code}: ${name.detail.vi}`);

describe('the names in a file', () => {
  it.each([
    'P.A',
    'p.a',
    'Sở A',
    'SỞ A',
    'sở  a',
    'Sở A'.normalize('NFD'),
    'So A',
    'Department A',
    'P.A Sở A',
    'P.A - sở a',
  ])('reads the unit %j', (written) => {
    expect(shown(namesOf().unit(written, '2024-W02'))).toBe('P.A');
  });

  it('keeps ids that nothing has, for the API to refuse, and refuses other texts', () => {
    const names = namesOf();
    expect([
      shown(names.unit('p.x', '2024-W02')),
      shown(names.unit('Sở X', '2024-W02')),
      shown(names.unit('P.A Sở B', '2024-W02')),
      shown(names.indicator('S.9', 'S')),
      shown(names.indicator('Chỉ số lạ', 'S')),
      shown(names.indicator('Chỉ số S.1', 'X')),
      shown(names.set('Bộ lạ')),
    ]).toEqual([
      'P.X',
      'unknown-unit: Không có đơn vị nào tên «Sở X»; ghi mã (như BD.STP) hoặc đúng tên trong danh mục.',
      'unknown-unit: Không có đơn vị nào tên «P.A Sở B»; ghi mã (như BD.STP) hoặc đúng tên trong danh mục.',
      'S.9',
      'unknown-indicator: Bộ chỉ số S (S) không có chỉ số nào tên «Chỉ số lạ»; ghi mã hoặc đúng tên trong danh mục.',
      'unknown-indicator: Bộ «X» không có chỉ số nào tên «Chỉ số S.1»; ghi mã hoặc đúng tên trong danh mục.',
      'unknown-set: Không có bộ chỉ số «Bộ lạ»; các bộ hiện có: Bộ chỉ số S (S).',
    ]);
  });

  it('asks which of several is meant, unless only one was there in the period', () => {
    const names = namesOf((catalogue) => ({
      ...catalogue,
      units: [
        ...catalogue.units,
        { id: 'P.T1', parent: 'P', level: 'commune', name: text('Xã Tân Lập'), validTo: '2024-06-30' },
        { id: 'P.T2', parent: 'P', level: 'commune', name: text('Xã Tân Lập'), validFrom: '2024-07-01' },
        { id: 'P.T3', parent: 'P', level: 'commune', name: text('Xã Tấn Lập') },
      ],
    }));
    expect([
      shown(names.unit('Xã Tân Lập', '2024-W02')),
      shown(names.unit('Xã Tân Lập', '2024-W40')),
      shown(names.unit('Xã Tân Lập', '')),
      shown(names.unit('xa tan lap', '2024-W02')),
      shown(names.unit('Xã Tấn Lập', '2024-W02')),
    ]).toEqual([
      'P.T1',
      'P.T2',
      'ambiguous-name: «Xã Tân Lập» là P.T1 hay P.T2? Ghi mã.',
      'ambiguous-name: «xa tan lap» là P.T1 hay P.T3? Ghi mã.',
      'P.T3',
    ]);
  });

  it('says which periods a text may name, and what a spreadsheet made of it', () => {
    const names = namesOf();
    expect([
      shown(names.period('02/2024', 'S')),
      shown(names.period('02/2024', 'X')),
      shown(names.period('T2/2024', 'S')),
      shown(names.period('Feb-24', 'S')),
    ]).toEqual([
      '2024-W02',
      'ambiguous-period: «02/2024» là kỳ nào? Ghi 2024-W02 (tuần 02/2024) hay 2024-02 (tháng 02/2024).',
      'ambiguous-period: «T2/2024» là kỳ nào? Ghi 2024-W02 (tuần 02/2024) hay 2024-02 (tháng 02/2024).',
      'invalid-period: «Feb-24» không phải kỳ báo cáo; ghi như 2024-W02 hoặc «Tuần 02/2024», 2024-03 hoặc «Tháng 03/2024», 2024-Q1, 2024-H1, 2024. Bảng tính đã đổi kỳ thành ngày tháng: định dạng ô là Văn bản («Text») rồi ghi lại.',
    ]);
  });
});
