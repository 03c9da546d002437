-- Your product's own data about a person, deleted with the person.
CREATE TABLE "UserPhone" (
  "userId" uuid PRIMARY KEY REFERENCES "User" (id) ON DELETE CASCADE,
  phone text NOT NULL CHECK (phone ~ '^\+[0-9]{6,15}$')
);
