-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "firstStepsHiddenAt" TIMESTAMPTZ(3);

-- Those that are there already have long taken their first steps.
UPDATE "Organization" SET "firstStepsHiddenAt" = now();
