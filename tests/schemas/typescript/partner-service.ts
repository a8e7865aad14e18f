// What somebody writes who has nothing but the types made of `/openapi.json`.

import type { paths } from "./partner-service.api";

type Create = paths["/api/organisations"]["post"]["requestBody"]["content"]["application/json"];
type Page = paths["/api/organisations"]["get"]["responses"][200]["content"]["application/json"];

export const create: Create = {
    partnerClientId: "client-2",
    companiesHouseNumber: "11752182",
    companyName: "Example Limited",
    users: [{ email: "ada@example.com", firstName: "Ada", lastName: "Lovelace", role: "Admin", active: true }],
};
export const names = (page: Page): string[] => page.organisations.map((organisation) => organisation.companyName);

// @ts-expect-error the service gives the id
export const chosen: Create = { ...create, organisationId: "7d0f0f5c-8c2c-4d7e-9a0e-3a53c7a10001" };
// @ts-expect-error there is no such role
export const role: Create["users"][0]["role"] = "Owner";
