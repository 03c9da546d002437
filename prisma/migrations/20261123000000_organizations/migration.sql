
-- CreateEnum
CREATE TYPE "InvitationStatus" AS ENUM ('pending', 'accepted', 'declined', 'revoked', 'expired');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('waiting', 'sent', 'dropped', 'failed');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT NOT NULL,
    "emailVerified" TIMESTAMPTZ(3),
    "image" TEXT,
    "passwordHash" TEXT,
    "isActive" BOOLEAN NOT NULL DEFAULT false,
    "isSuperuser" BOOLEAN NOT NULL DEFAULT false,
    "lastSignInAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "sessionToken" TEXT NOT NULL,
    "userId" UUID NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "userAgent" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationSlug" (
    "slug" TEXT NOT NULL,
    "organizationId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrganizationSlug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "OrganizationUser" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganizationUser_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganizationOwner" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'admin',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganizationOwner_pkey" PRIMARY KEY ("organizationId")
);

-- CreateTable
CREATE TABLE "OrganizationInvitation" (
    "id" UUID NOT NULL,
    "guid" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "inviteeIdentifier" TEXT NOT NULL,
    "invitedById" UUID,
    "inviteeId" UUID,
    "role" TEXT NOT NULL DEFAULT 'member',
    "message" TEXT,
    "status" "InvitationStatus" NOT NULL DEFAULT 'pending',
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrganizationInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "organizationId" UUID,
    "actorId" UUID,
    "actorName" TEXT,
    "targetId" UUID,
    "targetName" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" "OutboxStatus" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "providerId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_provider_providerAccountId_key" ON "Account"("provider", "providerAccountId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_sessionToken_key" ON "Session"("sessionToken");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expires_idx" ON "Session"("expires");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_token_key" ON "VerificationToken"("token");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_identifier_token_key" ON "VerificationToken"("identifier", "token");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "OrganizationSlug_organizationId_idx" ON "OrganizationSlug"("organizationId");

-- CreateIndex
CREATE INDEX "OrganizationUser_organizationId_id_idx" ON "OrganizationUser"("organizationId", "id");

-- CreateIndex
CREATE INDEX "OrganizationUser_userId_idx" ON "OrganizationUser"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationUser_organizationId_userId_key" ON "OrganizationUser"("organizationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationUser_organizationId_userId_role_key" ON "OrganizationUser"("organizationId", "userId", "role");

-- CreateIndex
CREATE INDEX "OrganizationOwner_userId_idx" ON "OrganizationOwner"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationOwner_organizationId_userId_role_key" ON "OrganizationOwner"("organizationId", "userId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationInvitation_guid_key" ON "OrganizationInvitation"("guid");

-- CreateIndex
CREATE INDEX "OrganizationInvitation_organizationId_status_id_idx" ON "OrganizationInvitation"("organizationId", "status", "id");

-- CreateIndex
CREATE INDEX "OrganizationInvitation_inviteeIdentifier_status_idx" ON "OrganizationInvitation"("inviteeIdentifier", "status");

-- CreateIndex
CREATE INDEX "OrganizationInvitation_invitedById_idx" ON "OrganizationInvitation"("invitedById");

-- CreateIndex
CREATE INDEX "OrganizationInvitation_inviteeId_idx" ON "OrganizationInvitation"("inviteeId");

-- CreateIndex
CREATE INDEX "Event_organizationId_id_idx" ON "Event"("organizationId", "id");

-- CreateIndex
CREATE INDEX "Event_actorId_idx" ON "Event"("actorId");

-- CreateIndex
CREATE INDEX "Event_targetId_idx" ON "Event"("targetId");

-- CreateIndex
CREATE INDEX "Outbox_recipient_idx" ON "Outbox"("recipient");

-- CreateIndex
CREATE INDEX "RateLimit_expire_idx" ON "RateLimit"("expire");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationSlug" ADD CONSTRAINT "OrganizationSlug_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationUser" ADD CONSTRAINT "OrganizationUser_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationUser" ADD CONSTRAINT "OrganizationUser_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationOwner" ADD CONSTRAINT "OrganizationOwner_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationOwner" ADD CONSTRAINT "OrganizationOwner_organizationId_userId_role_fkey" FOREIGN KEY ("organizationId", "userId", "role") REFERENCES "OrganizationUser"("organizationId", "userId", "role") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_inviteeId_fkey" FOREIGN KEY ("inviteeId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- Addresses are stored in one spelling (lib/users/email-address.ts); nothing else gets in.
ALTER TABLE "User" ADD CONSTRAINT "User_email_canonical"
  CHECK (email = lower(email) AND email ~ '^[^@[:space:]",;<>()]+@[^@[:space:]",;<>()]+$');
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_invitee_canonical"
  CHECK ("inviteeIdentifier" = lower("inviteeIdentifier")
    AND "inviteeIdentifier" ~ '^[^@[:space:]",;<>()]+@[^@[:space:]",;<>()]+$');

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_name_present" CHECK (btrim(name) <> '');
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_slug_form"
  CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,48}[a-z0-9]$');

-- A role is a plain word of the catalogue; the owner is no role but a row of their own.
ALTER TABLE "OrganizationUser" ADD CONSTRAINT "OrganizationUser_role_form"
  CHECK (role ~ '^[a-z][a-z0-9-]{0,31}$' AND role <> 'owner');
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_role_form"
  CHECK (role ~ '^[a-z][a-z0-9-]{0,31}$' AND role <> 'owner');
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_version_positive"
  CHECK (version > 0);

-- The owner is an admin member of that same organization: the foreign key goes through the role, and
-- on this side the role can only be 'admin'. Looked at when the transaction ends, so that a whole
-- organization can be written or deleted in any order.
ALTER TABLE "OrganizationOwner" ADD CONSTRAINT "OrganizationOwner_is_admin" CHECK (role = 'admin');
ALTER TABLE "OrganizationOwner"
  ALTER CONSTRAINT "OrganizationOwner_organizationId_userId_role_fkey" DEFERRABLE INITIALLY DEFERRED;

-- At most one owner is the primary key of OrganizationOwner; at least one is this, when the
-- transaction ends.
CREATE FUNCTION organization_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  organization_id uuid;
BEGIN
  IF TG_TABLE_NAME = 'Organization' THEN
    organization_id := NEW.id;
  ELSE
    organization_id := OLD."organizationId";
  END IF;
  IF EXISTS (SELECT 1 FROM "Organization" WHERE id = organization_id)
    AND NOT EXISTS (SELECT 1 FROM "OrganizationOwner" WHERE "organizationId" = organization_id)
  THEN
    RAISE EXCEPTION 'organization % has no owner', organization_id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Organization_has_owner', TABLE = 'Organization';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "Organization_has_owner"
  AFTER INSERT ON "Organization" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION organization_keeps_owner();
CREATE CONSTRAINT TRIGGER "OrganizationOwner_stays"
  AFTER DELETE OR UPDATE OF "organizationId" ON "OrganizationOwner" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION organization_keeps_owner();

-- TRUNCATE asks no row's trigger.
CREATE FUNCTION organizations_keep_owners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Organization" o WHERE NOT EXISTS (
    SELECT 1 FROM "OrganizationOwner" w WHERE w."organizationId" = o.id))
  THEN
    RAISE EXCEPTION 'organizations would have no owner'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'Organization_has_owner', TABLE = 'Organization';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "OrganizationOwner_truncate" AFTER TRUNCATE ON "OrganizationOwner"
  FOR EACH STATEMENT EXECUTE FUNCTION organizations_keep_owners();

