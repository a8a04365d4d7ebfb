/** Words of a list of arguments that only a shell understands, and programs that understand them too. */

import type { TextPart } from "../processes/text-parts.ts";

/** A word among the arguments of a program; `undefined` in `words` for what is not known as a whole. */
interface WordPlace {
  readonly name: string | undefined;
  /** What the list begins with, which may run the program: `cmd`, `sudo`. */
  readonly launcher: string | undefined;
  readonly words: readonly (string | undefined)[];
  readonly index: number;
}

/**
 * Programs that hand their arguments to a shell, here or elsewhere, that run a command of several words, or that have such words
 * in a language of their own.
 */
const READS_THEM =
  /^(?:ssh|sshpass|autossh|mosh|rsh|plink|adb|docker|podman|nerdctl|kubectl|oc|lxc|lxc-attach|pct|vagrant|heroku|gcloud|az|cmd|wsl|powershell|pwsh|expr|test|\[|find|awk|gawk|mawk|nawk|tmux|screen|byobu|parallel|watch|eval|su|runuser|bsub|qsub|srun|sbatch|salloc|condor_\w+|tcpdump|tshark|dumpcap|ngrep|nft|tc|ip|iptables|ip6tables|xterm|gnome-terminal|konsole|xfce4-terminal|terminator|script|at|batch|ansible|salt|fab|dsh|pdsh|pssh|clush|parallel-ssh|concurrently|nodemon|entr|hyperfine|chronic|multitail|entr|gdb|lldb|osascript|jq|yq|sqlite3|psql|mysql|printf|seq|git|hg|svn|rg|ag|ack|e?grep|fgrep|zgrep|sed|perl|ruby|dpkg-query|ldapsearch|dig|tr|xmlstarlet|bc|dc|sox|ffmpeg|ffplay|exiftool|convert|magick|gnuplot|R|Rscript|cypher-shell|redis-cli|mongo|mongosh|etcdctl|aws|fzf|rofi|dmenu|zenity|yad|kdialog|dialog|whiptail|notify-send|say|espeak|logger|figlet|cowsay|toilet)$/i;

const OPERATOR = /^(?:\||\|\||&&|>|>>|2>|2>>|1>|&>|>&|2>&1|1>&2|>&2|2>\/dev\/null|1?>\/dev\/null|&>\/dev\/null)$/;

/** `cut -d "|"`: options that take a character. */
const TAKES_CHARACTER = /^(?:-[dtFsSDEeI]|--?\w*(?:delim|sep|char|separator|delimiter|format|fs)\w*(?:-\w+)*)$/i;

const PROGRAM_WORD = /^[a-z][\w.+-]*$/;

export function isShellWord({ name, launcher, words, index }: WordPlace): boolean {
  const word = words[index];
  if (
    word === undefined ||
    !OPERATOR.test(word) ||
    [name, launcher].some((it) => it !== undefined && READS_THEM.test(it))
  )
    return false;
  const before = words[index - 1];
  const after = words[index + 1];
  if (/^[|&]+$/.test(word)) {
    // Between two commands: what stands behind is a program.
    if (after === undefined || !PROGRAM_WORD.test(after)) return false;
    return (
      before === undefined ||
      !TAKES_CHARACTER.test(before) ||
      /^(?:grep|head|tail|awk|sed|wc|sort|xargs|tee)$/.test(after)
    );
  }
  // A redirection has a target, or is whole in itself.
  if (/[12l]$/.test(word)) return true;
  return index + 1 < words.length && (before === undefined || !TAKES_CHARACTER.test(before));
}

const TAKES_FILES = /^(?:rm|cp|mv|ls|chmod|chown)$/;

/** A pattern that nothing expands, given to a program that takes names of files. */
export function isUnexpanded({ name, words, index }: WordPlace, parts: readonly TextPart[]): boolean {
  if (name === undefined) return false;
  const isPattern = parts.some((it) => it.kind === "text" && /(?<!\\)[*?]/.test(it.text));
  const [first] = parts;
  if (!isPattern || (first?.kind === "text" && first.text.startsWith("-"))) return false;
  if (name === "tar") return isArchiving(words) && !/^-?-/.test(words[index - 1] ?? "");
  // `ls` may be asked about a pattern by a tool of that name; these take files alone.
  return TAKES_FILES.test(name) && !/^--(?:ignore|hide|exclude)$|^-I$/.test(words[index - 1] ?? "");
}

/** `tar -czf`: what it reads from an archive it matches itself. */
function isArchiving(words: readonly (string | undefined)[]): boolean {
  const [mode] = words;
  return mode !== undefined && /^-?[a-zA-Z]*c[a-zA-Z]*$/.test(mode);
}
