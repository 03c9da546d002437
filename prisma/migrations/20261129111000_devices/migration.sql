-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "city" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "country" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "KnownBrowser" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "browser" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "KnownBrowser_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "KnownBrowser_seenAt_idx" ON "KnownBrowser"("seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "KnownBrowser_userId_browser_system_country_key" ON "KnownBrowser"("userId", "browser", "system", "country");

-- AddForeignKey
ALTER TABLE "KnownBrowser" ADD CONSTRAINT "KnownBrowser_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
