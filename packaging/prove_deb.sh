#!/usr/bin/env bash
# Proves a .deb in an empty Debian without Python: install with apt, use the real window under Xvfb as a user with a
# Chinese name and no network, open a file as a file manager does, two users at once, quit, remove, find nothing left.
#
#     sudo bash packaging/prove_deb.sh dist/nnviz_0.1.0_amd64.deb [folder for the pictures]
#
# Needs root, debootstrap and Debian's package server. The root folder is thrown away afterwards.
# What the users do stands in prove_deb_user.sh.
set -euo pipefail

here=$(dirname "$(realpath "$0")")
deb=$(realpath "$1")
pictures=${2:-build/proof}
suite=${SUITE:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}
people="学生 Müller"
root=$(mktemp -d /var/tmp/nnviz-proof-XXXXXX)
chmod 755 "$root"

say() { printf '== %s\n' "$*"; }
fail() { printf 'NOT PROVED: %s\n' "$*"; exit 1; }
inside() { chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"; }
# As one of the users, in a network namespace of its own that has no network.
as() { unshare --net chroot "$root" su - "$1" -c "LANG=C.UTF-8 sh -eu /tmp/use.sh $2"; }
clean_up() {
    if [ -n "${KEEP:-}" ]; then echo "kept: $root"; return; fi
    umount -l "$root/usr" "$root/dev/shm" "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap clean_up EXIT
trap 'echo "NOT PROVED: line $LINENO"' ERR

command -v debootstrap >/dev/null || apt-get install -qq -y debootstrap >/dev/null
say "an empty $suite in $root"
debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || { tail "$root.log"; exit 1; }
rm -f "$root.log"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
for file in /etc/apt/apt.conf.d/*proxy*; do [ ! -e "$file" ] || cp "$file" "$root/etc/apt/apt.conf.d/"; done
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm" && mount -t tmpfs tmpfs "$root/dev/shm"

say "what every desktop has: a screen, the MIME data base, what opens files; and a camera"
inside apt-get -qq update
inside apt-get -qq -y --no-install-recommends install xvfb xauth xdotool xdg-utils shared-mime-info \
    libfile-mimeinfo-perl libglib2.0-bin desktop-file-utils graphicsmagick >/dev/null 2>&1
for person in $people; do inside useradd --badname --create-home "$person"; done
cp "$deb" "$root/tmp/nnviz.deb"
cp "$here/prove_deb_user.sh" "$root/tmp/use.sh"

# Everything on the disk by name, but what apt and dpkg note for themselves.
everything() {
    inside find / -xdev \( -path /proc -o -path /tmp -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/cache \
        -o -path /var/log -o -path /home \) -prune -o -print | sort
}
everything >"$root/tmp/before"
inside dpkg-query -W -f '${Package}\n' | sort >"$root/tmp/packages"

say "apt install ./nnviz.deb"
start=$(date +%s)
inside apt-get -qq -y install /tmp/nnviz.deb >/dev/null 2>&1
say "installed in $(($(date +%s) - start)) s, $(du -sm --apparent-size "$root/usr/lib/nnviz" | cut -f1) MB in" \
    "/usr/lib/nnviz; $(du -m --apparent-size "$deb" | cut -f1) MB download"
say "it brought: $(inside dpkg-query -W -f '${Package}\n' | sort | comm -13 "$root/tmp/packages" - | tr '\n' ' ')"
if inside sh -c 'command -v python3'; then fail "there is a Python in the root"; fi
inside desktop-file-validate /usr/share/applications/nnviz.desktop

say "the system's folders are read-only from here on"
mount --bind "$root/usr" "$root/usr" && mount -o remount,bind,ro "$root/usr"
touch "$root/tmp/stamp"
set -- $people
as "$1" terminal
as "$1" tour
as "$1" open

say "three starts; before the first one the disk's cache is emptied"
for start in cold warm warm; do
    if [ $start = cold ]; then
        sync
        echo 3 2>/dev/null >/proc/sys/vm/drop_caches || say "(not permitted here: the first start is warm too)"
    fi
    printf '%s: ' "$start"
    as "$1" start
done

say "a kiosk: --fullscreen --read-only, train, try to save"
as "$1" kiosk

say "a classroom: the administrator's settings, two users at once"
mkdir -p "$root/etc/xdg/nnviz"
echo '{"language": "zh_CN", "theme": "dark", "preset": "digits-cnn"}' >"$root/etc/xdg/nnviz/settings.json"
as "$1" together & first=$!
as "$2" together & second=$!
wait $first && wait $second
rm -r "$root/etc/xdg/nnviz"
strays=$(inside find / -xdev -newer /tmp/stamp ! -user root ! -path '/home/*' ! -path '/proc/*' ! -path '/tmp/.X*' -print)
[ -z "$strays" ] || fail "users' files outside their folders: $strays"
for person in $people; do
    mkdir -p "$pictures/$person"
    find "$root/home/$person" -name '*.png' -exec cp {} "$pictures/$person/" \;
done

say "apt purge"
umount "$root/usr"
inside apt-get -qq -y purge nnviz >/dev/null 2>&1
inside apt-get -qq -y autoremove --purge >/dev/null 2>&1
everything | comm -13 "$root/tmp/before" - | grep -i nnviz && fail "the above was left behind"
say "nothing is left of NNViz but the users' own folders:"
inside find /home -iname '*nnviz*' | sort
say "proved; pictures in $pictures"
