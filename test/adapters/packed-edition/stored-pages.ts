/** The pages of the sample edition, with a unit excluded, as encoding 3 first stored them: by the rest of their sort key, in base64. */
export const storedPages = {
  linesAt:
    'lines#0001#dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd#ee88470ce880b0e05bed309d801812fd188f1b7187b1f443cdabe50a0fa46896#',
  pages: {
    'before#00000':
      'KLUv/WAcAA0GALQJAT5bIjc2Ni4yIiw5MDAxNzQ0NDIiXQ1sYWNraW5nLmNvdW50AwFAAQcCAAAJb3duUGxhY2VzAgEBDG90aGVyc0REEGluZGljYXRvcnMuZnJhbWUCAAARcG9pbnRzG5cOswepC6QKkwmCCLEGtQuvAoMEHJEMngirBBcubGVuZ3RoAQcTaWQHAQIAAwQFBhptYXhQb2ludHMOqA8OADku/Zx9z8QCC7CozHvTtDNzWzN3T3I8CQNZVvJtybG2eAE=',
    'indicators#00000':
      'KLUv/WAmAP0FAFQJAT5bIjc2Ni45MDAiLDEyNzQ0NDIiXRBpbmRpY2F0b3JzLmZyYW1lAwAAABFwb2ludHMolw6GDbULpAqTCYIIsQaGDaQKggigBb4CHKINtQuCCI8EHJEMngirBBcubGVuZ3RoAQcTaWQHAAECAwQFBhptYXhQDqgPEGF0dGFpbm1lbnQuY291bnQTcG9zaXRpb24ACgAQAGAjjt2zF6ycRx9a8nP2PRMnLAB4ZaA4zSiKCFHkQGYgy0pebcsX',
    'ranks#00000':
      'KLUv/WCQARUNAFZXUTVAi9oGM+EyI959az/GhgN7WqtaJpGtRMRyIjjQXJfG0szIzzT5JhZoeh/NvFgLFkGjTUmSBEcAPwBDAM8uyt6SXTQJiQgDEW5iAkGLWvyXWtS4sixQ4UJFi9qBCrdAQYvaBCkrrxU1PeRZKyy9X0KjRBcWCRolcqwk1OBGuTSL5mMFDQyEYZitXj10krcFPhnZ3a3O1GGMLZWerLDJZLKRLf4c1Hdom7UWf9NxBsDQbGc4np5DIMja2l45zOLYlCMETDmM2hAiz0dNDyEoKBrK8EnGMWEczL0qOTo0TbP+TTuDJ4PjOEvpk5Ctjg2ogcaboAuFi8fl46HV+6ln+skgcs/5YKtjYwk8K/bDWhhVcpYOIsLTmxVHqeqn5LC7EolkI8uCB8Tzp4b59cGO3o56QHGlARjJf3oCmMo/MP5dO/KA7xkmIDACo6wbD0wVoBw6cWAidxefoOeVsrZLNbD0UQmGzHx1MDrZfZYgR86OW7h7zR2WBCr8yDo52YUB9ndJQlicxyhMjgFfgLxdS0RcuNeESrA+YmGXPyHERp0=',
    'places#BD.X1':
      'KLUv/SBYhQIAJAQBGVsiQkQuWDEiLDIzIl0EdW5pdAMAAQIEbGluZXJhbmsDAQIDBnBvaW50cwahe6B7n3sJbWF4UAmQnAGQnAGQnAEEANOUkeUCkGJt8QI=',
    'beside#00000':
      'KLUv/SBQRQIAxANbeyJsaXN0IjoiZXhjbHVkZWQiLCJ1bml0Ijp7IkJELlg5IiwibmFtZSI6eyJ2aSI6IljDoyBlbn19fV0DADALizMMlpU8',
  },
} as const;
