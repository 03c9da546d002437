-- AlterTable
ALTER TABLE "User" ADD COLUMN     "deviceVersion" INTEGER NOT NULL DEFAULT 0;
