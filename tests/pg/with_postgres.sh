#!/bin/sh
# Runs a command with a PostgreSQL of its own: with_postgres.sh [--own] CMD…
# A cluster of Debian's postgresql-15 in a temporary folder, on a unix socket only, as a user that is not root; stopped and removed at
# the end. Exports JIEBAN_PG (the address of its database `postgres`) and JIEBAN_PG_CTL (a command: stop, kill or start it).
# When JIEBAN_PG is there already, that one is used, so that a whole test run shares a cluster; --own never shares (tests that stop it).
# No machine loses its power under it, so no page is written whole into the log, and hundreds of databases that live for a second are not vacuumed.
# JIEBAN_PG_FSYNC=off makes it faster on a busy disk; a server that is killed loses nothing by that, a machine would.
# Fails when there is no PostgreSQL: a test of two databases that skips one of them is no test.
set -eu
own=""; [ "${1:-}" = --own ] && { own=yes; shift; }
if [ -z "$own" ] && [ -n "${JIEBAN_PG:-}" ]; then exec "$@"; fi

bin=""
for b in /usr/lib/postgresql/15/bin /usr/lib/postgresql/*/bin; do [ -x "$b/initdb" ] && { bin=$b; break; }; done
[ -n "$bin" ] || { echo "with_postgres.sh: no PostgreSQL here; script/bootstrap installs it" >&2; exit 1; }

as=""
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || { echo "with_postgres.sh: root cannot run PostgreSQL and there is no user postgres" >&2; exit 1; }
  as="setpriv --reuid=postgres --regid=postgres --clear-groups"
fi
# A short path: a socket's has 107 bytes.
dir=$(mktemp -d "${TMPDIR:-/tmp}/jieban-pg-XXXXXX")
ctl="$dir/ctl"
cleanup() {
  "$ctl" kill >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
mkdir "$dir/socket"
cat > "$ctl" <<EOF
#!/bin/sh
# stop, kill (immediate) or start the cluster
case "\$1" in
  stop) exec $as $bin/pg_ctl -D $dir/data -w -t 60 -m fast stop ;;
  kill) exec $as $bin/pg_ctl -D $dir/data -w -t 60 -m immediate stop ;;
  start) exec $as $bin/pg_ctl -D $dir/data -w -t 60 -l $dir/log start ;;
esac
EOF
chmod 755 "$ctl" "$dir"
[ -z "$as" ] || chown -R postgres:postgres "$dir"
cd /

$as "$bin/initdb" -D "$dir/data" -U jieban -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 || { cat "$dir/initdb.log" >&2; exit 1; }
cat >> "$dir/data/postgresql.conf" <<EOF
listen_addresses = ''
unix_socket_directories = '$dir/socket'
max_connections = 200
shared_buffers = 64MB
fsync = ${JIEBAN_PG_FSYNC:-on}
full_page_writes = off
autovacuum = off
max_wal_size = 4GB
log_min_messages = fatal
EOF
"$ctl" start >/dev/null || { cat "$dir/log" >&2; exit 1; }
cd - >/dev/null
JIEBAN_PG="postgresql://jieban@/postgres?host=$dir/socket"
JIEBAN_PG_CTL=$ctl
export JIEBAN_PG JIEBAN_PG_CTL
rc=0
"$@" || rc=$?
exit $rc
