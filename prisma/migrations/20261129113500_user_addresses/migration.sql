-- CreateTable
CREATE TABLE "UserAddress" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "userId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "UserAddress_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "UserAddress_email_key" ON "UserAddress"("email");

-- CreateIndex
CREATE INDEX "UserAddress_userId_idx" ON "UserAddress"("userId");

-- AddForeignKey
ALTER TABLE "UserAddress" ADD CONSTRAINT "UserAddress_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- As of User.email.
ALTER TABLE "UserAddress" ADD CONSTRAINT "UserAddress_email_form"
  CHECK (email = lower(email) AND email ~ '^[^@[:space:]",;<>()]+@[^@[:space:]",;<>()]+$');

INSERT INTO "UserAddress" ("userId", email) SELECT id, email FROM "User";

-- The primary address is one of them, so that each belongs to one person, whichever it is to them. A
-- primary address that is no more one is nobody's, unless it is written here again.
CREATE FUNCTION user_keeps_address() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.email = OLD.email THEN
      RETURN NULL;
    END IF;
    DELETE FROM "UserAddress" WHERE email = OLD.email AND "userId" = OLD.id;
  END IF;
  INSERT INTO "UserAddress" AS a ("userId", email) VALUES (NEW.id, NEW.email)
    ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email WHERE a."userId" = EXCLUDED."userId";
  IF NOT FOUND THEN
    RAISE EXCEPTION 'duplicate key value violates unique constraint "UserAddress_email_key"'
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'UserAddress_email_key', TABLE = 'UserAddress',
        DETAIL = format('Key (email)=(%s) already exists.', NEW.email);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "User_email_is_kept"
  AFTER INSERT OR UPDATE OF email ON "User"
  FOR EACH ROW EXECUTE FUNCTION user_keeps_address();
