-- AlterTable
ALTER TABLE "OrganizationInvitation" ADD COLUMN     "memberFields" JSONB;
