/**
 * Leagues as plain rows: what the catalogue and the submissions say, copied and not interpreted. `week` counts the weeks
 * from 0, `own` 1 a unit's figures of the week itself and 0 those of an earlier one.
 */
export const tables = /* sql */ `
  CREATE TABLE league (id INTEGER PRIMARY KEY, level TEXT, missing TEXT, empty TEXT, partial TEXT,
    minimum INTEGER) STRICT;
  CREATE TABLE week (league INTEGER, week INTEGER, day TEXT, PRIMARY KEY (league, week)) STRICT, WITHOUT ROWID;
  CREATE TABLE unit (league INTEGER, id TEXT, level TEXT, valid_from TEXT, valid_to TEXT,
    PRIMARY KEY (league, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE indicator_group (league INTEGER, id TEXT, position INTEGER, max INTEGER,
    PRIMARY KEY (league, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE indicator (league INTEGER, id TEXT, position INTEGER, grp TEXT, kind TEXT, max INTEGER,
    target INTEGER, rule TEXT, zero_at INTEGER, PRIMARY KEY (league, id)) STRICT, WITHOUT ROWID;
  CREATE TABLE change (league INTEGER, indicator TEXT, day TEXT, max INTEGER, target INTEGER) STRICT;
  CREATE INDEX change_of ON change (league, indicator, day);
  CREATE TABLE band (league INTEGER, indicator TEXT, reached INTEGER, earns INTEGER) STRICT;
  CREATE INDEX band_of ON band (league, indicator);
  CREATE TABLE applies (league INTEGER, indicator TEXT, level TEXT, unit TEXT) STRICT;
  CREATE INDEX applies_to ON applies (league, indicator);
  CREATE TABLE submission (league INTEGER, week INTEGER, unit TEXT, own INTEGER,
    PRIMARY KEY (league, week, unit, own)) STRICT, WITHOUT ROWID;
  CREATE TABLE figure (league INTEGER, week INTEGER, unit TEXT, own INTEGER, indicator TEXT, kind TEXT,
    a INTEGER, b INTEGER, PRIMARY KEY (league, week, unit, own, indicator)) STRICT, WITHOUT ROWID;
`;
