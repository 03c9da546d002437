-- CreateTable
CREATE TABLE "DeletedOrganization" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "memberIds" UUID[],
    "deletedByName" TEXT NOT NULL,
    "deletedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeletedOrganization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeletedSlug" (
    "slug" TEXT NOT NULL,
    "deletedId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeletedSlug_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "DeletedOrganization_deletedAt_idx" ON "DeletedOrganization"("deletedAt");

-- CreateIndex
CREATE INDEX "DeletedSlug_deletedId_idx" ON "DeletedSlug"("deletedId");

-- AddForeignKey
ALTER TABLE "DeletedSlug" ADD CONSTRAINT "DeletedSlug_deletedId_fkey" FOREIGN KEY ("deletedId") REFERENCES "DeletedOrganization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The URL names of what was deleted are nobody's for a while. Asked after the row is written, so that
-- a name that was taken while the deletion was on its way is refused too.
CREATE FUNCTION deleted_slug_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "DeletedSlug" WHERE slug = NEW.slug) THEN
    RAISE EXCEPTION 'duplicate key value violates unique constraint "OrganizationSlug_pkey"'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'OrganizationSlug_pkey', TABLE = 'OrganizationSlug',
        DETAIL = format('Key (slug)=(%s) already exists.', NEW.slug);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "OrganizationSlug_deleted_is_kept"
  AFTER INSERT ON "OrganizationSlug"
  FOR EACH ROW EXECUTE FUNCTION deleted_slug_is_kept();
