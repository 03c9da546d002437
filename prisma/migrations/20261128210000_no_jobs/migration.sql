-- DropTable
DROP TABLE "JobItem";

-- DropTable
DROP TABLE "Job";

-- DropEnum
DROP TYPE "JobState";
