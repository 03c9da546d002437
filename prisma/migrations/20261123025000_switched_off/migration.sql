-- What staff switched off stays off until they switch it on: no activation link brings it back.
ALTER TABLE "User" ADD COLUMN "deactivatedAt" TIMESTAMPTZ(3);
ALTER TABLE "Organization" ADD COLUMN "deactivatedAt" TIMESTAMPTZ(3);

-- Nothing is both on and switched off.
ALTER TABLE "User" ADD CONSTRAINT "User_off_is_inactive"
  CHECK ("deactivatedAt" IS NULL OR NOT "isActive");
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_off_is_inactive"
  CHECK ("deactivatedAt" IS NULL OR NOT "isActive");
