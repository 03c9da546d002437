import { expect, test, vi } from 'vitest'

import { createOwner, createProject, prisma, schemaOf, sql } from '@/lib/testing/prisma-engine'

vi.setConfig({ testTimeout: 240_000 }) // every command takes a second

const schema = schemaOf(
  'model Person {\n  id    Int    @id\n  email String @default("")\n  pets  Pet[]\n}',
  'model Pet {\n  id      Int    @id\n  ownerId Int\n  owner   Person @relation(fields: [ownerId], references: [id])\n}',
)

const owner = await createOwner()

test('statements that only SQL can express run as a whole and cause no drift', async () => {
  const project = createProject(schema)
  project.writeMigration(
    '1_start',
    `
    CREATE TABLE "Person" (id int CONSTRAINT "Person_pkey" PRIMARY KEY, email text NOT NULL DEFAULT '');
    CREATE TABLE "Pet" (id int CONSTRAINT "Pet_pkey" PRIMARY KEY, "ownerId" int NOT NULL);
    ALTER TABLE "Pet" ADD CONSTRAINT "Pet_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person"(id)
      ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
    ALTER TABLE "Person" ADD CONSTRAINT lower_case CHECK (email = lower(email));
    CREATE UNIQUE INDEX one_address ON "Person" (email) WHERE email <> '';
    CREATE FUNCTION has_pet() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (SELECT FROM "Pet" WHERE "ownerId" = NEW.id) THEN
        RAISE EXCEPTION 'no pet; sorry';
      END IF;
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER has_pet AFTER INSERT ON "Person"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION has_pet();
    INSERT INTO "Person" VALUES (1, 'olive; \u2028 the owner'); INSERT INTO "Pet" VALUES (1, 1);
    `,
  )
  // A schema in the URL is used in the database, and so are the URL's other settings.
  const url = await owner.createDatabase('scripts')
  const elsewhere = `${url}?schema=else%20where&sslmode=disable&application_name=guildhall`
  const options = { cwd: project.dir, env: { DATABASE_URL: elsewhere } }

  expect(await prisma('migrate deploy', options)).toMatchObject({ code: 0 })

  const inSchema = (text: string) => sql(url, `SET search_path = "else where"; ${text}`)
  expect(await inSchema('SELECT email FROM "Person"')).toEqual([
    { email: 'olive; \u2028 the owner' },
  ])
  await expect(inSchema('INSERT INTO "Person" VALUES (2)')).rejects.toThrow('no pet; sorry')

  for (const from of ['--from-migrations prisma/migrations', '--from-config-datasource']) {
    const command = `migrate diff ${from} --to-schema prisma --exit-code`
    expect(await prisma(command, options)).toMatchObject({ code: 0 })
  }
  expect(await owner.databases()).toHaveLength(1)
})

test('db push, db execute and migrate reset work on the running embedded database', async () => {
  const project = createProject(schema)
  const url = await owner.createDatabase('push')
  project.write('.data/database-url', `${url}\n`)
  const options = { cwd: project.dir }

  expect(await prisma('db push', options)).toMatchObject({ code: 0 })
  project.write('more.sql', `INSERT INTO "Person" VALUES (1, 'a;b');`)
  expect(await prisma('db execute --file more.sql', options)).toMatchObject({ code: 0 })
  expect(await sql(url, 'SELECT * FROM "Person"')).toEqual([{ id: 1, email: 'a;b' }])

  expect(await prisma('migrate reset --force', options)).toMatchObject({ code: 0 })
  expect(await sql(url, `SELECT to_regclass('"Person"') AS table`)).toEqual([{ table: null }])
})

test('schema files can be compared without a database', async () => {
  const project = createProject(schema)
  const diff = await prisma('migrate diff --from-empty --to-schema prisma --script', {
    cwd: project.dir,
  })
  expect(diff.output).toContain('CREATE TABLE "Person"')
})
