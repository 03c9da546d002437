-- CreateEnum
CREATE TYPE "JoinRequestStatus" AS ENUM ('unproven', 'pending', 'approved', 'refused', 'withdrawn');

-- AlterTable
ALTER TABLE "OrganizationUser" ADD COLUMN     "addedById" UUID,
ADD COLUMN     "joinedVia" TEXT;

-- CreateTable
CREATE TABLE "FormerMember" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "wasRemoved" BOOLEAN NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FormerMember_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateTable
CREATE TABLE "JoinLink" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "needsApproval" BOOLEAN NOT NULL DEFAULT false,
    "domains" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "expiresAt" TIMESTAMPTZ(3),
    "maxUses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "revokedAt" TIMESTAMPTZ(3),
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "JoinLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinRequest" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "joinLinkId" UUID NOT NULL,
    "status" "JoinRequestStatus" NOT NULL DEFAULT 'pending',
    "memberFields" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FormerMember_userId_idx" ON "FormerMember"("userId");

-- CreateIndex
CREATE INDEX "JoinLink_createdById_idx" ON "JoinLink"("createdById");

-- CreateIndex
CREATE UNIQUE INDEX "JoinLink_organizationId_id_key" ON "JoinLink"("organizationId", "id");

-- CreateIndex
CREATE INDEX "JoinRequest_organizationId_status_id_idx" ON "JoinRequest"("organizationId", "status", "id");

-- CreateIndex
CREATE INDEX "JoinRequest_organizationId_joinLinkId_idx" ON "JoinRequest"("organizationId", "joinLinkId");

-- CreateIndex
CREATE INDEX "JoinRequest_userId_status_idx" ON "JoinRequest"("userId", "status");

-- AddForeignKey
ALTER TABLE "FormerMember" ADD CONSTRAINT "FormerMember_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FormerMember" ADD CONSTRAINT "FormerMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_organizationId_joinLinkId_fkey" FOREIGN KEY ("organizationId", "joinLinkId") REFERENCES "JoinLink"("organizationId", "id") ON DELETE CASCADE ON UPDATE NO ACTION;



-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_label_present" CHECK (btrim(label) <> '');
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_role_form"
  CHECK (role ~ '^[a-z][a-z0-9-]{0,31}$' AND role <> 'owner');
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_version_positive" CHECK (version > 0);
-- However many use a link at once, no more come in by it than it says.
ALTER TABLE "JoinLink" ADD CONSTRAINT "JoinLink_uses_within_limit"
  CHECK (uses >= 0 AND "maxUses" > 0 AND uses <= "maxUses");

-- One open request per organization and person; any number that are answered.
CREATE UNIQUE INDEX "JoinRequest_one_open"
  ON "JoinRequest" ("organizationId", "userId") WHERE status IN ('unproven', 'pending');

-- Who is a member is no former one.
CREATE FUNCTION member_is_not_former() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "FormerMember"
    WHERE "organizationId" = NEW."organizationId" AND "userId" = NEW."userId";
  RETURN NULL;
END $$;

CREATE TRIGGER "OrganizationUser_is_not_former" AFTER INSERT ON "OrganizationUser"
  FOR EACH ROW EXECUTE FUNCTION member_is_not_former();
