-- The billing library's own table, as it comes: nothing of it is changed.
CREATE TABLE billing_customer (
  id text PRIMARY KEY,
  email text NOT NULL
);

-- The link is ours: one customer for an organization, one organization for a customer, and no link
-- that outlives either of them.
CREATE TABLE "OrganizationCustomer" (
  "organizationId" uuid PRIMARY KEY REFERENCES "Organization" (id) ON DELETE CASCADE,
  "customerId" text NOT NULL UNIQUE REFERENCES billing_customer (id) ON DELETE CASCADE
);
