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
 * Constructors of common libraries outside of our data, by canonical library name: it is enough that their result
 * goes bare into another function of the library. From the public headers of each.
 */
const knownMakers = new Map<string, RegExp>([
  [
    "x11",
    /^X(?:OpenDisplay|CreateGC|CreateImage|GetImage|OpenIM|CreateIC|AllocWMHints|AllocSizeHints|AllocClassHint|DefaultVisual|DefaultGC|DefaultScreenOfDisplay|ScreenOfDisplay|GetVisualInfo|LoadQueryFont|CreateFontSet)$/,
  ],
  [
    "sdl2",
    /^SDL_(?:CreateWindow|CreateRenderer|CreateTexture|CreateTextureFromSurface|CreateRGBSurface\w*|GL_CreateContext|RWFromFile|RWFromMem|JoystickOpen|GameControllerOpen|CreateThread|CreateMutex|CreateCond|CreateSemaphore|GetWindowSurface|LoadBMP_RW|LoadObject)$/,
  ],
  ["glfw", /^glfw(?:CreateWindow|GetPrimaryMonitor|GetCurrentContext|GetVideoMode|CreateCursor|CreateStandardCursor)$/],
  ["curl", /^curl_(?:easy_init|easy_duphandle|multi_init|share_init|slist_append|mime_init|url)$/],
  [
    "crypto",
    /^(?:EVP_\w+_new|EVP_(?:sha\w+|md5|aes\w+|get_digestbyname|get_cipherbyname)|BIO_new\w*|BN_new|BN_CTX_new|RSA_new|EC_KEY_new\w*|EC_GROUP_new\w*|HMAC_CTX_new|X509_new|X509_STORE_new|EVP_PKEY_new|ECDSA_SIG_new|d2i_\w+|PEM_read_\w+)$/,
  ],
  ["ssl", /^(?:SSL_CTX_new|SSL_new|TLS_\w*method|SSLv23_\w*method|BIO_new\w*)$/],
  [
    "xml2",
    /^(?:xmlReadFile|xmlReadMemory|xmlParseFile|xmlParseMemory|xmlNewDoc|xmlNewNode|xmlDocGetRootElement|xmlXPathNewContext|xmlXPathEvalExpression|xmlNewParserCtxt)$/,
  ],
  ["archive", /^archive_(?:read_new|write_new|read_disk_new|write_disk_new|entry_new)$/],
  ["gtk", /^gtk_\w+_new(?:_\w+)?$/],
  ["gtk-3", /^(?:gtk_\w+_new(?:_\w+)?|gtk_widget_get_window)$/],
  ["gtk-x11-2", /^(?:gtk_\w+_new(?:_\w+)?|gtk_widget_get_window)$/],
  ["gdk-3", /^gdk_(?:display_get_default|screen_get_default|display_open|\w+_new|x11_\w+_foreign_new_for_display)$/],
  ["gobject-2", /^g_object_new$/],
]);

/** Whether a function of a library that nobody described is known to return an object. */
export function isKnownMaker(library: string | undefined, name: string): boolean {
  return library !== undefined && (knownMakers.get(library)?.test(name) ?? false);
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
