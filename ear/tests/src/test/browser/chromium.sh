#!/bin/sh
# Browser tests need a Chromium. Where there is none and we may install packages, Debian's is installed.
set -e
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" > /dev/null; then
        exit 0
    fi
done
if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "The browser tests need Chromium: install the package chromium." >&2
    exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
