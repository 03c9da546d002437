-- CreateTable
CREATE TABLE "Product" (
    "id" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "price" INTEGER NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "modifiedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Product_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Product_organizationId_createdById_idx" ON "Product"("organizationId", "createdById");

-- CreateIndex
CREATE UNIQUE INDEX "Product_organizationId_name_key" ON "Product"("organizationId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Product_organizationId_id_key" ON "Product"("organizationId", "id");

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_organizationId_createdById_fkey" FOREIGN KEY ("organizationId", "createdById") REFERENCES "OrganizationUser"("organizationId", "userId") ON DELETE NO ACTION ON UPDATE NO ACTION;


-- What Prisma's schema cannot say. ---------------------------------------------------------------

ALTER TABLE "Product" ADD CONSTRAINT "Product_name_present" CHECK (btrim(name) <> '');
ALTER TABLE "Product" ADD CONSTRAINT "Product_price_not_negative" CHECK (price >= 0);

-- A product outlives the member who made it.
CREATE TRIGGER "OrganizationUser_leaves_Product" BEFORE DELETE ON "OrganizationUser"
  FOR EACH ROW EXECUTE FUNCTION member_is_forgotten('Product', 'createdById');
