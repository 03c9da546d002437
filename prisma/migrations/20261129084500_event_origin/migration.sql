-- DropIndex
DROP INDEX "Event_actorId_idx";

-- DropIndex
DROP INDEX "Event_targetId_idx";

-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "requestId" TEXT,
ADD COLUMN     "source" TEXT;

-- CreateIndex
CREATE INDEX "Event_actorId_createdAt_id_idx" ON "Event"("actorId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Event_targetId_createdAt_id_idx" ON "Event"("targetId", "createdAt", "id");
