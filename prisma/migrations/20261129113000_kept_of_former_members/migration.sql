-- AlterTable
ALTER TABLE "FormerMember" ADD COLUMN     "fields" JSONB,
ADD COLUMN     "wasSuspended" BOOLEAN NOT NULL DEFAULT false;
