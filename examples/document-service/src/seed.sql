INSERT INTO folder (id, name, owner) VALUES
    (1, 'Archive', NULL),
    (2, 'Accounts', NULL),
    (3, 'Drafts of ada', 'ada'),
    (4, 'Drafts of edgar', 'edgar');

INSERT INTO document
    (title, document_date, amount, reference, tags, metadata, owner, folder_id, shares, created_by, created_at)
VALUES
    ('World Cup final, programme', '1966-07-30', 250, 'PRG-001966', '["football", "programme"]',
     '[{"Name": "Artifact", "Value": "Programme"}]', 'ada', 1, '[]', 'ada', '2026-01-05T09:00:00Z'),
    ('Statement of accounts', '2025-12-31', 12550000, 'ACC-002025', '["accounts"]',
     '[{"Name": "Artifact", "Value": "Statement"}, {"Name": "Department", "Value": "Finance"}]',
     'edgar', 2, '["rita"]', 'edgar', '2026-01-12T10:30:00Z'),
    ('Minutes of the January meeting', '2026-01-15', NULL, NULL, '[]', '[]',
     'edgar', NULL, '[]', 'edgar', '2026-01-16T08:15:00Z');
