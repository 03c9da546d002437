import pg from 'pg'

/**
 * SQL that drops everything in a schema but what belongs to an extension. Dropping the schema itself
 * would be shorter, but only its owner may: up to PostgreSQL 14 that is the superuser, whoever owns the
 * database.
 */
export const emptySchema = (schema) => {
  const name = pg.escapeLiteral(pg.escapeIdentifier(schema))
  return `
    DO $$
    DECLARE
      all_drops text[];
      each text;
    BEGIN
      WITH found AS (
        SELECT oid, 1 AS place, oid::regclass::text AS name, CASE relkind WHEN 'v' THEN 'VIEW'
            WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE'
            ELSE 'TABLE' END AS sort
          FROM pg_class WHERE relnamespace = ${name}::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        UNION ALL SELECT oid, 2, oid::regprocedure::text, 'ROUTINE'
          FROM pg_proc WHERE pronamespace = ${name}::regnamespace
        UNION ALL SELECT oid, 3, oid::regtype::text, 'TYPE' FROM pg_type t
          WHERE typnamespace = ${name}::regnamespace AND (typtype IN ('e', 'd', 'r') OR typtype = 'c'
            AND EXISTS (SELECT FROM pg_class WHERE oid = t.typrelid AND relkind = 'c')))
      SELECT array_agg(format('DROP %s IF EXISTS %s CASCADE', sort, name) ORDER BY place) INTO all_drops
      FROM found f WHERE NOT EXISTS (SELECT FROM pg_depend WHERE objid = f.oid AND deptype = 'e');
      FOREACH each IN ARRAY coalesce(all_drops, '{}') LOOP EXECUTE each; END LOOP;
    END $$`
}
