/** The pages of the sample edition, with a unit excluded, as encoding 4 stores them: by the rest of their sort key, in base64. */
export const storedPages = {
  linesAt:
    'lines#0001#dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd#f82905fc5f24f0ebec474a7346758ee1dc81dbbd09ac496cd561b6f69af19332#',
  pages: {
    'before#00000':
      'KLUv/WBOAD0GAKQJAT5bIjc2Ni4yIiw5MDAxNzQ0NDIiXQ1sYWNraW5nLmNvdW50AwFAAQcCAAAJb3duUGxhY2VzAgEBDG90aGVyc0REF2luZGljYXRvcnMuZnJhbWVzAgEBEQIAcG9pbnRzG5cOswepC6QKkwmCCLEGtQuvAoMEHJEMngirBC5sZW5ndGgCBwcTLmlkDgECAAMEBQYabWF4UByoDxEAuR14EMioeVVcD4hXGOaH88A+kzgwZmfmtmbunuR4EgayrOTbkmNt8QI=',
    'indicators#00000':
      'KLUv/WBvAGUGAPQJAT5bIjc2Ni45MDAiLDEyNzQ0NDIiXRdpbmRpY2F0b3JzLmZyYW1lcy5jb3VudAMBAQERAwABAnBvaW50cyiXDoYNtQukCpMJggixBoYNpAqCCKAFvgIcog21C4IIjwQckQyeCKsELmxlbmd0aAMHBwcTLmlkFQABAgMEBQYabWF4UCqoDxBhdHRhaW5tZW50AAAAE3Bvc2l0aW9uAAoAEQBgIxxD6i/z8zIaRqCm5qsie0DS4TCXnFzOz/lFvSPqMeAEuFtxbIXyBQ==',
    'ranks#00000':
      'KLUv/WCQAUUNAMbYVDRQidMGkMmMWQ8KaFANXrhPax+SKWLbQSxXun9C6sOD1mPWjwN3hNXZyGZWBxrQE3aTJEnKSwBBAEcAvGy7nOyiSUhUKhEFKm5iwkCjtPgfNUrr21OiDwlMqFDRKC2iwiVA0CgtwpyT30miD7veS0+XD6FZKBcWB5oldpwm1OhmyTSL5mMFtT7YoCJKKb4+PXSRSwx8U8LMfL2twxhjG715YRAEcWyMPwb3/eFmMcZfdbwZFhqWGa7p88gTWXylT45aHaXtB5At4GVtyWFc6SB2fRJ9CEFB0diGbzIOiHEw9+7s6NA0DftLKzO6LjiOw9a+Cdnq2HgWaDz6ZCRkPDIfEHtdvgSBIIjpVwWxZatjgwdAVpQPa2HcyHs6CIlSipu+enFWmr5GDszMGH91MpmwZFHweLo+bWCMcf37oIwundRA6msBqMifvgDq8g/KX14ZAyEATKsANQ+d8zCpCzj5LmgOqwaQZh5LSZbMiJz56gYHZ+ZoHiTncTt3r707bAhUwCPrJpPmfV0zIbA4L6MAIzfzAcOyyu3KEF7oBnXjC8nENp0=',
    'places#BD.X1':
      'KLUv/SBYhQIAJAQBGVsiQkQuWDEiLDIzIl0EdW5pdAMAAQIEbGluZXJhbmsDAQIDBnBvaW50cwahe6B7n3sJbWF4UAmQnAGQnAGQnAEEANOUkeUCkGJt8QI=',
    'beside#00000':
      'KLUv/SBQVQIABARbeyJsaXN0IjoiZXhjbHVkZWQiLCJ1bml0Ijp7IkJELlg5IiwibmFtZSI6eyJ2aSI6IljDoyA5IiwiZW59fX1dAgCAWR7LihM=',
  },
} as const;
