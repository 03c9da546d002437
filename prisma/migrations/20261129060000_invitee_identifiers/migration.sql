-- AlterTable
ALTER TABLE "OrganizationInvitation" ADD COLUMN     "channel" TEXT,
ADD COLUMN     "email" TEXT;


-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- An identifier is an address in its one spelling, unless a channel says what else it is. All that are
-- there have no channel: nothing changes for them.
ALTER TABLE "OrganizationInvitation" DROP CONSTRAINT "OrganizationInvitation_invitee_canonical";
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_invitee_canonical"
  CHECK (CASE WHEN channel IS NULL
    THEN "inviteeIdentifier" = lower("inviteeIdentifier")
      AND "inviteeIdentifier" ~ '^[^@[:space:]",;<>()]+@[^@[:space:]",;<>()]+$'
    ELSE "inviteeIdentifier" = btrim("inviteeIdentifier")
      AND length("inviteeIdentifier") BETWEEN 1 AND 1000 END);
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_email_canonical"
  CHECK (email IS NULL OR (channel IS NOT NULL AND email = lower(email)
    AND email ~ '^[^@[:space:]",;<>()]+@[^@[:space:]",;<>()]+$'));
