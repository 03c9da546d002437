-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "allowedWays" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "factorsRemindedAt" TIMESTAMPTZ(3),
ADD COLUMN     "secondFactorFrom" TIMESTAMPTZ(3),
ADD COLUMN     "sessionHours" INTEGER;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "provider" TEXT;

-- A lifetime of none would block everyone.
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_sessionHours_positive" CHECK ("sessionHours" > 0);
