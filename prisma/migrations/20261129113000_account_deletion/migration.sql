-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deletesAt" TIMESTAMPTZ(3),
ADD COLUMN     "closingRemindedAt" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "User_deletesAt_idx" ON "User"("deletesAt");


-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- Nobody uses an account that is about to be deleted; it keeps its password until then.
ALTER TABLE "User" ADD CONSTRAINT "User_closing_is_inactive"
  CHECK ("deletesAt" IS NULL OR NOT "isActive");
ALTER TABLE "User" DROP CONSTRAINT "User_pending_has_no_password";
ALTER TABLE "User" ADD CONSTRAINT "User_pending_has_no_password"
  CHECK ("isActive" OR "deactivatedAt" IS NOT NULL OR "deletesAt" IS NOT NULL OR "passwordHash" IS NULL);
