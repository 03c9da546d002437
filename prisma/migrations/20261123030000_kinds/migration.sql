-- AlterTable
ALTER TABLE "Organization" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'organization';

-- CreateTable
CREATE TABLE "VendorOrganization" (
    "organizationId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'vendor',
    "taxNumber" TEXT NOT NULL,
    "website" TEXT,

    CONSTRAINT "VendorOrganization_pkey" PRIMARY KEY ("organizationId","kind")
);

-- CreateTable
CREATE TABLE "VendorMember" (
    "organizationId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'vendor',
    "title" TEXT NOT NULL,

    CONSTRAINT "VendorMember_pkey" PRIMARY KEY ("organizationId","userId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_id_kind_key" ON "Organization"("id", "kind");

-- AddForeignKey
ALTER TABLE "VendorOrganization" ADD CONSTRAINT "VendorOrganization_organizationId_kind_fkey" FOREIGN KEY ("organizationId", "kind") REFERENCES "Organization"("id", "kind") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VendorMember" ADD CONSTRAINT "VendorMember_organizationId_kind_fkey" FOREIGN KEY ("organizationId", "kind") REFERENCES "Organization"("id", "kind") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VendorMember" ADD CONSTRAINT "VendorMember_organizationId_userId_fkey" FOREIGN KEY ("organizationId", "userId") REFERENCES "OrganizationUser"("organizationId", "userId") ON DELETE CASCADE ON UPDATE NO ACTION;


-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "Organization" ADD CONSTRAINT "Organization_kind_form"
  CHECK (kind ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(kind) <= 32);

-- A kind's rows belong to organizations of that kind: the foreign keys go through the kind, and on
-- this side the kind can only be one.
ALTER TABLE "VendorOrganization" ADD CONSTRAINT "VendorOrganization_kind" CHECK (kind = 'vendor');
ALTER TABLE "VendorMember" ADD CONSTRAINT "VendorMember_kind" CHECK (kind = 'vendor');
