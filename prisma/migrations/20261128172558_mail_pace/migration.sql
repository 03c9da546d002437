-- Which call a mail went out in, or will go out in again.
ALTER TABLE "Outbox" ADD COLUMN "batchId" UUID;

-- What was tried already was tried alone.
UPDATE "Outbox" SET "batchId" = id WHERE "firstAttemptAt" IS NOT NULL;

CREATE INDEX "Outbox_batch" ON "Outbox" ("batchId") WHERE status = 'waiting';

-- CreateTable
CREATE TABLE "MailPace" (
    "provider" TEXT NOT NULL,
    "nextCallAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "intervalMs" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "detail" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "loggedReason" TEXT,
    "loggedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MailPace_pkey" PRIMARY KEY ("provider")
);
