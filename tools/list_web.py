"""The files that the pages are built from, one a line, for meson to watch: list_web.py WEB"""
import os
import sys

web = sys.argv[1]
print("\n".join(sorted(os.path.join(at, name) for at, dirs, names in os.walk(web) for name in names
                       if not {"node_modules", "dist"} & set(os.path.relpath(at, web).split("/")))))
