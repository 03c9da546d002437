-- AlterTable
ALTER TABLE "OrganizationUser" ADD COLUMN     "suspendedAt" TIMESTAMPTZ(3),
ADD COLUMN     "suspendedById" UUID;

-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "OrganizationUser" ADD CONSTRAINT "OrganizationUser_suspended_by"
  CHECK ("suspendedById" IS NULL OR "suspendedAt" IS NOT NULL);

-- The owner is not suspended, asked from both sides. The member's row is locked before it is read, so
-- that of two transactions, one that suspends and one that transfers the ownership, the later sees
-- what the earlier did.
CREATE FUNCTION owner_has_access() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  suspended_at timestamptz;
BEGIN
  SELECT "suspendedAt" INTO suspended_at FROM "OrganizationUser"
    WHERE "organizationId" = NEW."organizationId" AND "userId" = NEW."userId" FOR SHARE;
  IF suspended_at IS NOT NULL AND EXISTS (SELECT 1 FROM "OrganizationOwner"
    WHERE "organizationId" = NEW."organizationId" AND "userId" = NEW."userId")
  THEN
    RAISE EXCEPTION 'the owner of organization % would be suspended', NEW."organizationId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'OrganizationOwner_has_access',
        TABLE = 'OrganizationOwner';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "OrganizationOwner_has_access"
  AFTER INSERT OR UPDATE OF "organizationId", "userId" ON "OrganizationOwner"
  FOR EACH ROW EXECUTE FUNCTION owner_has_access();
CREATE TRIGGER "OrganizationUser_owner_has_access"
  AFTER INSERT OR UPDATE OF "organizationId", "userId", "suspendedAt" ON "OrganizationUser"
  FOR EACH ROW WHEN (NEW."suspendedAt" IS NOT NULL) EXECUTE FUNCTION owner_has_access();
