-- AlterTable
ALTER TABLE "OrganizationUser" ADD COLUMN     "lastSeenAt" TIMESTAMPTZ(3);
