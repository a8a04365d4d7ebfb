/**
 * Functions of unknown libraries whose result is an object: a pointer that other functions of the library take.
 * Recognised by name, since nobody tells us more: a word that begins and a word that ends a life, around one stem.
 */

/** What begins, and what ends it. Not open/close: what they stand for is often a small number. */
const pairs: readonly (readonly [begin: ReadonlySet<string>, end: ReadonlySet<string>])[] = [
  [
    new Set([
      "create",
      "new",
      "alloc",
      "allocate",
      "malloc",
      "calloc",
      "init",
      "dup",
      "clone",
      "copy",
      "make",
      "construct",
      "build",
      "acquire",
      "load",
    ]),
    new Set([
      "destroy",
      "free",
      "delete",
      "dispose",
      "release",
      "unref",
      "del",
      "dealloc",
      "deallocate",
      "fini",
      "finalize",
      "cleanup",
      "unload",
    ]),
  ],
];

/** Libraries whose names of objects are small integers: OpenGL, OpenAL. */
const integerNames = /^(?:gl|glu|al|alc|wgl|egl)[A-Z]/;

/**
 * Constructors of common libraries outside of our data: it is enough that their result goes bare into another function
 * of the library. The names are of one library each, whatever file it is in. From the public headers of each.
 */
const knownMakers: readonly RegExp[] = [
  // libX11
  /^X(?:OpenDisplay|CreateGC|CreateImage|GetImage|OpenIM|CreateIC|Alloc(?:WM|Size|Class)Hints?|Default(?:Visual|GC|ScreenOfDisplay|RootWindow)|ScreenOfDisplay|GetVisualInfo|LoadQueryFont|CreateFontSet)$/,
  // SDL 2
  /^SDL_(?:Create(?:Window|Renderer|Texture|TextureFromSurface|RGBSurface\w*|Thread|Mutex|Cond|Semaphore)|GL_CreateContext|RWFrom(?:File|Mem)|JoystickOpen|GameControllerOpen|GetWindowSurface|LoadBMP_RW|LoadObject)$/,
  // GLFW
  /^glfw(?:CreateWindow|GetPrimaryMonitor|GetCurrentContext|GetVideoMode|Create(?:Standard)?Cursor)$/,
  // libcurl
  /^curl_(?:easy_init|easy_duphandle|multi_init|share_init|slist_append|mime_init|url)$/,
  // OpenSSL
  /^(?:EVP|BIO|BN|RSA|DSA|DH|EC|HMAC|X509|SSL|ECDSA|ASN1|PKCS\d+)_(?:\w+_)?new(?:_\w+)?$/,
  /^(?:EC_KEY|EC_POINT|X509|SSL|EVP_PKEY|RSA|ECDSA_SIG)_get[01]_\w+$/,
  /^(?:BN_bin2bn|BN_dup|EVP_(?:sha\d\w*|md5|aes_\w+|get_digestbyname|get_cipherbyname)|(?:TLS|SSLv23)_\w*method|PEM_read_\w+|d2i_[A-Z]\w+)$/,
  // libxml2
  /^xml(?:Read(?:File|Memory)|Parse(?:File|Memory)|New(?:Doc|Node|ParserCtxt)|DocGetRootElement|XPath(?:NewContext|EvalExpression))$/,
  // libarchive
  /^archive_(?:read_new|write_new|read_disk_new|write_disk_new|entry_new)$/,
  // GTK, GDK, GObject
  /^gtk_(?:[a-z\d_]+_new(?:_\w+)?|widget_get_(?:toplevel|window|parent|display|screen))$/,
  /^gdk_(?:display_get_default|screen_get_default|display_open|[a-z\d_]+_new|x11_\w+_foreign_new_for_display)$/,
  /^g_object_new$/,
];

/** Whether a function that nobody described is known to return an object. */
export function isKnownMaker(name: string): boolean {
  return knownMakers.some((it) => it.test(name));
}

