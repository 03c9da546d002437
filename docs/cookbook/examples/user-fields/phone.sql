-- What your product knows of a person beside Guildhall's own: it goes with the person.
CREATE TABLE "UserPhone" (
  "userId" uuid PRIMARY KEY REFERENCES "User" (id) ON DELETE CASCADE,
  phone text NOT NULL CHECK (phone ~ '^\+[0-9]{6,15}$')
);
