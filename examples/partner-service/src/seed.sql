INSERT INTO partners (id, name) VALUES (1, 'Acme Accounting'), (2, 'Other Accounting') ON CONFLICT DO NOTHING;

INSERT INTO organisations (id, partner_id, partner_client_id, companies_house_number, company_name)
VALUES (x'7d0f0f5c8c2c4d7e9a0e3a53c7a10001', 1, 'client-1', '01234567', 'Example Bakery Limited')
ON CONFLICT DO NOTHING;

INSERT INTO users (id, organisation_id, email, first_name, last_name, role, active)
VALUES (
    x'7d0f0f5c8c2c4d7e9a0e3a53c7a10002', x'7d0f0f5c8c2c4d7e9a0e3a53c7a10001',
    'grace@example.com', 'Grace', 'Baker', 'Admin', 1
)
ON CONFLICT DO NOTHING;
