/** What the checked code will run on. Rules speak about that process, never about the machine of the editor. */

export const allPlatforms = ["win32-x64", "win32-x86", "win32-arm64", "linux", "macos-x64", "macos-arm64"] as const;
export type Platform = (typeof allPlatforms)[number];

export const defaultPlatforms: readonly Platform[] = ["win32-x64", "linux", "macos-arm64"];

/** `[3, 8]`; the patch level never matters to us. */
export type Version = readonly [major: number, minor: number];

/** Versions of Python from `from` up to, not including, `below`. */
export interface VersionRange {
  readonly from: Version;
  /** `undefined`: every later version. */
  readonly below: Version | undefined;
}

export interface Target {
  /** Disjoint and ascending; empty where no version can run the code, that is in dead code. */
  readonly versions: readonly VersionRange[];
  /** Empty in dead code. */
  readonly platforms: readonly Platform[];
  /** Whether a user set the platforms. A rule that needs certainty about Windows asks for it. */
  readonly isPlatformExplicit: boolean;
  /** Whether the metadata of the project names systems, and Windows is not among them. */
  readonly isWindowsUnlisted?: boolean | undefined;
}

export const defaultTarget: Target = {
  versions: [{ from: [3, 9], below: undefined }],
  platforms: defaultPlatforms,
  isPlatformExplicit: false,
};

export function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** Whether the target includes a version older than `version`. */
export function includesBelow(target: Target, version: Version): boolean {
  return target.versions.some((it) => compareVersions(it.from, version) < 0);
}

/** Whether the target includes `version` or a later one. */
export function includesFrom(target: Target, version: Version): boolean {
  return target.versions.some((it) => it.below === undefined || compareVersions(version, it.below) < 0);
}

/** Whether every version of the target is `version` or later, so that its library may be used in a fix. */
export function isAtLeast(target: Target, version: Version): boolean {
  return !includesBelow(target, version);
}

export const includesPython2 = (target: Target): boolean => includesBelow(target, [3, 0]);
export const includesWindows = (target: Target): boolean => target.platforms.some((it) => it.startsWith("win32"));
export const includesPosix = (target: Target): boolean => target.platforms.some((it) => !it.startsWith("win32"));
export const includes64Bit = (target: Target): boolean => target.platforms.some((it) => it !== "win32-x86");
export const isDead = (target: Target): boolean => target.versions.length === 0 || target.platforms.length === 0;

/** The versions of `target` that are also in `from`..`below`. */
export function narrowVersions(target: Target, from: Version, below: Version | undefined): Target {
  const versions = target.versions.flatMap((it) => {
    const start = compareVersions(it.from, from) < 0 ? from : it.from;
    const end =
      it.below === undefined || (below !== undefined && compareVersions(below, it.below) < 0) ? below : it.below;
    return end === undefined || compareVersions(start, end) < 0 ? [{ from: start, below: end }] : [];
  });
  return { ...target, versions };
}

export function narrowPlatforms(target: Target, keeps: (platform: Platform) => boolean): Target {
  return { ...target, platforms: target.platforms.filter(keeps) };
}
