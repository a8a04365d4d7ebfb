/** By what a command tells which system it is meant for. */

/** Programs and built-in commands of Windows alone, and those that are scripts there, which only its shell finds. */
const WINDOWS =
  /^(?:start|rd|del|erase|dir|copy|xcopy|robocopy|move|ren|md|mklink|type|cls|ver|vol|call|cmd|explorer|powershell|pwsh|tasklist|taskkill|wmic|reg|regedit|netsh|net|sc|schtasks|attrib|icacls|takeown|where|choco|winget|scoop|msbuild|devenv|vcvarsall|nmake|cl|signtool|makensis|iscc|candle|light|wsl|msiexec|rundll32|notepad|calc|ipconfig|getmac|systeminfo|driverquery|assoc|ftype|setx|set|subst|diskpart|bcdedit|wevtutil|clip|title|color|pause|fsutil|cscript|wscript|slmgr|shutdown)$/i;

export function isWindowsCommand(program: string, others: readonly string[]): boolean {
  const [name = ""] = program.trim().split(/\s+/);
  if (WINDOWS.test(name) || /\.(?:exe|bat|cmd|ps1|vbs|com)$|\\/i.test(name)) return true;
  // Switches with a slash, and names with backslashes.
  return others.some((it) => /^["']?\/[a-z?](?::|["']?$)|[A-Z]:\\|\.(?:exe|bat|cmd|dll)["']?$/i.test(it));
}

/** What only a program writes that runs on Windows. */
export const WINDOWS_TEXT =
  /\bwinreg\b|\bwin32(?:api|con|gui|process|com)\b|\bstartfile\b|\b[A-Z]:\\\\?\w|\.exe\b|\bCREATE_NO_WINDOW\b|\bSTARTUPINFO\b|\btaskkill\b|\bmsvcrt\b/;

/** Programs that Windows does not have. */
const POSIX =
  /^(?:ls|rm|cp|mv|ln|chmod|chown|mkdir|touch|cat|grep|egrep|sed|awk|head|tail|wc|cut|uname|df|du|ps|kill|killall|pkill|pgrep|sudo|su|apt|apt-get|dpkg|rpm|yum|dnf|pacman|zypper|systemctl|journalctl|ifconfig|ip|iptables|iwconfig|iwlist|nmcli|mount|umount|modprobe|insmod|lsmod|lspci|lsusb|lsblk|lscpu|dmesg|sysctl|reboot|sh|bash|zsh|xdotool|xrandr|xset|amixer|aplay|arecord|pactl|notify-send|gsettings|dconf|ldconfig|ldd|pkg-config|make|file|readlink|nohup|crontab|osascript|sw_vers|defaults|launchctl|brew|pbcopy|afplay|say|diskutil|hdiutil|otool|install_name_tool|codesign|xcrun|xcodebuild|vcgencmd|raspistill|gpio|i2cdetect|hciconfig|hcitool|bluetoothctl|rfkill|tc|brctl|ovs-vsctl|useradd|usermod|groupadd|passwd|fdisk|mkfs|parted|dd|losetup)$/;

export function isPosixProgram(name: string): boolean {
  return POSIX.test(name);
}
