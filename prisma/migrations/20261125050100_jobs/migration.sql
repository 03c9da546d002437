-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('draft', 'waiting', 'running', 'done', 'cancelled', 'failed');

-- CreateTable
CREATE TABLE "Job" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "startedById" UUID,
    "asStaff" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL,
    "state" "JobState" NOT NULL DEFAULT 'waiting',
    "input" JSONB NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "cursor" TEXT,
    "result" JSONB NOT NULL DEFAULT '{}',
    "error" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "leasedUntil" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JobItem" (
    "organizationId" UUID NOT NULL,
    "jobId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "outcome" TEXT,
    "output" TEXT,

    CONSTRAINT "JobItem_pkey" PRIMARY KEY ("organizationId","jobId","position")
);

-- CreateIndex
CREATE INDEX "Job_organizationId_startedById_id_idx" ON "Job"("organizationId", "startedById", "id");

-- CreateIndex
CREATE INDEX "Job_startedById_idx" ON "Job"("startedById");

-- CreateIndex
CREATE UNIQUE INDEX "Job_organizationId_id_key" ON "Job"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Job" ADD CONSTRAINT "Job_startedById_fkey" FOREIGN KEY ("startedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobItem" ADD CONSTRAINT "JobItem_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JobItem" ADD CONSTRAINT "JobItem_organizationId_jobId_fkey" FOREIGN KEY ("organizationId", "jobId") REFERENCES "Job"("organizationId", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "Job" ADD CONSTRAINT "Job_done_within_total" CHECK (done >= 0 AND done <= total);
ALTER TABLE "Job" ADD CONSTRAINT "Job_has_end"
  CHECK (("endedAt" IS NOT NULL) = (state IN ('done', 'cancelled', 'failed')));

-- What is there to do, found without reading what was done.
CREATE INDEX "Job_due" ON "Job" ("leasedUntil") WHERE state IN ('waiting', 'running');
