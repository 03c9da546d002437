-- The people page sorts and filters by role: a page of it is read along this, without a sort.
CREATE INDEX "OrganizationUser_organizationId_role_id_idx" ON "OrganizationUser"("organizationId", "role", "id");
