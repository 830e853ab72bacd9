-- Images that the model could not be asked about are looked for at every start, among all that ever arrived.
CREATE INDEX studies_by_code ON studies (code, arrival) WHERE code IS NOT NULL;
