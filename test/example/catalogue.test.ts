import { expect, test } from 'vitest';
import { catalogue } from './example.ts';

test('the catalogue has the province, 19 departments, 9 districts and 4 other bodies', () => {
  const count = (level: string) => catalogue.units.filter((unit) => unit.level === level).length;
  expect(['province', 'department', 'district', 'other'].map(count)).toEqual([1, 19, 9, 4]);
});

test('the province and its districts end on 30 June 2025', () => {
  const ending = catalogue.units.filter(({ validTo }) => validTo === '2025-06-30').map(({ level }) => level);
  expect(ending).toEqual(['province', ...Array.from({ length: 9 }, () => 'district')]);
});

test('the six groups of set 766 have 18, 20, 12, 10, 22 and 18 points', () => {
  const groups = catalogue.sets.find(({ id }) => id === '766')?.groups.map(({ maxPoints }) => maxPoints);
  expect(groups).toEqual([1_800, 2_000, 1_200, 1_000, 2_200, 1_800]);
});

test('the made-up shares of the districts add up to the published 1,200,000 accounts', () => {
  const milestone = catalogue.milestones.find(({ id }) => id === 'eid-accounts-2023');
  const target = (unit: string) =>
    milestone?.obligations
      .filter((one) => one.unit === unit)
      .reduce((sum, one) => sum + Number('target' in one ? one.target : 0), 0) ?? 0;
  const districts = catalogue.units.filter(({ level }) => level === 'district');
  expect(districts.reduce((sum, { id }) => sum + target(id), 0)).toBe(1_200_000);
  expect(target('BD')).toBe(1_200_000);
  expect(
    milestone?.obligations.filter(({ illustrative }) => illustrative !== true).map(({ unit }) => unit),
  ).toEqual(['BD']);
});

test('every department, district and other body owes its digital data set by 30 June 2023', () => {
  const milestone = catalogue.milestones.find(({ id }) => id === 'digital-data-set-2023');
  expect(milestone?.date).toBe('2023-06-30');
  expect(milestone?.obligations.map(({ unit }) => unit).sort()).toEqual(
    catalogue.units
      .filter(({ level }) => level !== 'province')
      .map(({ id }) => id)
      .sort(),
  );
});

test('every address is under the reserved domain .example, and none is used twice', () => {
  const addresses = catalogue.recipients.map(({ email }) => email);
  expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('every unit with an obligation has exactly one contact for warnings', () => {
  const contacts = catalogue.recipients
    .filter(({ receives }) => receives.includes('warnings'))
    .map(({ unit }) => unit);
  const obliged = catalogue.milestones.flatMap(({ obligations }) => obligations.map(({ unit }) => unit));
  expect(contacts.sort()).toEqual([...new Set(obliged)].sort());
});

test('the weekly report goes to the province’s leaders and to the head of every department and district', () => {
  const readers = catalogue.recipients.filter(({ receives }) => receives.includes('weekly-report'));
  const ranked = catalogue.units.filter(({ level }) => level === 'department' || level === 'district');
  expect(readers.filter(({ unit }) => unit === 'BD').length).toBe(4);
  expect(
    readers
      .map(({ unit }) => unit)
      .filter((unit) => unit !== 'BD')
      .sort(),
  ).toEqual(ranked.map(({ id }) => id).sort());
});

test('the working calendar covers 2022 to 2028, each date once', () => {
  const dates = catalogue.calendar.map(({ date }) => date);
  expect(new Set(dates).size).toBe(dates.length);
  expect([...new Set(dates.map((date) => date.slice(0, 4)))]).toEqual([
    '2022',
    '2023',
    '2024',
    '2025',
    '2026',
    '2027',
    '2028',
  ]);
});
