/**
 * Who can meet in one process. A program is what a file that nobody imports leads to, going only down: two scripts that
 * import the same module never run together. Tests and development scripts start no program that a library is part of.
 */

/** What one file contributes, by its text and its name alone. */
export interface MeetingFile {
  readonly path: string;
  /** The files that it imports, within its root. */
  readonly imports: readonly string[];
  /** A test, an example, a development script: it may look at everything, and says nothing of how a program runs. */
  readonly isBeside: boolean;
  /** Whether it imports modules whose names it computes. */
  readonly isLoader: boolean;
  /** Whether it is a program of its own: `if __name__ == "__main__":`. */
  readonly isScript: boolean;
}

export interface Meetings {
  /** The files that can be in one process with a file, itself included, sorted. */
  meeting(path: string): readonly string[];
  /** The files that a file leads to by what it names, itself included, sorted: it knows of them. */
  reached(path: string): readonly string[];
}

/** Text of a file that loads plugins. */
export const LOADS_BY_NAME =
  /\b(__import__|import_module)\s*\((?!\s*["'][\w.]*["']\s*[,)])|\b(iter_modules|walk_packages|load_source|load_module|import_string|load_entry_point)\b/;
export const IS_SCRIPT = /^if\s+__name__\s*==\s*["']__main__["']/m;

interface Graph {
  readonly paths: readonly string[];
  /** What a file names, and the packages that it is in. */
  readonly imports: readonly (readonly number[])[];
  readonly named: readonly (readonly number[])[];
  readonly isBeside: readonly boolean[];
  readonly isLoader: readonly boolean[];
  /** For each file of a package the modules beside it that nobody imports: a loader finds them. */
  readonly plugins: readonly (readonly number[])[];
}

export function findMeetings(files: readonly MeetingFile[]): Meetings {
  const graph = graphOf(files);
  const programs = programsOf(graph);
  const programsWith: number[][] = files.map(() => []);
  for (const [number, program] of programs.entries()) for (const it of program) programsWith[it]?.push(number);

  const indexOf = new Map(files.map((it, index) => [it.path, index]));
  const pathsOf = (members: Iterable<number>) => [...members].flatMap((it) => graph.paths[it] ?? []).sort();
  const meetings = new Map<string, readonly string[]>();
  const reached = new Map<string, readonly string[]>();

  const reachedBy = (path: string) => {
    const start = indexOf.get(path);
    let result = reached.get(path);
    if (result === undefined) {
      result = start === undefined ? [path] : pathsOf(reachedFrom({ ...graph, imports: graph.named }, start));
      reached.set(path, result);
    }
    return result;
  };

  return {
    reached: reachedBy,
    meeting(path) {
      const numbers = programsWith[indexOf.get(path) ?? -1] ?? [];
      // Of a test nobody makes a program.
      if (numbers.length === 0) return reachedBy(path);
      // Files of the same programs meet the same files, and get the same list.
      const key = numbers.join();
      let result = meetings.get(key);
      if (result === undefined) {
        result = pathsOf(new Set(numbers.flatMap((it) => programs[it] ?? [])));
        meetings.set(key, result);
      }
      return result;
    },
  };
}

function graphOf(files: readonly MeetingFile[]): Graph {
  const indexOf = new Map(files.map((it, index) => [it.path, index]));
  const named = files.map((file) => file.imports.flatMap((it) => indexOf.get(it) ?? []));
  const imports = files.map((file, index) => [...packagesAround(file.path, indexOf), ...(named[index] ?? [])]);
  const isImported = files.map(() => false);
  for (const [index, file] of files.entries()) {
    if (file.isBeside) continue;
    for (const it of imports[index] ?? []) if (it !== index) isImported[it] = true;
  }
  const orphans = new Map<string, number[]>();
  for (const [index, { path, isBeside, isScript }] of files.entries()) {
    if (isBeside || isScript || isImported[index] === true || !indexOf.has(`${folderOf(path)}__init__.py`)) continue;
    const list = orphans.get(folderOf(path));
    if (list === undefined) orphans.set(folderOf(path), [index]);
    else list.push(index);
  }
  return {
    paths: files.map((it) => it.path),
    imports,
    named,
    isBeside: files.map((it) => it.isBeside),
    isLoader: files.map((it) => it.isLoader),
    plugins: files.map((it) => orphans.get(folderOf(it.path)) ?? []),
  };
}

/** A module of a package runs the `__init__.py` of every package that it is in. */
function packagesAround(path: string, indexOf: ReadonlyMap<string, number>): readonly number[] {
  const found: number[] = [];
  let folder = folderOf(path);
  while (folder !== "") {
    const index = indexOf.get(`${folder}__init__.py`);
    if (index === undefined) break;
    found.push(index);
    folder = folderOf(folder.slice(0, -1));
  }
  return found;
}

/** `a/b/c.py` → `a/b/`. */
const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** What each file that nobody imports leads to; of files that import each other and nobody else does, one stands for all. */
function programsOf(graph: Graph): readonly (readonly number[])[] {
  const isImported = graph.paths.map(() => false);
  for (const [index, imports] of graph.imports.entries()) {
    if (graph.isBeside[index] === true) continue;
    for (const it of imports) if (it !== index) isImported[it] = true;
  }
  const programs: (readonly number[])[] = [];
  const isCovered = graph.paths.map(() => false);
  const addProgram = (start: number) => {
    const reached = reachedFrom(graph, start);
    programs.push(reached);
    for (const it of reached) isCovered[it] = true;
  };
  for (const index of graph.paths.keys()) {
    if (graph.isBeside[index] !== true && isImported[index] !== true) addProgram(index);
  }
  for (const index of graph.paths.keys()) {
    if (graph.isBeside[index] !== true && isCovered[index] !== true) addProgram(index);
  }
  return programs;
}

/** Going down imports; a program that loads modules by name has the modules of its packages that nobody imports. */
function reachedFrom({ paths, imports, isBeside, isLoader, plugins }: Graph, start: number): readonly number[] {
  const isReached = paths.map(() => false);
  const reached: number[] = [];
  const add = (index: number) => {
    if (isReached[index] === true || (isBeside[index] === true && index !== start && isBeside[start] !== true)) return;
    isReached[index] = true;
    reached.push(index);
  };
  add(start);
  let hasLoader = false;
  let expanded = 0;
  for (let next = 0; next < reached.length; next++) {
    const index = reached[next] ?? start;
    for (const it of imports[index] ?? []) add(it);
    hasLoader ||= isLoader[index] === true;
    if (next < reached.length - 1 || !hasLoader) continue;
    for (; expanded < reached.length; expanded++) for (const it of plugins[reached[expanded] ?? start] ?? []) add(it);
  }
  return reached;
}
