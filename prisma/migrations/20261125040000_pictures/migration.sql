-- AlterTable
ALTER TABLE "User" ADD COLUMN "picture" TEXT;

-- AlterTable
ALTER TABLE "Organization" ADD COLUMN "picture" TEXT;

-- CreateTable
CREATE TABLE "PictureFile" (
    "hash" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PictureFile_pkey" PRIMARY KEY ("hash","size")
);

-- CreateTable
CREATE TABLE "PictureLeftover" (
    "hash" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PictureLeftover_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE INDEX "PictureLeftover_dueAt_idx" ON "PictureLeftover"("dueAt");


-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- A name becomes part of an address: nothing but the letters of one.
ALTER TABLE "User" ADD CONSTRAINT "User_picture_is_a_name"
  CHECK (picture ~ '^[A-Za-z0-9_-]{32}$');
ALTER TABLE "Organization" ADD CONSTRAINT "Organization_picture_is_a_name"
  CHECK (picture ~ '^[A-Za-z0-9_-]{32}$');

-- A picture ends with its person or organization, and with the one that takes its place, whichever way
-- that happens. No two share one: the owner is part of what its name is made from.
CREATE FUNCTION picture_is_left_over() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "PictureFile" WHERE hash = OLD.picture;
  INSERT INTO "PictureLeftover" (hash, "dueAt") VALUES (OLD.picture, now())
    ON CONFLICT (hash) DO UPDATE SET "dueAt" = now();
  RETURN NULL;
END $$;

CREATE TRIGGER "User_leaves_picture" AFTER DELETE ON "User"
  FOR EACH ROW WHEN (OLD.picture IS NOT NULL) EXECUTE FUNCTION picture_is_left_over();
CREATE TRIGGER "User_changes_picture" AFTER UPDATE OF picture ON "User"
  FOR EACH ROW WHEN (OLD.picture IS DISTINCT FROM NEW.picture AND OLD.picture IS NOT NULL)
  EXECUTE FUNCTION picture_is_left_over();
CREATE TRIGGER "Organization_leaves_picture" AFTER DELETE ON "Organization"
  FOR EACH ROW WHEN (OLD.picture IS NOT NULL) EXECUTE FUNCTION picture_is_left_over();
CREATE TRIGGER "Organization_changes_picture" AFTER UPDATE OF picture ON "Organization"
  FOR EACH ROW WHEN (OLD.picture IS DISTINCT FROM NEW.picture AND OLD.picture IS NOT NULL)
  EXECUTE FUNCTION picture_is_left_over();
