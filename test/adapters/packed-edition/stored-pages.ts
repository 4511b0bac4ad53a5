/** The pages of the sample edition, with a unit excluded, as encoding 5 stores them: by the rest of their sort key, in base64. */
export const storedPages = {
  linesAt:
    'lines#0001#dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd#8d3148c1ffbfa63b20c77b8732618d82fe83d8f03aaf6c3f1107dee8e3db996a#',
  pages: {
    'before#00000':
      'KLUv/WBmAN0GAIQKAT5bIjc2Ni4yIiw5MDAxNzQ0NDIiXQ1sYWNraW5nLmNvdW50AwFAAQcCAAAJb3duUGxhY2VzAgEBDG90aGVyc0RED2luZGljYXRvcnMubGlzdAIAARFwb2ludHMdApfz6aRTArH1rwMcER4rAwECAgICAQIAAQADAgEWbGlzdC5sZW5ndGgCAQEVZnJhbWUCAAEXBwcTaWQOAQIAAwQFBhptYXhQHKgPFAC5HS0jkFHzqjj0iQEwcxXBzQt4GkdPVDuVIWwacWYWa2bRkwhPciCzlSxacqwtXg==',
    'indicators#00000':
      'KLUv/WCJAMUGAKKKKCxwS3X8///nilyiv6rKFYodRIQyiicbHEQ0HvHAbDchaLwGJ7iI/sv+tymlFCqgUfr7lNuiqv3RQlrvI6ZFh/9wIMlAaLiAmkEAgKN5lbl8QRCkgFcb0yA3wexuVzxFxLL30zOC5VZd5l5m5u7nQGkSfkg0GxHcVRrs0D0qDH7mR5ebwqv907M3OfnQ8it6AuFEkiRRkUKCA0ELb5oo54FhAxUAYCM4jTYvo2gEamq+KhJ/YgAMZUWA84KeBuKDVoCNKOWWbhpcFBGiyIHMQJaVvNqWLw==',
    'ranks#00000':
      'KLUv/WBFAc0LAKbVSjJgidIG1CTZgGlBDxDudGKLbUimRJaWdJJZobbVmG7jMFTHccl97nDFhH73N0HdJKXIHUAAOwA8AAz5q4s381AsLVzT5w8FR+IrnbKwsu1yMgctIkIiaRoEAYmTkCjQmhb/n9a0vj0j+nBAhAkUrWkQFO6AgdZAaahMRaOyUYHgsNflRw7HcZh+RRBb1vrgQnqklPg65aF7XELwTchai6+3XRhjbJ83J8xxHI4N+VNw3xleKvQBSJNvSP7yytgBXtaOXMWVDGLXF9GHDxMTyzZ8k2E4DIO5d2dHhrUW+0srLboqMDNb+yZkKuOCSfDg0SrjggUwFWWDUhX38Z7uAZJS4qavTpyNKF8fBmZmyF+NRCIMURI2mK5PF5Zl4fr3QRldumhB1Nc6pMc/HgBMqwA1D53zMKkLOPkuaA6rBpBmHktJlsyInPnqBgdn5mgeJOdxO3evvTtsCFTAI+smk+Z9XTMhsBgv44G5m5kBE1ldcmW0J8oS',
    'places#BD.X1':
      'KLUv/SBYhQIAJAQBGVsiQkQuWDEiLDIzIl0EdW5pdAMAAQIEbGluZXJhbmsDAQIDBnBvaW50cwahe6B7n3sJbWF4UAmQnAGQnAGQnAEEANOUkeUCkGJt8QI=',
    'beside#00000':
      'KLUv/SBQVQIABARbeyJsaXN0IjoiZXhjbHVkZWQiLCJ1bml0Ijp7IkJELlg5IiwibmFtZSI6eyJ2aSI6IljDoyA5IiwiZW59fX1dAgCAWR7LihM=',
  },
} as const;
