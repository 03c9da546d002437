-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- Whether two documents are the same but for texts in whose place the second has a pseudonym.
CREATE FUNCTION differs_only_in(before jsonb, after jsonb, pseudonym text) RETURNS boolean
  LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
  IF before = after THEN RETURN true; END IF;
  IF jsonb_typeof(before) <> jsonb_typeof(after) THEN RETURN false; END IF;
  CASE jsonb_typeof(before)
    WHEN 'string' THEN
      RETURN after = to_jsonb(pseudonym);
    WHEN 'object' THEN
      RETURN NOT EXISTS (
        SELECT 1 FROM jsonb_each(before) b FULL JOIN jsonb_each(after) a USING (key)
        WHERE differs_only_in(b.value, a.value, pseudonym) IS NOT TRUE);
    WHEN 'array' THEN
      RETURN jsonb_array_length(before) = jsonb_array_length(after) AND NOT EXISTS (
        SELECT 1 FROM generate_series(0, jsonb_array_length(before) - 1) i
        WHERE differs_only_in(before->i, after->i, pseudonym) IS NOT TRUE);
    ELSE
      RETURN false;
  END CASE;
END $$;

-- The audit log is written once, with one exception: whose account was deleted is named by a pseudonym
-- from then on. The transaction says who it is; the row keeps its ids, its type and its time.
CREATE OR REPLACE FUNCTION event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  gone uuid;
  pseudonym text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    gone := nullif(current_setting('guildhall.deleted_user', true), '')::uuid;
    pseudonym := 'Deleted person ' || right(gone::text, 4);
    IF (to_jsonb(NEW) - '{actorName,targetName,data}'::text[])
        = (to_jsonb(OLD) - '{actorName,targetName,data}'::text[])
      AND (NEW."actorName" IS NOT DISTINCT FROM OLD."actorName"
        OR (OLD."actorId" = gone AND NEW."actorName" = pseudonym))
      AND (NEW."targetName" IS NOT DISTINCT FROM OLD."targetName"
        OR (OLD."targetId" = gone AND NEW."targetName" = pseudonym))
      AND differs_only_in(OLD.data, NEW.data, pseudonym)
      AND NOT EXISTS (SELECT 1 FROM "User" WHERE id = gone)
      AND EXISTS (SELECT 1 FROM "Event" WHERE "targetId" = gone AND type = 'user.deleted')
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the audit trail cannot be changed' USING ERRCODE = 'restrict_violation';
END $$;

-- Where an address is named, whoever invited it: what is searched when its person goes.
CREATE INDEX "Event_by_address" ON "Event" ((data->>'address')) WHERE data->>'address' IS NOT NULL;