-- Slugs, old ones included, belong to one organization each.
CREATE FUNCTION organization_keeps_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OrganizationSlug" AS s (slug, "organizationId") VALUES (NEW.slug, NEW.id)
    ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug WHERE s."organizationId" = EXCLUDED."organizationId";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'duplicate key value violates unique constraint "OrganizationSlug_pkey"'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'OrganizationSlug_pkey', TABLE = 'OrganizationSlug',
        DETAIL = format('Key (slug)=(%s) already exists.', NEW.slug);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Organization_slug_is_kept"
  AFTER INSERT OR UPDATE OF slug ON "Organization"
  FOR EACH ROW EXECUTE FUNCTION organization_keeps_slug();

-- For rows that outlive the member who made them: each table adds a trigger that calls this. A foreign
-- key through two columns would empty both with ON DELETE SET NULL (naming one of them takes PostgreSQL
-- 15), so the member's own row does it before it goes. Arguments: the table and the column that name a
-- member.
CREATE FUNCTION member_is_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %1$I.%2$I SET %3$I = NULL WHERE "organizationId" = $1 AND %3$I = $2',
    TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]) USING OLD."organizationId", OLD."userId";
  RETURN OLD;
END $$;

-- One pending invitation per organization and address; any number that are over.
CREATE UNIQUE INDEX "OrganizationInvitation_one_pending"
  ON "OrganizationInvitation" ("organizationId", "inviteeIdentifier") WHERE status = 'pending';

-- The audit trail is written once.
CREATE FUNCTION event_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit trail cannot be changed' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Event_is_final" BEFORE UPDATE OR DELETE ON "Event"
  FOR EACH ROW EXECUTE FUNCTION event_is_final();
CREATE TRIGGER "Event_truncate" BEFORE TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION event_is_final();

-- What is due in the outbox, found without reading what was sent.
CREATE INDEX "Outbox_due" ON "Outbox" ("nextAttemptAt") WHERE status = 'waiting';

-- Counters of tries: if a crash empties them, people may try a little more often.
ALTER TABLE "RateLimit" SET UNLOGGED;
