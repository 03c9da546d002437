-- CreateEnum
CREATE TYPE "MailDelivery" AS ENUM ('queued', 'unsent', 'sent', 'delayed', 'delivered', 'returned', 'refused', 'suppressed', 'bounced', 'complained');

-- AlterTable
ALTER TABLE "OrganizationInvitation" ADD COLUMN     "delivery" "MailDelivery";

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "delivery" "MailDelivery",
ADD COLUMN     "deliveryDetail" TEXT;

-- CreateTable
CREATE TABLE "MailWebhook" (
    "id" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MailWebhook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MailWebhook_sentAt_idx" ON "MailWebhook"("sentAt");

-- CreateIndex
CREATE INDEX "Outbox_providerId_idx" ON "Outbox"("providerId");



-- What Prisma's schema cannot say. ---------------------------------------------------------------

-- An invitation says what became of its newest mail, whoever changes the outbox.
CREATE FUNCTION delivery_of_mail(mail "Outbox") RETURNS "MailDelivery" LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(mail.delivery, CASE mail.status
    WHEN 'waiting' THEN 'queued'
    WHEN 'sent' THEN 'sent'
    WHEN 'discarded' THEN 'unsent'
    WHEN 'failed' THEN CASE WHEN mail."lastError" IN ('too-late', 'expired') THEN 'unsent' ELSE 'refused' END
  END::"MailDelivery")
$$;

CREATE FUNCTION invitation_has_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "OrganizationInvitation" SET delivery = delivery_of_mail(NEW)
    WHERE id = (NEW.payload->>'invitationId')::uuid AND version = (NEW.payload->>'version')::int;
  RETURN NULL;
END $$;

CREATE TRIGGER "Outbox_invitation_has_delivery" AFTER INSERT OR UPDATE OF status, delivery ON "Outbox"
  FOR EACH ROW WHEN (NEW.template = 'invitation') EXECUTE FUNCTION invitation_has_delivery();

UPDATE "OrganizationInvitation" i SET delivery = delivery_of_mail(m)
  FROM "Outbox" m
  WHERE m.template = 'invitation' AND m.status <> 'dropped'
    AND i.id = (m.payload->>'invitationId')::uuid AND i.version = (m.payload->>'version')::int;
