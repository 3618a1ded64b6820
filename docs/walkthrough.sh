#!/usr/bin/env bash
# One item with a file, by curl alone, from a draft over the whole chain to the public page, and off it again.
# Start the product first (npm start); the demonstration accounts that it prints are the defaults here.
#
#   docs/walkthrough.sh [address]          default: http://localhost:3000
#
# OFFICER, HEAD, DEPUTY, DIRECTOR and PASSWORD name other accounts.
set -euo pipefail

BASE="${1:-http://localhost:3000}/api/v1"
PASSWORD="${PASSWORD:-phoeiphrae-demo}"
OFFICER="${OFFICER:-officer.plan}" HEAD="${HEAD:-head.plan}" DEPUTY="${DEPUTY:-deputy1}" DIRECTOR="${DIRECTOR:-director}"
GROUP="${GROUP:-policy_plan}"
SLUG="curl-$(head -c 64 /dev/urandom | LC_ALL=C tr -dc 'a-z' | head -c 12)"
BODY="$(mktemp)" HEADERS="$(mktemp)" FILE="$(mktemp)" COPY="$(mktemp)"
trap 'rm -f "$BODY" "$HEADERS" "$FILE" "$COPY"' EXIT

# field PATH: one value out of the last answer. Node is here anyway; jq would do as well.
field() { node -e 'const v=process.argv[2].split(".").reduce((o,k)=>o?.[k],JSON.parse(require("fs").readFileSync(process.argv[1],"utf8")));process.stdout.write(String(v))' "$BODY" "$1"; }

# call WANTED METHOD PATH TOKEN [JSON or @FILE] [HEADER...]: one request; anything but the wanted status ends the script.
call() {
  local wanted=$1 method=$2 path=$3 token=$4 json=${5:-}; shift 4; [ $# -gt 0 ] && shift
  local args=(-sS -X "$method" -o "$BODY" -D "$HEADERS" -w '%{http_code}' -H 'Accept-Language: en')
  [ -n "$token" ] && args+=(-H "Authorization: Bearer $token")
  case $json in
    '') ;;
    @*) args+=(--data-binary "$json") ;;
    *) args+=(-H 'Content-Type: application/json' -d "$json") ;;
  esac
  local header; for header in "$@"; do args+=(-H "$header"); done
  local status; status=$(curl "${args[@]}" "$BASE$path")
  if [ "$status" != "$wanted" ]; then echo "$method $path: $status instead of $wanted" >&2; cat "$BODY" >&2; exit 1; fi
}

sign_in() { call 200 POST /session '' "{\"username\":\"$1\",\"password\":\"$PASSWORD\"}"; field accessToken; }
etag() { sed -n 's/^[Ee][Tt][Aa][Gg]: *\("[^"]*"\).*/\1/p' "$HEADERS"; }
digest() { node -p 'crypto.createHash("sha256").update(require("fs").readFileSync(process.argv[1])).digest("hex")' "$1"; }
key() { node -p 'crypto.randomUUID()'; }

# upload FILE NAME TOKEN: by the tus protocol. The place first, then the bytes; after a lost line, HEAD says from where.
upload() {
  local file=$1 name=$2 token=$3 size; size=$(wc -c <"$file" | tr -d ' ')
  call 201 POST /uploads "$token" '' 'Tus-Resumable: 1.0.0' "Upload-Length: $size" \
    "Upload-Metadata: filename $(printf %s "$name" | base64 | tr -d '\n')"
  UPLOAD=$(sed -n 's/^[Ll]ocation: .*\/\([^/[:space:]]*\).*/\1/p' "$HEADERS")
  call 204 PATCH "/uploads/$UPLOAD" "$token" "@$file" 'Tus-Resumable: 1.0.0' 'Upload-Offset: 0' \
    'Content-Type: application/offset+octet-stream'
}

