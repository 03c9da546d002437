-- How many links of each sort were mailed to a person: a link names its number, and only the newest works.
ALTER TABLE "User"
  ADD COLUMN "activationVersion" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "resetVersion" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "signInVersion" INTEGER NOT NULL DEFAULT 0;
