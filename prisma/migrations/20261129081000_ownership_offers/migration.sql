-- CreateTable
CREATE TABLE "OwnershipOffer" (
    "organizationId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OwnershipOffer_pkey" PRIMARY KEY ("organizationId")
);

-- CreateIndex
CREATE INDEX "OwnershipOffer_organizationId_toId_idx" ON "OwnershipOffer"("organizationId", "toId");

-- AddForeignKey
ALTER TABLE "OwnershipOffer" ADD CONSTRAINT "OwnershipOffer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OwnershipOffer" ADD CONSTRAINT "OwnershipOffer_organizationId_toId_fkey" FOREIGN KEY ("organizationId", "toId") REFERENCES "OrganizationUser"("organizationId", "userId") ON DELETE CASCADE ON UPDATE CASCADE;
