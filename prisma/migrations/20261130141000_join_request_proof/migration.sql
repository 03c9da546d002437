-- AlterTable
ALTER TABLE "JoinRequest" ADD COLUMN     "activationVersion" INTEGER NOT NULL DEFAULT 0;
