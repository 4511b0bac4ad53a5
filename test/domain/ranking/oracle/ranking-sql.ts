/** Who is ranked, and whether by figures of the week (1), of an earlier one (0), or by none (null). */
const contenders = /* sql */ `
  CREATE TABLE contender AS
  SELECT l.id AS league, w.week, u.id AS unit, own.own IS NOT NULL AS submitted,
    CASE WHEN own.own = 1 THEN 1 WHEN l.missing = 'carry' THEN old.own END AS source
  FROM league l
  JOIN week w ON w.league = l.id
  JOIN unit u ON u.league = l.id AND u.level = l.level
    AND w.day >= coalesce(u.valid_from, w.day) AND w.day <= coalesce(u.valid_to, w.day)
  LEFT JOIN submission own ON own.league = l.id AND own.week = w.week AND own.unit = u.id AND own.own = 1
  LEFT JOIN submission old ON old.league = l.id AND old.week = w.week AND old.unit = u.id AND old.own = 0
  WHERE l.missing <> 'exclude' OR own.own = 1;
`;

/** Each scored indicator with the points and the target in force on the last day of the week. */
const inForce = /* sql */ `
  CREATE TABLE in_force AS
  SELECT i.league, w.week, i.id AS indicator, i.position, i.kind, i.rule, i.zero_at,
    g.id AS grp, g.max AS grp_max, l.empty,
    coalesce((SELECT c.max FROM change c WHERE c.league = i.league AND c.indicator = i.id
      AND c.day <= w.day AND c.max IS NOT NULL ORDER BY c.day DESC LIMIT 1), i.max) AS weight,
    coalesce((SELECT c.target FROM change c WHERE c.league = i.league AND c.indicator = i.id
      AND c.day <= w.day AND c.target IS NOT NULL ORDER BY c.day DESC LIMIT 1), i.target) AS target
  FROM indicator i
  JOIN league l ON l.id = i.league
  JOIN week w ON w.league = i.league
  JOIN indicator_group g ON g.league = i.league AND g.id = i.grp
  WHERE weight > 0;
  CREATE INDEX in_force_of ON in_force (league, week);
`;

/**
 * Each unit's points by indicator. The group's points are shared out over what applies: everybody's share rounded down,
 * and one point more for the largest remainders, the earlier indicator first. Points are `max × part ⁄ whole`, half up.
 */
const lines = /* sql */ `
  CREATE TABLE line AS
  WITH owed AS (
    SELECT c.league, c.week, c.unit, i.indicator, i.position, i.kind, i.rule, i.zero_at, i.grp, i.grp_max, i.empty,
      i.weight, i.target, f.a, f.b, f.kind AS given,
      f.kind IS NOT NULL AND (f.kind = 'none' OR (f.kind IN ('ratio', 'tasks') AND f.b = 0)) AS is_empty
    FROM contender c
    JOIN unit u ON u.league = c.league AND u.id = c.unit
    JOIN in_force i ON i.league = c.league AND i.week = c.week
    LEFT JOIN figure f ON f.league = c.league AND f.week = c.week AND f.unit = c.unit AND f.own = c.source
      AND f.indicator = i.indicator
    WHERE EXISTS (SELECT 1 FROM applies a WHERE a.league = c.league AND a.indicator = i.indicator
      AND (a.level = u.level OR a.unit = u.id))
  ),
  floored AS (
    SELECT *, grp_max * weight / sum(weight) OVER g AS share, grp_max * weight % sum(weight) OVER g AS remainder
    FROM owed WHERE empty <> 'share' OR NOT is_empty
    WINDOW g AS (PARTITION BY league, week, unit, grp)
  ),
  shared AS (
    SELECT *, share + (row_number() OVER g <= grp_max - sum(share) OVER g) AS max
    FROM floored
    WINDOW g AS (PARTITION BY league, week, unit, grp ORDER BY remainder DESC, position
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  ),
  measured AS (
    SELECT *,
      CASE
        WHEN given IS NULL OR is_empty THEN 0
        WHEN rule = 'bands' THEN coalesce((SELECT max(earns) FROM band
          WHERE band.league = shared.league AND band.indicator = shared.indicator AND a * 10000 >= b * reached), 0)
        WHEN rule = 'lower' THEN b * zero_at - a * 10000
        WHEN kind = 'ratio' THEN a * 10000
        ELSE a
      END AS part,
      CASE
        WHEN rule = 'bands' THEN 10000
        WHEN rule = 'lower' THEN b * (zero_at - target)
        WHEN kind = 'ratio' THEN b * target
        WHEN kind = 'tasks' THEN b
        WHEN kind = 'points' THEN weight
        ELSE target
      END AS whole
    FROM shared
  )
  SELECT league, week, unit, indicator, grp, max,
    CASE
      WHEN is_empty AND empty = 'full' THEN max
      WHEN part <= 0 THEN 0
      WHEN part >= whole THEN max
      ELSE max * part / whole + (max * part % whole * 2 >= whole)
    END AS points
  FROM measured;
`;

/**
 * What each unit's counted figures are worth: how many of the scored indicators asked of it have one, of how many, and how
 * many of the declared points are in indicators for which something arose.
 */
