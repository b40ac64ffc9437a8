#!/bin/sh
# Browser tests need a Chromium. Where there is none and we may install packages, Debian's is installed.
set -e
# where the tests look for it, see Chromium.PLACES
for browser in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
    if [ -x "$browser" ]; then
        exit 0
    fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "The browser tests need Chromium: install the package chromium." >&2
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
