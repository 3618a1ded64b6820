#!/bin/sh
# Runs once, when the database is created. The API signs in as a user that owns nothing: it can take the two roles of the
# product and no other, so that even a hole in the API cannot change or delete the event log.
set -eu
password=$(cat /run/secrets/db_api_password)
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" -v password="$password" <<'SQL'
CREATE ROLE phoeiphrae_app NOLOGIN;
CREATE ROLE phoeiphrae_public NOLOGIN;
CREATE ROLE phoeiphrae_api LOGIN NOINHERIT PASSWORD :'password';
GRANT phoeiphrae_app, phoeiphrae_public TO phoeiphrae_api;
SQL
