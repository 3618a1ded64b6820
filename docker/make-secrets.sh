#!/bin/sh
# Makes the secrets of docker-compose.yml once, in docker/secrets. Existing ones are kept.
# The folder is closed to others; the files in it are readable, because the containers' users are not yours.
set -eu
cd "$(dirname "$0")"
umask 022
mkdir -p secrets
chmod 700 secrets
random() { head -c 36 /dev/urandom | base64 | tr '+/' '-_' | tr -d '\n='; }
make() { [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"; }
make db_owner_password "$(random)"
make db_api_password "$(random)"
make jwt_secret "$(random)"
make cookie_secret "$(random)"
make encryption_secret "$(random)"
make seal_key "$(head -c 32 /dev/urandom | base64 | tr -d '\n')"
make db_owner_url "postgres://phoeiphrae:$(cat secrets/db_owner_password)@db:5432/phoeiphrae"
make db_api_url "postgres://phoeiphrae_api:$(cat secrets/db_api_password)@db:5432/phoeiphrae"
echo "docker/secrets is ready"
