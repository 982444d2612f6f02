"""What the tests of the running program share: a fresh database of either kind, the server on a free port, a client that signs in.

    with database("sqlite") as db, server(db) as s:
        admin = s.sign_in("admin", "nanmatou", password)
        status, sheet = admin.get("/scores/month/2026-09")
"""
import contextlib
import http.client
import json
import os
import re
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
import time
import urllib.parse

SOURCE, PROGRAM = os.environ["JIEBAN_SOURCE"], os.environ["JIEBAN_PROGRAM"]
DATA = os.environ.get("JIEBAN_DATA", SOURCE + "/../shared/data")
KINDS = tuple(os.environ.get("JIEBAN_KINDS", "sqlite postgresql").split())
PASSWORD = "Xiao-Hua-7-lane"
# Its hash, made with the least that Argon2id allows: the program's own takes 64 MB and a fifth of a second, on purpose, each time somebody signs in.
HASH = "$argon2id$v=19$m=8,t=1,p=1$wb6gt2haolixsyN4MqcBpw$4OqKBkjlBAxMZIvo+H9KTS1CbHGCr3YrwqN2tLdf14E"


def run(*words, check=True, **more):
    """The program with these words; its output as text."""
    done = subprocess.run([PROGRAM, "--lang", "en", *words], capture_output=True, text=True, **more)
    if check and done.returncode != 0:
        raise AssertionError(f"{' '.join(words)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def psql(sql, name="postgres"):
    """One statement on a database of the cluster of tests/pg/with_postgres.sh."""
    host = re.search(r"host=([^&]+)", os.environ["JIEBAN_PG"]).group(1)
    subprocess.run(["psql", "-q", "-h", host, "-U", "jieban", "-d", name, "-c", sql], check=True, capture_output=True)


class Database:
    def __init__(self, kind, folder):
        self.kind, self.folder, self.name = kind, folder, None
        if kind == "sqlite":
            self.url = f"{folder}/jieban.db"
        else:
            self.name = "js_" + secrets.token_hex(8)
            psql(f"CREATE DATABASE {self.name}")
            self.url = os.environ["JIEBAN_PG"].replace("/postgres?", f"/{self.name}?")

    def run(self, *words, **more):
        return run(*words, "--db", self.url, **more)

    def sql(self, statement):
        """Around the program: what a test has in place before it begins."""
        if self.kind == "sqlite":
            with contextlib.closing(sqlite3.connect(self.url, timeout=60)) as c, c:
                c.execute(statement)
        else:
            psql(statement, self.name)

    def known_password(self):
        """Everybody who is there has changed the first password long ago, to PASSWORD. (story.mjs and test_api.py do it through the program.)"""
        self.sql(f"UPDATE account SET must_change = 0, password = '{HASH}'")

    def init(self, tenant="town", **more):
        """Makes the schema, a government and its administrator; returns the password."""
        return re.search(r": (\S+)\s*$", self.run("init", "--tenant", tenant, **more).stdout).group(1)


@contextlib.contextmanager
def database(kind):
    folder = tempfile.mkdtemp(prefix="jieban-system-")
    db = Database(kind, folder)
    try:
        yield db
    except Exception:
        if os.path.exists(f"{folder}/serve.log"):
            print(open(f"{folder}/serve.log", encoding="utf-8", errors="replace").read()[-4000:])
        raise
    finally:
        if db.name:
            psql(f"DROP DATABASE {db.name} WITH (FORCE)")
        shutil.rmtree(folder, ignore_errors=True)


class Client:
    """A browser's worth of HTTP: one connection, the cookie of one government."""

    def __init__(self, server, government="", cookie=None):
        self.server, self.government, self.cookie = server, government, cookie
        self.link = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def call(self, verb, path, body=None, headers=None, raw=False):
        if not path.startswith("/api"):
            path = f"/api/{self.government}{path}"
        send = {"X-Jieban": "1", **({"Cookie": f"jieban={self.cookie}"} if self.cookie else {}), **(headers or {})}
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if isinstance(body, str):
            body = body.encode()
        for again in (False, True):
            try:
                self.link.request(verb, urllib.parse.quote(path, safe="/?&=%:-._~,"), body=body, headers=send)
                answer = self.link.getresponse()
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.link.close()
                if again:
                    raise
        data = answer.read()
        self.headers = answer.headers
        if raw:
            return answer.status, data
        return answer.status, json.loads(data) if data and "json" in (answer.headers["Content-Type"] or "") else data

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def post(self, path, body=None, **more):
        return self.call("POST", path, body, **more)


class Server:
    def __init__(self, db, *more, env=None):
        self.db = db
        self.log = open(f"{db.folder}/serve.log", "ab")
        self.process = subprocess.Popen([PROGRAM, "--lang", "en", "serve", "--db", db.url, "--listen", "127.0.0.1:0", *([] if "--tmp" in more else ["--tmp", db.folder]), *more],
                                        stdout=subprocess.PIPE, stderr=self.log, env={**os.environ, **(env or {})})
        line = self.process.stdout.readline().decode()
        found = re.search(r":(\d+)\s*$", line)
        if not found:
            self.process.wait()
            raise AssertionError("serve did not start:\n" + open(f"{db.folder}/serve.log").read())
        self.port = int(found.group(1))

    def sign_in(self, login, government, password):
        client = Client(self, government)
        for _ in range(60):
            status, answer = client.call("POST", "/api/sign-in", {"login": login, "password": password})
            if status != 429:
                break
            time.sleep(1)       # more sign-ins than one address may make in a minute
        if status != 200:
            raise AssertionError(f"sign-in of {login}: {status} {answer}")
        for cookie in client.headers.get_all("Set-Cookie"):
            found = re.match(rf"jieban=({re.escape(government)}\.[^;]+);", cookie)
            if found:
                client.cookie = found.group(1)
        if not client.cookie:
            raise AssertionError(f"{login} has no post in {government}")
        return client

    def first_admin(self, tenant):
        """Signs in as the administrator that init made; whoever has an account by now has PASSWORD from then on."""
        self.db.known_password()
        return self.sign_in("admin", tenant, PASSWORD)

    def kill(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        log = open(f"{self.db.folder}/serve.log", encoding="utf-8", errors="replace").read()
        if code != 0 or "AddressSanitizer" in log or "runtime error" in log:
            raise AssertionError(f"serve ended with {code}:\n{log[-6000:]}")


@contextlib.contextmanager
def server(db, *more, **env):
    s = Server(db, *more, **env)
    try:
        yield s
    except BaseException:
        s.kill()
        print(open(f"{db.folder}/serve.log", encoding="utf-8", errors="replace").read()[-4000:])
        raise
    s.stop()


class Tally:
    """Counts what a test program checks and ends it the way tools/count_tests.py reads."""

    def __init__(self):
        self.passed = self.failed = 0

    def check(self, good, what):
        if good:
            self.passed += 1
        else:
            self.failed += 1
            print("FAILED:", what, flush=True)
        return good

    def end(self):
        print(f"{self.passed} passed, {self.failed} failed")
        raise SystemExit(1 if self.failed or not self.passed else 0)
