-- CreateEnum
CREATE TYPE "DomainPolicy" AS ENUM ('join', 'ask', 'nothing');

-- CreateTable
CREATE TABLE "OrganizationDomain" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "policy" "DomainPolicy" NOT NULL DEFAULT 'ask',
    "verifiedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3),
    "missingSince" TIMESTAMPTZ(3),
    "addedById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OrganizationDomain_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "JoinRequest" ADD COLUMN     "domain" TEXT,
ALTER COLUMN "joinLinkId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "OrganizationDomain_addedById_idx" ON "OrganizationDomain"("addedById");

-- CreateIndex
CREATE UNIQUE INDEX "OrganizationDomain_organizationId_domain_key" ON "OrganizationDomain"("organizationId", "domain");

-- AddForeignKey
ALTER TABLE "OrganizationDomain" ADD CONSTRAINT "OrganizationDomain_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganizationDomain" ADD CONSTRAINT "OrganizationDomain_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;



-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- The organization that proves a domain has it, and no other one. What is not proven keeps nobody off.
CREATE UNIQUE INDEX "OrganizationDomain_one_proven"
  ON "OrganizationDomain" (domain) WHERE "verifiedAt" IS NOT NULL;

ALTER TABLE "OrganizationDomain" ADD CONSTRAINT "OrganizationDomain_domain_form"
  CHECK (domain = lower(domain) AND domain ~ '^[^@\s]+\.[^@\s]+$');

ALTER TABLE "JoinRequest" ADD CONSTRAINT "JoinRequest_one_source"
  CHECK (("joinLinkId" IS NULL) <> (domain IS NULL));
