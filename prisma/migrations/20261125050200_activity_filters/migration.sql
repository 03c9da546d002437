-- DropIndex
DROP INDEX "Event_organizationId_id_idx";

-- CreateIndex
CREATE INDEX "Event_organizationId_createdAt_id_idx" ON "Event"("organizationId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Event_organizationId_actorId_createdAt_id_idx" ON "Event"("organizationId", "actorId", "createdAt", "id");


-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- Who came and went, for the figures of members over time.
CREATE INDEX "Event_comings_and_goings" ON "Event"
  ("organizationId", "targetId", "createdAt", id) INCLUDE (type)
  WHERE type IN ('member.added', 'member.removed', 'member.left');
CREATE INDEX "Event_beginnings_and_ends" ON "Event" ("organizationId", "createdAt") INCLUDE (type)
  WHERE type IN ('organization.created', 'organization.deleted');

-- What an event is about: the word before the dot of its type, whatever types there will be.
CREATE INDEX "Event_by_noun" ON "Event"
  ("organizationId", split_part(type, '.', 1), "createdAt", id);
