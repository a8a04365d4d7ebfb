/** How much commands say, as far as that is known: some lines, or as much as there is. Data, and questions to it. */

import { literalArguments, programOf } from "./program.ts";
import {
  adjustingPrograms,
  administeringPrograms,
  buildingPrograms,
  cosmeticPrograms,
  fetchingPrograms,
  machineQueries,
  testingPrograms,
  tidyingPrograms,
} from "./program-kinds.ts";
import type { SimpleCommand } from "./shell-tree.ts";

/** Print nothing, or an answer of some lines. */
const tersePrograms: ReadonlySet<string> = wordsOf(`
  which where whereis type test [ command hash id pwd tty stty tput cp copy mv move ln link readlink realpath basename dirname
  install gunzip gzip bzip2 bunzip2 xz unxz zstd pkg-config pkgconf xcode-select sw_vers arch nproc getconf lsb_release
  pidof pgrep head tail wc md5sum sha1sum sha256sum md5 sum cksum stat date sleep true false ping open xdg-open start
  xprop xwininfo xrandr xset xdpyinfo setxkbmap xclip xsel pbcopy pbpaste gsettings dconf zenity kdialog notify-send
  iwgetid rfkill mountpoint blkid cmp kill setsid udevadm amixer pactl pacmd hostnamectl timedatectl diff3 patchelf
`);

/** Sub-commands that answer with some lines, by program. */
const terseSubcommands: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    "git",
    wordsOf(
      "rev-parse symbolic-ref describe config add commit checkout merge-base rev-list reset init tag branch remote push stash",
    ),
  ],
  ["hg", wordsOf("id identify branch root parents update")],
  ["svn", wordsOf("info add")],
  ["docker", wordsOf("version port rm rmi stop start kill tag network volume inspect")],
  ["podman", wordsOf("version port rm rmi stop start kill tag network volume inspect")],
  ["systemctl", wordsOf("is-active is-enabled start stop restart reload enable disable daemon-reload")],
  ["service", wordsOf("start stop restart reload status")],
  ["tmux", wordsOf("has-session new-session kill-session send-keys")],
  ["adb", wordsOf("devices get-state start-server kill-server forward wait-for-device push")],
  ["pacman", wordsOf("-T -Q -Qi")],
  ["dpkg", wordsOf("-s --status --print-architecture --compare-versions")],
  ["rpm", wordsOf("-q")],
]);

/** Write what they do, step by step, to their standard error. */
const complainingPrograms: ReadonlySet<string> = wordsOf(`
  ffmpeg ffprobe avconv mencoder mplayer x264 x265 sox gs make gmake ninja cmake meson scons gcc g++ cc c++ clang clang++
  cargo rustc go javac mvn gradle npm yarn pip pip2 pip3 pytest valgrind strace ltrace curl wget bwa samtools bowtie2 minimap2
`);

/** `--version`, `--help`: a page at most. `--quiet`: nothing, if all goes well. */
const BRIEF_OPTION = /^(?:-[Vh]|-qq?|\/\?|-{1,2}(?:version|help|quiet|silent))$/;

/** List what there is, one line each. */
const listingPrograms: ReadonlySet<string> = wordsOf(
  "netstat ss lsof find tree du rpm apt-cache dpkg-query journalctl dmesg strings nm objdump readelf otool xxd hexdump tshark tcpdump adb logcat",
);

/** Sub-commands of any program that tell all that it has. */
const LISTING_WORD = /^(?:list|query|log|dump|export|history)$/;

/** Whether a command is known to say as much as there is to say: it builds, fetches, tests or lists. */
export function saysMuch(command: SimpleCommand): boolean {
  const program = programOf(command);
  const name = program?.name?.toLowerCase();
  if (program === undefined || name === undefined || saysLittle(command)) return false;
  return (
    [buildingPrograms, fetchingPrograms, testingPrograms, listingPrograms, complainingPrograms].some((it) =>
      it.has(name),
    ) ||
    literalArguments(program).some((it) => LISTING_WORD.test(it)) ||
    /^python[\d.]*$|\.(?:py|sh|pl|rb|bat|cmd)$/.test(name)
  );
}

/** Whether a command is known to say some lines at most. */
export function saysLittle(command: SimpleCommand): boolean {
  const program = programOf(command);
  if (program === undefined) return false;
  const given = literalArguments(program);
  if (given.some((it) => BRIEF_OPTION.test(it))) return true;
  const name = program.name?.toLowerCase();
  if (name === undefined) return false;
  const words = terseSubcommands.get(name);
  if (words !== undefined && given.some((it) => words.has(it))) return true;
  if (name === "grep" || name === "egrep" || name === "fgrep") return given.some((it) => /^-\w*[cqlm]/.test(it));
  return [
    tersePrograms,
    cosmeticPrograms,
    machineQueries,
    tidyingPrograms,
    adjustingPrograms,
    administeringPrograms,
  ].some((it) => it.has(name));
}

/** Whether a command is known to say much on its standard error while nothing is wrong. */
export function saysMuchOnErrors(command: SimpleCommand): boolean {
  const program = programOf(command);
  if (program === undefined || literalArguments(program).some((it) => BRIEF_OPTION.test(it))) return false;
  return complainingPrograms.has(program.name?.toLowerCase() ?? "");
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
