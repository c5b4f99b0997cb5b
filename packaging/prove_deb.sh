#!/usr/bin/env bash
# Proves a .deb in an empty Debian without Python: install with apt, use the real window under Xvfb as a user with a
# Chinese name and no network, open a file as a file manager does, quit, remove, find nothing left.
#
#     sudo bash packaging/prove_deb.sh dist/nnviz_0.1.0_amd64.deb [folder for the pictures]
#
# Needs root, debootstrap and Debian's package server. The root folder is thrown away afterwards.
set -euo pipefail

deb=$(realpath "$1")
pictures=${2:-build/proof}
suite=${SUITE:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
person=学生
root=$(mktemp -d /var/tmp/nnviz-proof-XXXXXX)
chmod 755 "$root"

say() { printf '== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
clean_up() {
    umount "$root/dev/shm" "$root/proc" 2>/dev/null || true
    rm -rf "$root"
}
trap clean_up EXIT

command -v debootstrap >/dev/null || apt-get install -qq -y debootstrap >/dev/null
say "an empty $suite in $root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || { tail "$root.log"; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
for file in /etc/apt/apt.conf.d/*proxy*; do [ ! -e "$file" ] || cp "$file" "$root/etc/apt/apt.conf.d/"; done
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm" && mount -t tmpfs tmpfs "$root/dev/shm"
cp "$deb" "$root/tmp/nnviz.deb"

say "what every desktop has: a screen, xdg-utils, the MIME data base"
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install xvfb xauth xdotool xdg-utils shared-mime-info \
    desktop-file-utils >/dev/null 2>&1
inside useradd --badname --create-home "$person"
before=$(inside find / -xdev \( -path /proc -o -path /var/lib/dpkg -o -path /var/cache -o -path /var/lib/apt \) -prune \
    -o -iname '*nnviz*' -print | sort)

say "apt install ./nnviz.deb"
start=$(date +%s)
inside apt-get -qq -y --no-install-recommends install /tmp/nnviz.deb >/dev/null 2>&1
say "installed in $(($(date +%s) - start)) s, $(du -sm "$root/usr/lib/nnviz" | cut -f1) MB in /usr/lib/nnviz"
if inside sh -c 'command -v python3'; then echo "there is a Python in the root"; exit 1; fi
inside desktop-file-validate /usr/share/applications/nnviz.desktop

# From here on as the user, in a network namespace of its own that has no network.
cat >"$root/tmp/use.sh" <<'USE'
set -eu
cd "$HOME"
export LANG=C.UTF-8
echo "-- nnviz info"; nnviz info
echo "-- train the first example"; nnviz train circle --json 2>/dev/null
echo "-- the tour: train, edit, draw a digit by mouse events, save, reopen"
xvfb-run -a -s '-screen 0 1440x900x24' nnviz tour --out "$HOME/图片" --seconds 10
test -s "$HOME/图片/tour.nnviz"
echo "-- open the file as a file manager does"
test "$(xdg-mime query filetype "$HOME/图片/tour.nnviz")" = application/x-nnviz
test "$(xdg-mime query default application/x-nnviz)" = nnviz.desktop
cat >open-and-quit.sh <<'INNER'
xdg-open "$HOME/图片/tour.nnviz" & opened=$!
window=$(timeout 30 xdotool search --sync --name 'tour.*NNViz' | head -1)
test -n "$window"
sleep 2
xdotool key --window "$window" ctrl+q
wait $opened
INNER
for start in cold warm warm; do
    if [ $start = cold ]; then echo "-- first start"; else echo "-- next start"; fi
    timeout 60 xvfb-run -a -s '-screen 0 1280x720x24' sh open-and-quit.sh
    grep -rh 'window shown' "$HOME/.local/state/nnviz" | tail -1
done
rm open-and-quit.sh
echo "-- the user's own folders:"; find "$HOME" -iname '*nnviz*' | sort
USE
sync; echo 3 >/proc/sys/vm/drop_caches 2>/dev/null || true
unshare --net chroot "$root" su - "$person" -c 'sh /tmp/use.sh'
mkdir -p "$pictures" && cp "$root/home/$person/图片/"*.png "$pictures/"

say "apt remove"
inside apt-get -qq -y purge nnviz >/dev/null 2>&1
rm "$root/tmp/nnviz.deb" "$root/tmp/use.sh"
after=$(inside find / -xdev \( -path /proc -o -path /var/lib/dpkg -o -path /var/cache -o -path /var/lib/apt \
    -o -path /home \) -prune -o -iname '*nnviz*' -print | sort)
if [ "$before" != "$after" ]; then printf 'left behind:\n%s\n' "$after"; exit 1; fi
say "nothing is left but the user's own folders; pictures in $pictures"
say "proved"
