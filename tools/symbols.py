"""No two rooms define the same global function: static libraries would link one of them in silence. symbols.py BUILD"""
import glob
import subprocess
import sys

seen, bad = {}, []
for library in sorted(glob.glob(sys.argv[1] + "/src/*/lib*.a")):
    for line in subprocess.run(["nm", "--defined-only", "-g", library], capture_output=True, text=True, check=True).stdout.splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[1] in "TDRB" and not parts[2].startswith("__"):
            if seen.setdefault(parts[2], library) != library:
                bad.append(f"{parts[2]}: {seen[parts[2]]} and {library}")
print("\n".join(bad) if bad else "every name has one room")
sys.exit(1 if bad else 0)