# move TOKEN ACTION [more JSON members]: reads the item as this person sees it, then acts on exactly that.
move() {
  local token=$1 action=$2 more=${3:-}
  call 200 GET "/items/$ITEM" "$token"
  local version hash; version=$(etag); hash=$(field working.contentHash)
  local members="\"contentHash\":\"$hash\"${more:+,$more}"
  [ "$action" = withdraw ] && members="$more"
  call 200 POST "/items/$ITEM/$action" "$token" "{$members}" "If-Match: $version" "Idempotency-Key: $(key)"
  echo "$action: now $(field state)"
}

officer=$(sign_in "$OFFICER"); head=$(sign_in "$HEAD"); deputy=$(sign_in "$DEPUTY"); director=$(sign_in "$DIRECTOR")

call 201 POST /items "$officer" "{\"workGroup\":\"$GROUP\",\"slug\":\"$SLUG\",\"content\":{\"category\":\"action_plan\",
  \"title\":\"แผนปฏิบัติการที่ส่งด้วย curl\",\"summary\":\"ตัวอย่างการเผยแพร่ผ่าน API ตั้งแต่ร่างจนถึงหน้าเว็บไซต์\",
  \"body\":\"<h2>สาระสำคัญ</h2><p>เนื้อหา</p>\",\"fiscalYear\":2027,\"externalLink\":{\"kind\":\"none\"},
  \"noBorrowedSources\":true,\"contact\":{\"unit\":\"กลุ่มนโยบายและแผน\",\"phone\":\"02-000-0000\",\"email\":\"\"}}}" \
  "Idempotency-Key: $(key)"
ITEM=$(field id); version=$(etag)
echo "created: $SLUG"

# The self-check is data of the announcement: every question, answered as it expects.
call 200 GET /public/policy ''
answers=$(node -e 'const p=JSON.parse(require("fs").readFileSync(process.argv[1],"utf8"));process.stdout.write(JSON.stringify(p.document.selfCheck.map(q=>({code:q.code,answer:q.expected,note:""}))))' "$BODY")
call 200 PATCH "/items/$ITEM/draft" "$officer" "{\"selfCheck\":$answers}" "If-Match: $version"
version=$(etag)

printf 'รายการ,จำนวนเงิน\nค่าใช้สอย,120000\n%s,0\n' "$SLUG" >"$FILE"
upload "$FILE" 'ตารางงบประมาณ.csv' "$officer"
call 201 POST "/items/$ITEM/files" "$officer" "{\"upload\":\"$UPLOAD\",\"caption\":\"งบประมาณรายโครงการ\"}" \
  "If-Match: $version" "Idempotency-Key: $(key)"
SHA256=$(field working.content.files.0.sha256)
[ "$SHA256" = "$(digest "$FILE")" ] || { echo "the server has other bytes" >&2; exit 1; }
echo "attached: $SHA256"
for _ in $(seq 60); do
  call 200 GET "/items/$ITEM/files" "$officer"
  examined=$(field files.0.examination.state)
  [ "$examined" != waiting ] && [ "$examined" != running ] && break
  sleep 1
done
echo "examined: $examined, $(field files.0.examination.result.verdict)"

call 404 GET "/public/items/$SLUG" ''
echo "not public yet: 404"
move "$officer" submit
move "$head" endorse
move "$deputy" endorse
move "$director" approve "\"password\":\"$PASSWORD\""
move "$officer" publish
call 200 GET "/public/items/$SLUG" ''
echo "public: $(field title), content hash $(field contentHash)"
curl -sS --fail -o "$COPY" "$BASE/public/items/$SLUG/files/$SHA256"
[ "$(digest "$COPY")" = "$SHA256" ] || { echo "other bytes came down" >&2; exit 1; }
echo "downloaded: the same SHA-256"
move "$director" withdraw '"reasonCode":"no_longer_current","reason":"ตัวอย่างเสร็จสิ้นแล้ว"'
call 410 GET "/public/items/$SLUG/files/$SHA256" ''
call 410 GET "/public/items/$SLUG" ''
echo "withdrawn: 410 with the notice \"$(field tombstone.reason)\""
