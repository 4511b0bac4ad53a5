import type { Text } from '../language/text.ts';

/** Why a file is not read as a workbook. */
export type WorkbookFault = keyof typeof workbookFaults;

const asWorkbook: Text = {
  vi: 'Nhập số liệu vào sổ Excel (.xlsx) tải từ hệ thống rồi gửi sổ ấy.',
  en: 'Fill in the Excel workbook (.xlsx) that you download for the unit and period, and send that.',
};

const savedAs: Text = {
  vi: 'Mở tệp, chọn «Lưu thành» («Save As»), chọn loại «Excel Workbook (.xlsx)», rồi gửi tệp .xlsx đó.',
  en: 'Open it, choose “Save As” and the type “Excel Workbook (.xlsx)”, then send that .xlsx file.',
};

function other(vi: string, en: string, { vi: thenVi, en: thenEn }: Text = asWorkbook): Text {
  return {
    vi: `Đây là ${vi}, không phải sổ Excel (.xlsx). ${thenVi}`,
    en: `This is ${en}, not an Excel workbook (.xlsx). ${thenEn}`,
  };
}

/** What to do about each. */
export const workbookFaults = {
  empty: {
    vi: 'Tệp trống. Chọn lại tệp rồi gửi.',
    en: 'The file is empty. Choose the file again and send it.',
  },
  html: other('trang HTML hoặc XML', 'HTML or XML'),
  csv: other('văn bản hoặc CSV', 'text or CSV', {
    vi: 'Tệp CSV gửi tới /v1/submissions với kiểu «text/csv» (lệnh «tiendo submit TỆP.csv»).',
    en: 'Send a CSV file to /v1/submissions as “text/csv” (“tiendo submit FILE.csv”).',
  }),
  xls: other('Excel cũ (.xls)', 'an old Excel file (.xls)', savedAs),
  xlsb: other('Excel nhị phân', 'a binary Excel file (.xlsb)', savedAs),
  ods: other('OpenDocument (.ods)', 'OpenDocument (.ods)', savedAs),
  encrypted: {
    vi: 'Tệp có mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu («Thông tin» › «Bảo vệ sổ làm việc» › «Mã hóa bằng mật khẩu»), lưu lại rồi gửi.',
    en: 'The file has a password and cannot be read. Open it, remove the password (“Info” › “Protect Workbook” › “Encrypt with Password”), save it and send it again.',
  },
  'other-file': other('tệp loại khác', 'another kind of file'),
  damaged: {
    vi: 'Tệp Excel hỏng hoặc tải chưa hết. Mở bằng Excel, lưu lại rồi gửi; nếu không mở được, tải sổ mới.',
    en: 'The Excel file is damaged or incomplete. Open it in Excel, save it and send it again; if it does not open, download a new workbook.',
  },
  macros: {
    vi: 'Sổ có mã lệnh tự chạy nên không nhận. Lưu lại với loại «Excel Workbook (.xlsx)» rồi gửi.',
    en: 'The workbook contains macros and is not accepted. Save it as “Excel Workbook (.xlsx)”, not .xlsm, and send it again.',
  },
  'external-links': {
    vi: 'Sổ có liên kết tới tệp hoặc nguồn dữ liệu khác nên không nhận. Trong Excel chọn «Dữ liệu» › «Chỉnh sửa liên kết» › «Ngắt liên kết», lưu lại rồi gửi.',
    en: 'The workbook links to other files or data sources and is not accepted. In Excel choose “Data” › “Edit Links” › “Break Link”, save it and send it again.',
  },
  'unsafe-xml': {
    vi: 'Tệp có khai báo lạ mà Excel không bao giờ ghi nên không nhận. Tải sổ mới và nhập lại.',
    en: 'The file contains a DTD, which Excel never writes, and is not accepted. Download a new workbook and fill that in.',
  },
  'too-big': {
    vi: 'Sổ giải nén ra quá lớn. Xóa trang tính, định dạng và ảnh thừa, hoặc tải sổ mới và nhập lại.',
    en: 'The workbook is too large once unpacked. Remove the sheets, formats and pictures that are not needed, or download a new workbook and fill that in.',
  },
  'too-many-parts': {
    vi: 'Sổ có quá nhiều thành phần. Xóa trang tính và ảnh thừa, hoặc tải sổ mới và nhập lại.',
    en: 'The workbook has too many parts. Remove the sheets and pictures that are not needed, or download a new workbook and fill that in.',
  },
} as const satisfies Readonly<Record<string, Text>>;
