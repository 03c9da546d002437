import { mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { beforeAll, inject } from 'vitest'
import { migrationNames } from '@/scripts/lib/prisma.mjs'

// One database and one mailbox per worker, both emptied before each file.
const template = new URL(inject('template'))
const name = `test_${process.env.VITEST_POOL_ID}`
const at = (database: string) => Object.assign(new URL(template), { pathname: database }).href
const mailbox = join(tmpdir(), `guildhall-mail-${template.port}-${process.env.VITEST_POOL_ID}`)

Object.assign(process.env, {
  DATABASE_URL: at(name),
  TEST_DATABASE_URL: at('postgres'),
  MAIL_DIR: mailbox,
})

beforeAll(async () => {
  rmSync(mailbox, { recursive: true, force: true })
  mkdirSync(mailbox)
  if (!(await createDatabase())) await emptyDatabase()
})

/** @returns false if an earlier file of this worker created it */
async function createDatabase() {
  const sql = `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`
  try {
    await run(at('postgres'), sql)
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '42P04') return false
    throw error
  }
}

/**
 * Without triggers, because the audit log refuses deletions; also ends open transactions. Deletes rows,
 * in a tenth of the time that truncating takes, unless there are many: their place would be read again.
 */
const emptyDatabase = () =>
  run(
    at(name),
    `SET session_replication_role = replica;
     SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '${name}' AND pid <> pg_backend_pid() AND state <> 'idle';
     DO $$
     DECLARE
       used text[];
       largest int;
       each text;
     BEGIN
       IF (SELECT count(*) FROM _prisma_migrations) <> ${migrationNames().length} THEN
         RAISE 'An earlier file of this worker migrated its database: give that file one of its own.';
       END IF;
       FOR each IN SELECT nspname FROM pg_namespace
         WHERE nspname !~ '^pg_' AND nspname NOT IN ('public', 'information_schema') LOOP
         EXECUTE format('DROP SCHEMA %I CASCADE', each);
       END LOOP;
       SELECT array_agg(format('%I.%I', schemaname, tablename)), max(size) INTO used, largest
       FROM pg_tables, pg_relation_size(format('%I.%I', schemaname, tablename)::regclass) size
       WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' AND size > 0;
       IF largest > 1000000 THEN
         EXECUTE 'TRUNCATE ' || array_to_string(used, ', ') || ' CASCADE';
       ELSE
         FOREACH each IN ARRAY coalesce(used, '{}') LOOP EXECUTE 'DELETE FROM ' || each; END LOOP;
       END IF;
     END $$`,
  )

async function run(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}
