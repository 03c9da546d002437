-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "methods" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "provedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- Who is signed in proved it when their session began.
UPDATE "Session" SET "provedAt" = "createdAt";