const worth = /* sql */ `
  CREATE TABLE worth AS
  SELECT c.league, c.week, c.unit, count(i.indicator) AS asked, count(f.kind) AS sent,
    sum(i.weight) AS of, sum(CASE WHEN f.kind = 'none' OR (f.kind IN ('ratio', 'tasks') AND f.b = 0) THEN 0
      ELSE i.weight END) AS applies
  FROM contender c
  JOIN unit u ON u.league = c.league AND u.id = c.unit
  LEFT JOIN in_force i ON i.league = c.league AND i.week = c.week
    AND EXISTS (SELECT 1 FROM applies a WHERE a.league = i.league AND a.indicator = i.indicator
      AND (a.level = u.level OR a.unit = u.id))
  LEFT JOIN figure f ON f.league = c.league AND f.week = c.week AND f.unit = c.unit AND f.own = c.source
    AND f.indicator = i.indicator
  GROUP BY c.league, c.week, c.unit;
  CREATE UNIQUE INDEX worth_of ON worth (league, week, unit);
`;

/**
 * Each unit's total and place, by the share of what it could reach. Without a figure, with too few where the set says so,
 * and with too little that applies there is no place. A quotient of two integers of this size rounds to the same double only
 * where it is equal.
 */
const standings = /* sql */ `
  CREATE TABLE standing AS
  WITH totalled AS (
    SELECT league, week, unit, sum(points) AS points, sum(max) AS max FROM line GROUP BY league, week, unit
  ),
  judged AS (
    SELECT c.league, c.week, c.unit, c.submitted, coalesce(t.points, 0) AS points, coalesce(t.max, 0) AS max,
      c.source IS NOT NULL AND w.sent > 0 AND (l.partial <> 'unranked' OR w.sent = w.asked)
        AND coalesce(t.max, 0) > 0 AND w.applies * 10000 >= l.minimum * w.of AS placed
    FROM contender c JOIN worth w USING (league, week, unit) JOIN league l ON l.id = c.league
    LEFT JOIN totalled t USING (league, week, unit)
  )
  SELECT *,
    CASE WHEN placed THEN RANK() OVER (PARTITION BY league, week, placed ORDER BY points * 1.0 / max DESC) END AS rank,
    sum(placed) OVER (PARTITION BY league, week) AS places
  FROM judged;
  CREATE UNIQUE INDEX standing_of ON standing (league, week, unit);
`;

/** Each unit's week to compare with: the last before it in which it has a place by figures of its own. */
const compared = /* sql */ `
  CREATE VIEW IF NOT EXISTS compared AS
  SELECT n.league, n.week, n.unit, max(b.week) AS since
  FROM standing n JOIN standing b ON b.league = n.league AND b.unit = n.unit AND b.week < n.week
    AND b.submitted AND b.rank IS NOT NULL
  WHERE n.submitted AND n.rank IS NOT NULL
  GROUP BY n.league, n.week, n.unit;
`;

/** The shares, in two weeks, of the units that have a place in both. */
const common = /* sql */ `
  CREATE VIEW IF NOT EXISTS common AS
  SELECT n.league, n.week, b.week AS since, n.unit, n.points, n.max, b.points AS old, b.max AS old_max
  FROM standing n JOIN standing b ON b.league = n.league AND b.unit = n.unit AND b.week < n.week
    AND b.rank IS NOT NULL
  WHERE n.rank IS NOT NULL;
`;

/** Ranks every league of the database in every week, from the tables of `tables.ts`. */
export const ranking = [contenders, inForce, lines, worth, standings, compared, common].join('\n');

/** How many of the units with a place in both weeks had, or have, a larger share than one that a unit had, or has. */
const ahead = (points: 'points' | 'old', of: 'points' | 'old') => {
  const max = (share: typeof of) => (share === 'old' ? 'old_max' : 'max');
  return /* sql */ `(SELECT count(*) FROM common o WHERE o.league = own.league AND o.week = own.week AND o.since = own.since
    AND o.unit <> own.unit AND o.${points} * own.${max(of)} > own.${of} * o.${max(points)})`;
};
const isComparable = /* sql */ `(SELECT count(*) FROM common o WHERE o.league = own.league AND o.week = own.week
  AND o.since = own.since) > 1`;

/** Each unit's place in a week, with its change since the week it is compared with; places among the units in both. */
export const places = /* sql */ `
  SELECT now.league, now.week, now.unit, now.submitted, now.rank, now.points, now.max, c.since,
    own.points - own.old AS change,
    CASE WHEN ${isComparable} THEN ${ahead('old', 'old')} - ${ahead('points', 'points')} END AS climbed
  FROM standing now LEFT JOIN compared c USING (league, week, unit)
  LEFT JOIN common own ON own.league = now.league AND own.week = now.week AND own.since = c.since AND own.unit = now.unit
  ORDER BY now.league, now.week, now.rank IS NULL, now.rank, now.unit;
`;

/** Places gained by a unit's own change alone, and by the others' alone, among the units with a place in both weeks. */
export const explanations = /* sql */ `
  SELECT own.league, own.week, own.unit,
    CASE WHEN ${isComparable} THEN ${ahead('old', 'old')} - ${ahead('old', 'points')} END AS own,
    CASE WHEN ${isComparable} THEN ${ahead('old', 'old')} - ${ahead('points', 'old')} END AS others
  FROM compared c JOIN common own USING (league, week, unit, since)
  ORDER BY own.league, own.week, own.unit;
`;

/** Each unit's points and what could be reached, by group and by indicator. */
export const pointsByGroup = /* sql */ `
  SELECT league, week, unit, grp, sum(points), sum(max) FROM line
  GROUP BY league, week, unit, grp ORDER BY league, week, unit, grp;
`;
export const pointsByIndicator = /* sql */ `
  SELECT league, week, unit, indicator, points, max FROM line ORDER BY league, week, unit, indicator;
`;
