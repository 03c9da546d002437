-- AlterEnum
ALTER TYPE "OutboxStatus" ADD VALUE 'discarded';

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "firstAttemptAt" TIMESTAMPTZ(3);

-- What was tried already may have been tried as soon as it was written.
UPDATE "Outbox" SET "firstAttemptAt" = "createdAt" WHERE attempts > 0;
