CREATE TABLE "AccountOrganization" (
  "organizationId" uuid NOT NULL,
  kind text NOT NULL DEFAULT 'account' CHECK (kind = 'account'),
  "monthlySubscription" integer NOT NULL,
  PRIMARY KEY ("organizationId", kind),
  FOREIGN KEY ("organizationId", kind) REFERENCES "Organization" (id, kind) ON DELETE CASCADE
);

-- Rows that belong to an account; references to them include the account.
CREATE TABLE "AccountOffice" (
  id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  "organizationId" uuid NOT NULL REFERENCES "Organization" (id) ON DELETE CASCADE,
  city text NOT NULL,
  PRIMARY KEY ("organizationId", id)
);

-- The linking model: one row for each person in an account.
CREATE TABLE "AccountUser" (
  "organizationId" uuid NOT NULL,
  "userId" uuid NOT NULL,
  kind text NOT NULL DEFAULT 'account' CHECK (kind = 'account'),
  "userType" text NOT NULL CHECK ("userType" IN ('billing', 'technical')),
  office uuid,
  PRIMARY KEY ("organizationId", "userId"),
  FOREIGN KEY ("organizationId", kind) REFERENCES "Organization" (id, kind) ON DELETE CASCADE,
  FOREIGN KEY ("organizationId", "userId")
    REFERENCES "OrganizationUser" ("organizationId", "userId") ON DELETE CASCADE,
  FOREIGN KEY ("organizationId", office) REFERENCES "AccountOffice" ("organizationId", id)
);

-- The account's owner, as stored by Guildhall.
CREATE VIEW "AccountOwner" AS
  SELECT u.* FROM "AccountUser" u JOIN "OrganizationOwner" USING ("organizationId", "userId");