/** Whether `end` by its name ends what `begin` began: `scene_load` and `scene_unload`. */
export function isLifePair(begin: string, end: string): boolean {
  if (integerNames.test(begin) || integerNames.test(end)) return false;
  const first = wordsOf(begin);
  const second = wordsOf(end);
  if (first.length < 2 || second.length < 2) return false;
  return pairs.some(([begins, ends]) => {
    const beginWord = first.find((it) => begins.has(it));
    const endWord = second.find((it) => ends.has(it));
    if (beginWord === undefined || endWord === undefined) return false;
    // `load` and `unload` are opposites; `load` and `free` of one stem are a pair too.
    return sharesStem(
      first.filter((it) => it !== beginWord),
      second.filter((it) => it !== endWord),
    );
  });
}

/** Words that begin nothing but the life of an object; `init` and `open` give a status or a small number as often. */
const making = new Set("create new alloc allocate malloc calloc dup clone construct".split(" "));

/** Words for what is a number, whoever makes it. */
const numbering = new Set("id ids index count num number size length fd socket handle".split(" "));

/** Words of functions that tell what a status means: one for what it is, and one for what they make of it. */
const statusWords = new Set("error err errno errors status result return ret rc code failure".split(" "));
const textWords = new Set("string str message msg text name describe description desc info print check".split(" "));

/** Whether a function makes an object of its library by its name: `options_create`, not `create`. */
export function makesByName(name: string): boolean {
  return makerIn(name) !== undefined;
}

/** Whether a function tells what a status means: `thing_error_string`. */
export function tellsStatus(name: string): boolean {
  const words = wordsOf(name);
  const isBoth = words.some((it) => statusWords.has(it)) && words.some((it) => textWords.has(it));
  return isBoth || words.some((it) => /^(?:str|p)error$/.test(it));
}

/** The word that makes something. Not the first of all: in front of it stands what library it is. */
export function makerIn(name: string): string | undefined {
  const words = wordsOf(name);
  const at = words.findIndex((it) => making.has(it));
  return at < 1 || integerNames.test(name) || words.some((it) => numbering.has(it)) ? undefined : words[at];
}

/**
 * Whether those whose first argument is what `maker` made are by their names its methods: `options_set` of
 * `options_create`, or several of the library.
 */
export function isMakerOf(maker: string, users: readonly string[]): boolean {
  const word = makerIn(maker);
  if (word === undefined) return false;
  const noun = wordsOf(maker).slice(0, wordsOf(maker).indexOf(word));
  const methods = users.filter((it) => !makesByName(it));
  if (noun.length > 1 && methods.some((it) => beginsWith(wordsOf(it), noun))) return true;
  return methods.filter((it) => beginsWith(wordsOf(it), noun.slice(0, 1))).length > 1;
}

/** `thing_env_init`, whose result `thing_env_reset`, `thing_env_step` and `thing_env_close` take. */
export function isInitOf(maker: string, users: readonly string[]): boolean {
  const words = wordsOf(maker);
  const noun = words.slice(0, -1);
  if (words.at(-1) !== "init" || noun.length < 2 || integerNames.test(maker)) return false;
  const methods = users.map(wordsOf).filter((it) => beginsWith(it, noun));
  return methods.length > 2 && methods.some((it) => it.at(-1) === "close");
}

function beginsWith(words: readonly string[], noun: readonly string[]): boolean {
  return words.length > noun.length && noun.every((it, index) => words[index] === it);
}

function sharesStem(first: readonly string[], second: readonly string[]): boolean {
  const [a] = first;
  const [b] = second;
  return a !== undefined && a === b && a.length > 1;
}

/** `ModPlug_Load` → mod, plug, load; `scene_load` → scene, load; `XCreateGC` → x, create, gc. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .toLowerCase()
    .split("_")
    .filter((it) => it !== "");
}
