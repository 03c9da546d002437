-- The billing library's own table, unchanged.
CREATE TABLE billing_customer (
  id text PRIMARY KEY,
  email text NOT NULL
);

-- Our link: one customer per organization, one organization per customer; deleted with either.
CREATE TABLE "OrganizationCustomer" (
  "organizationId" uuid PRIMARY KEY REFERENCES "Organization" (id) ON DELETE CASCADE,
  "customerId" text NOT NULL UNIQUE REFERENCES billing_customer (id) ON DELETE CASCADE
);
