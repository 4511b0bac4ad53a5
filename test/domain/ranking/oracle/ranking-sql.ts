/** The ranked units, with figures of the week (1), of an earlier one (0), or none (null). */
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
 * Each unit's points by indicator. The group's points are split among the indicators that apply: each share rounded
 * down, and one point more for the largest remainders, the earlier indicator first. Points are `max × part ⁄ whole`,
 * half up.
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

/** Each unit's total and place. */
const standings = /* sql */ `
  CREATE TABLE standing AS
  WITH totalled AS (
    SELECT league, week, unit, sum(points) AS points, sum(max) AS max FROM line GROUP BY league, week, unit
  )
  SELECT c.league, c.week, c.unit, c.submitted, coalesce(t.points, 0) AS points, coalesce(t.max, 0) AS max,
    RANK() OVER (PARTITION BY c.league, c.week ORDER BY coalesce(t.points, 0) DESC) AS rank
  FROM contender c LEFT JOIN totalled t USING (league, week, unit);
  CREATE UNIQUE INDEX standing_of ON standing (league, week, unit);
`;

/** Ranks every league of the database in every week, from the tables of `tables.ts`. */
export const ranking = [contenders, inForce, lines, standings].join('\n');

/** Each unit's rank in a week, with its change since the previous week if it submitted in both. */
export const places = /* sql */ `
  SELECT now.league, now.week, now.unit, now.submitted, now.rank, now.points, now.max,
    now.points - before.points AS change, before.rank - now.rank AS climbed
  FROM standing now LEFT JOIN standing before ON before.league = now.league AND before.unit = now.unit
    AND before.week = now.week - 1 AND before.submitted AND now.submitted
  ORDER BY now.league, now.week, now.rank, now.unit;
`;

/** Places gained since the previous week by a unit's own change alone, and by the others' alone. */
export const explanations = /* sql */ `
  SELECT now.league, now.week, now.unit,
    before.rank - 1 - (SELECT count(*) FROM standing o WHERE o.league = now.league AND o.week = before.week
      AND o.unit <> now.unit AND o.points > now.points) AS own,
    before.rank - 1 - (SELECT count(*) FROM standing o WHERE o.league = now.league AND o.week = now.week
      AND o.unit <> now.unit AND o.points > before.points) AS others
  FROM standing now JOIN standing before ON before.league = now.league AND before.unit = now.unit
    AND before.week = now.week - 1 AND before.submitted AND now.submitted
  ORDER BY now.league, now.week, now.unit;
`;

/** Each unit's earned and reachable points, by group and by indicator. */
export const pointsByGroup = /* sql */ `
  SELECT league, week, unit, grp, sum(points), sum(max) FROM line
  GROUP BY league, week, unit, grp ORDER BY league, week, unit, grp;
`;
export const pointsByIndicator = /* sql */ `
  SELECT league, week, unit, indicator, points, max FROM line ORDER BY league, week, unit, indicator;
`;
