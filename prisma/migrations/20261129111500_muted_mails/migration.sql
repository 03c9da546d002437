-- AlterTable
ALTER TABLE "User" ADD COLUMN     "mutedMails" TEXT[] DEFAULT ARRAY[]::TEXT[];
