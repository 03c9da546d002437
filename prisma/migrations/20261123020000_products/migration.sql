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

-- Rows outlive the member who made them. A foreign key through two columns would empty both with
-- ON DELETE SET NULL (naming one of them takes PostgreSQL 15), so the member's own row does it before
-- it goes. Arguments: the table and the column that name a member.
CREATE FUNCTION member_is_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE %1$I.%2$I SET %3$I = NULL WHERE "organizationId" = $1 AND %3$I = $2',
    TG_TABLE_SCHEMA, TG_ARGV[0], TG_ARGV[1]) USING OLD."organizationId", OLD."userId";
  RETURN OLD;
END $$;

CREATE TRIGGER "OrganizationUser_leaves_Product" BEFORE DELETE ON "OrganizationUser"
  FOR EACH ROW EXECUTE FUNCTION member_is_forgotten('Product', 'createdById');
