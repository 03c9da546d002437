-- What staff do in organizations of which they are no members is marked in the trail.
ALTER TABLE "Event" ADD COLUMN "asStaff" BOOLEAN NOT NULL DEFAULT false;
