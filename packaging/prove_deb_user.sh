# What the users of prove_deb.sh do: sh prove_deb_user.sh terminal | tour | open | start | kiosk | together
# Plain sh, run inside the empty root; every window is a real one under Xvfb.
set -eu
cd "$HOME"
pictures="$HOME/图片"
log="$HOME/.local/state/nnviz/log/nnviz.log"
mkdir -p "$pictures"
fail() { echo "NOT PROVED: $*"; exit 1; }

# Do a part of this file with a screen of its own; its number is nobody else's.
screen=$((100 + $$ % 30000))
on_screen() {
    screen=$((screen + 1))
    timeout 180 xvfb-run -n $screen -s '-screen 0 1280x720x24' sh -eu "$0" "$@"
}

wait_for_window() { # the title's pattern
    tries=0
    until xdotool search --onlyvisible --name "$1" >/dev/null 2>&1; do
        tries=$((tries + 1)); [ $tries -lt 300 ] || fail "no window named $1"
        sleep 0.1
    done
}

shoot() { gm import -window root "$pictures/$1.png"; }

press() { # without a window manager the window has to be given the focus
    xdotool windowfocus --sync "$(xdotool search --onlyvisible --name NNViz | head -1)" key "$1"
}

quit_by_key() { # the process id: Ctrl+Q must end it with exit code 0
    press ctrl+q
    code=0; wait "$1" || code=$?
    [ $code = 0 ] || fail "the program ended with exit code $code"
    echo "quit with exit code 0"
}

# Drawn with the X server's own pointer, on the pad of the Images lab of a 1280x720 screen: places as x,y.
seven="190,150 203,150 216,150 229,150 242,150 255,150 268,150 280,150 270,172 260,194 250,216 240,238 230,260"
zero="237,145 215,152 200,175 195,205 202,235 218,255 237,260 256,255 272,235 279,205 274,175 259,152 237,145"

draw() { # the places
    xdotool mousemove "${1%,*}" "${1#*,}" mousedown 1
    for place in "$@"; do xdotool mousemove "${place%,*}" "${place#*,}"; sleep 0.03; done
    xdotool mouseup 1
    sleep 2
}

answer() { gm convert "$pictures/$1.png" -crop 80x70+970+100 ppm:- | cksum; }

case $1 in
terminal)
    echo "-- nnviz info"; nnviz info
    echo "-- train the first example"; nnviz train circle --json 2>/dev/null
    echo "-- workers of the frozen program"; nnviz bench --only W1a,W2 --peers sklearn --processor-time 2>/dev/null
    nnviz info --licenses | grep -q LGPL || fail "no licences"
    ;;
tour)
    echo "-- the tour: train, edit, draw a digit by mouse events, save, reopen"
    on_screen play_tour
    test -s "$pictures/tour.nnviz"
    ;;
play_tour) nnviz tour --out "$pictures" --seconds 10 ;;
open)
    cp "$pictures/tour.nnviz" "$pictures/作业 一.nnviz"
    test "$(xdg-mime query filetype "$pictures/作业 一.nnviz")" = application/x-nnviz
    test "$(xdg-mime query default application/x-nnviz)" = nnviz.desktop
    echo "-- xdg-open '作业 一.nnviz'"; on_screen open_by xdg-open
    echo "-- gio open '作业 一.nnviz' (GNOME's file manager)"; on_screen open_by gio open
    echo "-- with the X server's own pointer: draw a seven, clear, draw a zero"; on_screen use_by_hand
    ;;
open_by)
    shift
    "$@" "$pictures/作业 一.nnviz" & opener=$!
    wait_for_window '作业 一.*NNViz'
    sleep 2; shoot "opened-by-$1"
    window=$(xdotool search --onlyvisible --name '作业 一.*NNViz' | head -1)
    program=$(xdotool getwindowpid "$window")
    echo "window: $(xdotool getwindowname "$window")"
    press ctrl+q
    wait $opener || fail "$1 ended with exit code $?"
    tries=0
    while kill -0 "$program" 2>/dev/null; do
        tries=$((tries + 1)); [ $tries -lt 100 ] || fail "Ctrl+Q did not end the program"
        sleep 0.1
    done
    ;;
use_by_hand)
    nnviz --preset digits-cnn & program=$!
    wait_for_window NNViz; sleep 3
    draw $seven; shoot drawn-seven
    xdotool mousemove 236 314 click 1; sleep 1 # "Clear"
    draw $zero; shoot drawn-zero
    [ "$(answer drawn-seven)" != "$(answer drawn-zero)" ] || fail "the network reads both drawings alike"
    quit_by_key $program
    ;;
start) on_screen start_and_quit ;;
start_and_quit)
    nnviz & program=$!
    wait_for_window NNViz; sleep 1
    grep -h 'window shown' "$log" | tail -1
    quit_by_key $program
    ;;
kiosk)
    kept() { find "$HOME/.config/nnviz" "$HOME/.local/share" -type f -exec cksum {} + 2>/dev/null | sort; }
    before=$(kept)
    on_screen stand_in_a_kiosk
    [ "$before" = "$(kept)" ] || fail "the kiosk kept something"
    ;;
stand_in_a_kiosk)
    nnviz --preset spiral --fullscreen --read-only & program=$!
    wait_for_window NNViz; sleep 2
    press space; sleep 2; press ctrl+s; sleep 1; shoot kiosk
    quit_by_key $program
    ;;
together)
    on_screen see_settings
    ;;
see_settings)
    nnviz & program=$!
    wait_for_window NNViz; sleep 5; shoot together
    echo "$(id -un): $(grep -h 'window shown' "$log" | tail -1)"
    quit_by_key $program
    ;;
esac
