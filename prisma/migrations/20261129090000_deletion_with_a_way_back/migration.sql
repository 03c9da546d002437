-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "deletedAt" TIMESTAMPTZ(3);

-- What was deleted before has no end to come: its rows are gone.
ALTER TABLE "DeletedOrganization" ADD COLUMN "endsAt" TIMESTAMPTZ(3),
ADD COLUMN "remindedAt" TIMESTAMPTZ(3);

-- So that whatever asks for active ones finds no deleted one.
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_deleted_is_inactive"
  CHECK ("deletedAt" IS NULL OR NOT "isActive");
