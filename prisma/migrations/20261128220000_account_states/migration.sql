-- An inactive account with a password was deactivated, before that had a date. So the two columns tell the
-- state of every account: lib/users/account-state.ts.
UPDATE "User" SET "deactivatedAt" = "modifiedAt"
WHERE NOT "isActive" AND "passwordHash" IS NOT NULL AND "deactivatedAt" IS NULL;

ALTER TABLE "User" ADD CONSTRAINT "User_pending_has_no_password"
  CHECK ("isActive" OR "deactivatedAt" IS NOT NULL OR "passwordHash" IS NULL);
