-- Shared by the whole company: every client chooses from the same plans.
CREATE TABLE "SubscriptionPlan" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL UNIQUE,
  "isOffered" boolean NOT NULL DEFAULT true
);

CREATE TABLE "ClientOrganization" (
  "organizationId" uuid NOT NULL,
  kind text NOT NULL DEFAULT 'client' CHECK (kind = 'client'),
  "serviceProvider" uuid NOT NULL,
  -- Restricts the foreign key below to organizations of this kind.
  "serviceProviderKind" text NOT NULL DEFAULT 'service-provider'
    CHECK ("serviceProviderKind" = 'service-provider'),
  plan uuid NOT NULL REFERENCES "SubscriptionPlan" (id),
  PRIMARY KEY ("organizationId", kind),
  FOREIGN KEY ("organizationId", kind) REFERENCES "Organization" (id, kind) ON DELETE CASCADE,
  FOREIGN KEY ("serviceProvider", "serviceProviderKind") REFERENCES "Organization" (id, kind)
);
CREATE INDEX ON "ClientOrganization" ("serviceProvider");
