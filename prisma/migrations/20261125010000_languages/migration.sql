-- AlterTable
ALTER TABLE "OrganizationInvitation" ADD COLUMN     "locale" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "locale" TEXT;


-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- A language as BCP 47 writes it; which ones there are is for lib/i18n/locales.ts to say.
ALTER TABLE "User" ADD CONSTRAINT "User_locale_form"
  CHECK (locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$');
ALTER TABLE "OrganizationInvitation" ADD CONSTRAINT "OrganizationInvitation_locale_form"
  CHECK (locale ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$');
