/** The portal's texts in Vietnamese, by key; `{name}` stands for what is filled in. */
export const vietnamese = {
  skip: 'Đến nội dung chính',
  ways: 'Các trang',
  owed: 'Việc phải nộp',
  weekOfLeaders: 'Xếp hạng tuần',
  milestones: 'Các mốc',
  signIn: 'Đăng nhập',
  signOut: 'Đăng xuất',
  signOutFailed: 'Chưa đăng xuất được vì mất kết nối. Thử lại khi có mạng.',
  address: 'Địa chỉ thư công vụ',
  addressHint: 'Địa chỉ đã đăng ký của đơn vị. Mã đăng nhập được gửi đến địa chỉ này.',
  addressNeeded: 'Nhập địa chỉ thư, ví dụ dau-moi@so-tu-phap.example.',
  askForCode: 'Gửi mã',
  codeSent:
    'Nếu {address} đã được đăng ký, mã gồm 8 chữ số đang được gửi đến. Mã dùng được trong 10 phút, chỉ trên trình duyệt này.',
  code: 'Mã đăng nhập',
  codeHint: '8 chữ số trong thư. Không đọc mã cho ai khác.',
  codeNeeded: 'Nhập đủ 8 chữ số của mã.',
  otherAddress: 'Nhập lại địa chỉ, gửi mã mới',
  unreachable: 'Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại.',
  noLine: 'Không có kết nối',
  noLineAdvice: 'Kết nối mạng rồi tải lại trang này để đăng nhập.',
  offline: 'Đang mất kết nối. Số liệu nhập vào được giữ trên máy này.',
  noSuchPage: 'Không có trang này',
  toHome: 'Về trang đầu',
} as const satisfies Readonly<Record<string, string>>;

/** The name of a text. */
export type Key = keyof typeof vietnamese;
