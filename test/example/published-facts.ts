/**
 * The ratios in the province's published reports of 2022 to 2024, with the percentage printed beside them in per cent,
 * or null if there is none, and the exact one to two decimals. F013 is printed with a percentage that matches none of
 * its figures.
 */
export const publishedRatios = [
  { id: 'F005', numerator: 177, denominator: 177, stated: null, exact: '100' },
  { id: 'F006', numerator: 609_096, denominator: 741_396, stated: 82.16, exact: '82,16' },
  { id: 'F013', numerator: 24_344, denominator: 25_460, stated: 71, exact: '95,62' },
  { id: 'F016', numerator: 1_290, denominator: 1_290, stated: 100, exact: '100' },
  { id: 'F024', numerator: 1_919_976, denominator: 1_972_053, stated: 97.36, exact: '97,36' },
  { id: 'F025', numerator: 607_725, denominator: 1_005_735, stated: 60.43, exact: '60,43' },
  { id: 'F027', numerator: 172_986, denominator: 1_005_735, stated: 17.2, exact: '17,2' },
  { id: 'F036', numerator: 15, denominator: 18, stated: null, exact: '83,33' },
  { id: 'F038', numerator: 11, denominator: 48, stated: null, exact: '22,92' },
  { id: 'F040', numerator: 851_737, denominator: 896_566, stated: 95, exact: '95' },
  { id: 'F056', numerator: 13, denominator: 19, stated: null, exact: '68,42' },
  { id: 'F057', numerator: 9, denominator: 9, stated: null, exact: '100' },
  { id: 'F064', numerator: 23, denominator: 25, stated: null, exact: '92' },
  { id: 'F065', numerator: 1_290, denominator: 1_290, stated: 100, exact: '100' },
  { id: 'F067', numerator: 607_725, denominator: 1_005_735, stated: 60.43, exact: '60,43' },
  { id: 'F069', numerator: 172_986, denominator: 1_005_735, stated: 17.2, exact: '17,2' },
  { id: 'F071', numerator: 1_919_976, denominator: 1_972_053, stated: 97.36, exact: '97,36' },
  { id: 'F073', numerator: 177, denominator: 177, stated: null, exact: '100' },
  { id: 'F074', numerator: 726_878, denominator: 879_666, stated: null, exact: '82,63' },
  { id: 'F086', numerator: 91, denominator: 91, stated: null, exact: '100' },
  { id: 'F087', numerator: 10, denominator: 11, stated: null, exact: '90,91' },
  { id: 'F088', numerator: 11, denominator: 14, stated: null, exact: '78,57' },
  { id: 'F092', numerator: 5, denominator: 15, stated: null, exact: '33,33' },
  { id: 'F104', numerator: 3_531, denominator: 3_531, stated: null, exact: '100' },
  { id: 'F105', numerator: 18, denominator: 19, stated: null, exact: '94,74' },
  { id: 'F116', numerator: 174, denominator: 174, stated: 100, exact: '100' },
] as const;
