-- A price list belongs to a vendor and to no other kind of organization: the foreign key includes
-- the kind, and the check allows it one value.
CREATE TABLE "PriceList" (
  "organizationId" uuid NOT NULL,
  kind text NOT NULL DEFAULT 'vendor' CHECK (kind = 'vendor'),
  title text NOT NULL,
  PRIMARY KEY ("organizationId", title),
  FOREIGN KEY ("organizationId", kind) REFERENCES "Organization" (id, kind) ON DELETE CASCADE
);
